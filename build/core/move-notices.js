import { ENDINGS } from './end.js';
import { inWork } from './taken-up.js';
/** After these nothing is asked any more of what was agreed: it has ended, or was taken back. */
const OVER = [...ENDINGS, 'reopened'];
/** After these the account executive has said what came of their move, is asked again, or it is over. */
const MOVED = ['move_done', 'move_changed', 'move_did_not_happen', 'stall_asked', ...OVER];
/** After these the partner is not asked for its move any more, or for another day. */
export const PARTNER_MOVED = ['partner_move_done', 'partner_move_moved', ...OVER];
/** After these it is not asked any more whether it is worth working. */
const QUALIFIED = ['worth_working', 'opportunity', ...OVER];
const NOBODY = () => [];
const accepter = (handoff) => (inWork(handoff) ? [handoff.packet.ae] : []);
export const MOVE_NOTICES = {
    partner_reminder: {
        as: 'post',
        to: 'partner',
        urgency: 1,
        pace: 'at_work',
        presents: NOBODY,
        demandedBy: ['partner_reminded'],
        changesWith: PARTNER_MOVED,
        key: ({ day, at }) => [day, at],
    },
    partner_moves: {
        as: 'post',
        to: 'partner',
        urgency: 1,
        pace: 'at_once',
        presents: accepter,
        demandedBy: ['move_done', 'move_changed', 'introduced', 'roles_changed'],
        key: ({ news, version }) => [news, version],
    },
    ae_move: {
        as: 'post',
        to: 'ae',
        urgency: 2,
        pace: 'at_work',
        presents: NOBODY,
        demandedBy: ['move_asked'],
        changesWith: MOVED,
        key: ({ day, at }) => [day, at],
    },
    ae_moves: {
        as: 'post',
        to: 'ae',
        urgency: 2,
        pace: ({ news }) => (news === 'partner_slipped' ? 'by_day' : 'at_once'),
        presents: NOBODY,
        demandedBy: ['partner_move_done', 'partner_move_moved', 'partner_slipped'],
        // Where both moves are done it asks whether it is worth working.
        changesWith: QUALIFIED,
        key: ({ news, version }) => [news, version],
    },
    author_roles: {
        as: 'post',
        to: 'author',
        urgency: 2,
        pace: 'at_once',
        presents: accepter,
        demandedBy: ['roles_changed'],
        key: ({ version }) => [version],
    },
};
