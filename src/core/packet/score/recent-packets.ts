import { answered, type DeclineReason, type Handoff, saidNo, windowOf } from '../../handoff/handoff.ts';
import { totalOf } from './score.ts';
import type { EpochMs } from '../../time/instant.ts';

/** What became of the last three handoffs of one author: the last three, and not the best, which really went to sales. */

const LAST = 3;
/** Under this many points of 18 a packet is weak. */
const WEAK_UNDER = 10;

/** Whether a decline for this reason is about the packet, and not about which account, partner or moment. */
const IS_PACKET_FAULT: Record<DeclineReason, boolean> = {
  vague_partner_mention: true,
  no_account_logic: true,
  no_next_move: true,
  wrong_owner: false,
  no_evidence: true,
  conflict: false,
  generic_use_case: true,
  no_warm_path: true,
  bad_timing: false,
  already_working_it: false,
};

/** When it was answered, or its window closed without an answer; null while neither is so, and when it was given up before. */
export function settledAt(handoff: Handoff): EpochMs | null {
  return answered(handoff)?.decidedAt ?? unansweredSince(handoff);
}

/** Withdrawn afterwards it was still not answered. What is in its conflict check once more is on its way to somebody else. */
function unansweredSince(handoff: Handoff): EpochMs | null {
  switch (handoff.stage) {
    case 'awaiting':
    case 'closed':
      return answered(handoff) ? null : (windowOf(handoff)?.lapsedAt ?? null);
    case 'draft':
    case 'checking':
    case 'returned':
    case 'accepted':
    case 'working':
    case 'declined':
      return null;
    default:
      return handoff satisfies never;
  }
}

/** Graded under 10 of 18, declined for what the packet lacked, or not answered in its window. What is not settled is not weak. */
export function isWeak(handoff: Handoff): boolean {
  const decided = answered(handoff);
  if (decided === null) return unansweredSince(handoff) !== null;
  const no = saidNo(handoff);
  const isLow = decided.grade !== null && totalOf(decided.grade) < WEAK_UNDER;
  return isLow || (no !== null && IS_PACKET_FAULT[no.declineReason]);
}

/** The three of these that were settled last, the latest first; fewer while there are no three. */
export function lastThree(handoffs: readonly Handoff[]): Handoff[] {
  const settled = handoffs.flatMap((handoff) => {
    const at = settledAt(handoff);
    return at === null ? [] : [{ handoff, at }];
  });
  return settled
    .toSorted((one, other) => other.at - one.at)
    .slice(0, LAST)
    .map(({ handoff }) => handoff);
}

/**
 * Whether an author reads before their next packet that a smaller one helps more: their last three were weak, and they have not sent
 * another since the third, so that they read it with one packet and not with each. `written` is what they have handed off lately.
 */
export function needsSmaller(written: readonly Handoff[]): boolean {
  const three = lastThree(written);
  const [latest] = three;
  const since = latest ? settledAt(latest) : null;
  if (since === null || three.length < LAST || !three.every(isWeak)) return false;
  return !written.some(({ createdAt }) => createdAt > since);
}

/** What they read then, once and kindly. Null when there is nothing to say. */
export function lastThreeWords(isNeeded: boolean): string | null {
  if (!isNeeded) return null;
  return 'Your last three handoffs did not get far. A smaller one that is accepted does more than a complete one that nobody reads: one named person, one move for this week, one link.';
}
