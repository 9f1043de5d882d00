import { disputeAfter } from './dispute.js';
import { endOf } from './registering.js';
import { liveRegistration } from './registration.js';
/** What happened to one registration, with what that means for a dispute. Throws as `disputeAfter`. */
export function withDispute(decision, { live, dispute }, opening, now) {
    // What is over by the clock claims nothing, though it may not have been seen to yet.
    const others = live.filter((one) => one.id !== decision.next.id && now < endOf(one));
    const own = liveRegistration(decision.next);
    const after = disputeAfter(own ? [...others, own] : others, dispute, opening, now);
    return { decisions: [decision, ...(after?.decisions ?? [])], dispute: after?.dispute ?? null };
}
