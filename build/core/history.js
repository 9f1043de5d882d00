import { ENDINGS } from './end.js';
/** What can happen to a handoff, as its history keeps it. */
export const EVENT_KINDS = [
    'kept',
    'sent',
    'ae_refused',
    'check_asked',
    'check_reminded',
    'check_lapsed',
    'check_escalated',
    'check_passed',
    'check_renewed',
    'cleared',
    'returned',
    'return_asked',
    'reminded',
    'dialed_down',
    'retimed',
    'lapsed',
    'escalated',
    'proposed',
    'asked',
    'replied',
    'ae_gone',
    'rerouted',
    'extended',
    'accepted',
    'declined',
    'reopened',
    'withdrawn',
    'corrected',
    'promised_again',
    'parked',
    'woken',
    'mend_asked',
    'told_partner',
    'mended',
    'deal_closed',
    'worth_working',
    'not_worth',
    'opportunity',
    'won',
    'lost',
    'no_deal',
    'partner_move_done',
    'partner_move_moved',
    'partner_reminded',
    'partner_slipped',
    'move_asked',
    'move_slipped',
    'move_done',
    'move_changed',
    'move_did_not_happen',
    'introduced',
    'roles_changed',
    'stall_asked',
    'still_going',
    'update_owed',
    'credit_corrected',
    'credit_disputed',
    'credit_kept',
];
/** After these a handoff is closed. */
export const CLOSING_KINDS = [
    'withdrawn',
    'mended',
    'deal_closed',
    ...ENDINGS,
];
/** What has happened since the handoff went to the account executive who has it now. */
export function thisRound(history) {
    return history.slice(history.findLastIndex(({ kind }) => kind === 'rerouted' || kind === 'cleared') + 1);
}
/** The `detail` of a `reopened` event when the old deadline had passed, so that a new window began. */
export const NEW_WINDOW = 'new_window';
export function isReopenedAnew({ kind, detail }) {
    return kind === 'reopened' && detail === NEW_WINDOW;
}
/** Whether this has happened since then. */
export function happenedThisRound(history, kind) {
    return thisRound(history).some((event) => event.kind === kind);
}
