import { type Dispute, disputeAfter, type Opening, type OpenDispute } from './dispute.ts';
import { endOf } from './registering.ts';
import { type LiveRegistration, liveRegistration, type RegistrationDecision } from './registration.ts';
import type { EpochMs } from '../time/instant.ts';

/** Who claims an account: the registrations that hold on it, and what is disputed. What happens to one of them can concern all. */
export type AccountClaims = { live: readonly LiveRegistration[]; dispute: OpenDispute | null };

/** What is saved together: several things may have happened to one registration, in this order. */
export type ClaimsDecision = { decisions: readonly RegistrationDecision[]; dispute: Dispute | null };

/** What happened to one registration, with what that means for a dispute. Throws as `disputeAfter`. */
export function withDispute(
  decision: RegistrationDecision,
  { live, dispute }: AccountClaims,
  opening: Opening | null,
  now: EpochMs,
): ClaimsDecision {
  // What is over by the clock claims nothing, though it may not have been seen to yet.
  const others = live.filter((one) => one.id !== decision.next.id && now < endOf(one));
  const own = liveRegistration(decision.next);
  const after = disputeAfter(own ? [...others, own] : others, dispute, opening, now);
  return { decisions: [decision, ...(after?.decisions ?? [])], dispute: after?.dispute ?? null };
}
