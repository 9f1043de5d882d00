/**
 * What a handoff is, who owns it and who may answer it. What can happen to it stands in `sending`, `answering`, `reopening`, `correcting`,
 * `mending`, `conflict-check`, `window` (what happens when time passes) and `intake` (what the intake owner does). Each function there takes the handoff, a
 * command and the time, and returns the next state and who must be told. Nothing else in the bot changes a handoff's state.
 */
export const DECLINE_REASONS = [
    'vague_partner_mention',
    'no_account_logic',
    'no_next_move',
    'wrong_owner',
    'no_evidence',
    'conflict',
    'generic_use_case',
    'no_warm_path',
    'bad_timing',
    'already_working_it',
];
function inStage(handoff, name) {
    // One stage and no other, so that no new one slips past; TypeScript does not see that it is this one.
    return Object.is(handoff.stage, name) ? handoff : null;
}
/** The handoff while it is a draft; null in every other stage. */
export const draft = (handoff) => inStage(handoff, 'draft');
/** The handoff while it waits for an answer; null in every other stage. */
export const awaiting = (handoff) => inStage(handoff, 'awaiting');
/** The handoff while its conflict check is open; null in every other stage. */
export const checking = (handoff) => inStage(handoff, 'checking');
/** The handoff while it is with its author again since its check was not cleared; null in every other stage. */
export const returned = (handoff) => inStage(handoff, 'returned');
/** The handoff while its window runs: nobody has answered, and the deadline lies ahead. */
export function running(handoff) {
    const waiting = awaiting(handoff);
    return waiting?.window.lapsedAt === null ? waiting : null;
}
/** The handoff while it still waits for an answer after this deadline; null once somebody answered or a new window began. */
export function lapsed(handoff, deadlineAt) {
    const waiting = awaiting(handoff);
    const isOver = waiting !== null && waiting.window.lapsedAt !== null && waiting.window.deadlineAt === deadlineAt;
    return isOver ? waiting : null;
}
/** The handoff once the account executive has answered; null before, and when it was withdrawn. */
export function answered(handoff) {
    switch (handoff.stage) {
        case 'accepted':
        case 'working':
        case 'declined':
            return handoff;
        case 'closed':
            return handoff.outcome === 'withdrawn' ? null : handoff;
        case 'draft':
        case 'checking':
        case 'returned':
        case 'awaiting':
            return null;
        default:
            return handoff;
    }
}
/** The handoff once the account executive said no, whatever became of the deal since; null otherwise. */
export function saidNo(handoff) {
    const decided = answered(handoff);
    return decided && 'declineReason' in decided ? decided : null;
}
/** The declined handoff while its deal is not over and its author has it; null otherwise. */
export const declined = (handoff) => inStage(handoff, 'declined');
/** The response window that runs, or the last one that ran; null when it never landed. */
export function windowOf(handoff) {
    switch (handoff.stage) {
        case 'draft':
            return null;
        case 'checking':
        case 'returned':
        case 'awaiting':
        case 'accepted':
        case 'declined':
        case 'working':
        case 'closed':
            return handoff.window;
        default:
            return handoff;
    }
}
/** Whether a notice of this version was brought by the answer as it is now, and not by one that was taken back. */
export function isOfDecision({ decision }, version) {
    return decision === 0 || decision === version;
}
/** True when the answer came after the deadline, or the deadline passed without one. */
export function isLate(handoff) {
    const { window } = handoff;
    return 'decidedAt' in handoff ? handoff.decidedAt > window.deadlineAt : window.lapsedAt !== null;
}
/** True when the account executive replaced the suggested move or its day. */
export function hasReplacedMove({ packet, agreedMove, agreedMoveBy }) {
    return agreedMove !== packet.seller_move || agreedMoveBy !== packet.seller_move_by;
}
