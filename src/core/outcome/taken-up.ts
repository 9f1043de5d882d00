import { answered, type Ended, type Handoff, type InWork, type TakenUp, type Working } from '../handoff/handoff.ts';

/** What a message or a rule asks of a handoff once its account executive has said yes. */

/** The handoff once the account executive said yes, also when it has ended since; null otherwise. */
export function takenUp(handoff: Handoff): TakenUp | null {
  const decided = answered(handoff);
  return decided && 'agreedMove' in decided ? decided : null;
}

/** The handoff while its account executive owns it: accepted, and no end is known yet; null otherwise. */
export function inWork(handoff: Handoff): InWork | null {
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
      return handoff satisfies never;
  }
}

/** The handoff once it is worked, as long as it is; null otherwise. */
export function worked(handoff: Handoff): Working | null {
  const taken = inWork(handoff);
  return taken && 'qualifiedAt' in taken ? taken : null;
}

/** The handoff once it has ended after it was accepted; null otherwise. */
export function ended(handoff: Handoff): Ended | null {
  const taken = takenUp(handoff);
  return taken && 'endedAt' in taken ? taken : null;
}
