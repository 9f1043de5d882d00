import { answered } from './handoff.js';
/** What a message or a rule asks of a handoff once its account executive has said yes. */
/** The handoff once the account executive said yes, also when it has ended since; null otherwise. */
export function takenUp(handoff) {
    const decided = answered(handoff);
    return decided && 'agreedMove' in decided ? decided : null;
}
/** The handoff while its account executive owns it: accepted, and no end is known yet; null otherwise. */
export function inWork(handoff) {
    switch (handoff.stage) {
        case 'accepted':
        case 'working':
            return handoff;
        case 'draft':
        case 'checking':
        case 'returned':
        case 'awaiting':
        case 'declined':
        case 'closed':
            return null;
        default:
            return handoff;
    }
}
/** The handoff once it is worked, as long as it is; null otherwise. */
export function worked(handoff) {
    const taken = inWork(handoff);
    return taken && 'qualifiedAt' in taken ? taken : null;
}
/** The handoff once it has ended after it was accepted; null otherwise. */
export function ended(handoff) {
    const taken = takenUp(handoff);
    return taken && 'endedAt' in taken ? taken : null;
}
