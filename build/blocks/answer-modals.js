import { DECLINE_REASONS } from '../core/handoff.js';
import { FIELDS } from '../core/packet.js';
import { isPast } from '../core/time/calendar.js';
import { dayWords } from '../core/time/day-words.js';
import { acceptanceLine } from './agreement-text.js';
import { valueOf } from './form-values.js';
import { gradeFields, readGradeFields } from './grade.js';
import { VIEW } from './ids.js';
import { readRoleFields, roleFields, roleSettings } from './joint-roles.js';
import { bold, field, modal, option, rich, words } from './kit.js';
import { REASONS } from './words.js';
/** The two forms in which an account executive answers, and their readers. */
/** `acceptance` is what both sides have agreed that it means. Filled with the suggested move: sending it unchanged takes the move as suggested. A suggested day that is over is left to be chosen. */
export function acceptModal(handoff, roles, now, acceptance = null) {
    const { packet } = handoff;
    const { seller_move_by: suggested } = packet;
    const isOver = isPast(suggested, now);
    return modal({
        view: VIEW.accept,
        title: 'Accept the handoff',
        submit: 'Accept',
        id: handoff.id,
        blocks: [
            rich([bold(packet.account), words(' becomes yours. The author and the partner are told.')], ...acceptanceLine(acceptance)),
            field({
                key: 'next_move',
                label: 'Your next move',
                hint: 'Keep the suggested move, or replace it with a better one. Everybody inside sees which; the partner never sees your words.',
                element: {
                    type: 'plain_text_input',
                    multiline: true,
                    max_length: FIELDS.seller_move.input.max,
                    initial_value: packet.seller_move,
                },
            }),
            field({
                key: 'next_move_by',
                label: 'By',
                element: { type: 'datepicker', ...(isOver ? {} : { initial_date: suggested }) },
                ...(isOver
                    ? { hint: `${dayWords(suggested, now)} was suggested, and is over. The partner reads the new day.` }
                    : {}),
            }),
            ...roleFields(roleSettings(roles)),
            ...gradeFields(),
        ],
    });
}
export function readAcceptModal(state) {
    return {
        move: valueOf(state, 'next_move'),
        moveBy: valueOf(state, 'next_move_by'),
        roles: readRoleFields(state),
        grade: readGradeFields(state),
    };
}
const MAX_NOTE = 1000;
export function declineModal(handoff) {
    return modal({
        view: VIEW.decline,
        title: 'Decline the handoff',
        submit: 'Decline',
        id: handoff.id,
        blocks: [
            rich([
                bold(handoff.packet.account),
                words('. Your reason decides what is mended. The partner reads a general sentence only.'),
            ]),
            field({
                key: 'reason',
                label: 'Reason',
                element: {
                    type: 'radio_buttons',
                    options: DECLINE_REASONS.map((reason) => option(REASONS[reason].label, reason, REASONS[reason].means)),
                },
            }),
            field({
                key: 'better_ae',
                label: 'Better placed',
                hint: 'For "Wrong owner": who should be asked instead.',
                optional: true,
                element: { type: 'users_select' },
            }),
            field({
                key: 'come_back_on',
                label: 'Come back on',
                hint: 'For "Bad timing": from which day on it makes sense.',
                optional: true,
                element: { type: 'datepicker' },
            }),
            field({
                key: 'note',
                label: 'Note to the author',
                hint: 'Stays inside the company.',
                optional: true,
                element: { type: 'plain_text_input', multiline: true, max_length: MAX_NOTE },
            }),
            ...gradeFields(),
        ],
    });
}
export function readDeclineModal(state) {
    return {
        reason: valueOf(state, 'reason'),
        note: valueOf(state, 'note'),
        betterAe: valueOf(state, 'better_ae'),
        comeBackOn: valueOf(state, 'come_back_on'),
        grade: readGradeFields(state),
    };
}
