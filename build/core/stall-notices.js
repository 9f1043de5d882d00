import { ENDINGS } from './end.js';
/** With these somebody has said what becomes of it, so that it has not stalled. */
export const STIRRING = [
    'still_going',
    'move_done',
    'move_changed',
    'move_did_not_happen',
    'partner_move_done',
    'partner_move_moved',
    'partner_reminded',
    'worth_working',
    'opportunity',
    'introduced',
    'roles_changed',
    ...ENDINGS,
    'reopened',
];
/** With these the partner reads something, or nothing is owed to it any more. */
export const TELLING_PARTNER = [
    'told_partner',
    'move_done',
    'move_changed',
    'introduced',
    'roles_changed',
    'opportunity',
    ...ENDINGS,
    'reopened',
];
const NOBODY = () => [];
export const STALL_NOTICES = {
    ae_stalled: {
        as: 'post',
        to: 'ae',
        urgency: 2,
        pace: 'at_work',
        presents: NOBODY,
        demandedBy: ['stall_asked'],
        // The question before gives way to the newest one.
        changesWith: [...STIRRING, 'stall_asked'],
        key: ({ at }) => [at],
    },
    author_owed: {
        as: 'post',
        to: 'author',
        urgency: 2,
        pace: 'by_day',
        presents: NOBODY,
        demandedBy: ['update_owed'],
        changesWith: TELLING_PARTNER,
        key: ({ at }) => [at],
    },
};
