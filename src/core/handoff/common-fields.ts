import { credited } from '../credit/credit.ts';
import type { Accepted, Awaiting, Declined, InEveryStage } from './handoff.ts';

/** What stays of a handoff when its stage changes. */

/** What is left of it without what its stage brought. */
export function inEveryStage({
  id,
  version,
  teamId,
  author,
  packet,
  contactId,
  duplicateReason,
  score,
  overrideReason,
  revisionOf,
  clearing,
  deal,
  createdAt,
  ...more
}: InEveryStage): InEveryStage {
  const kept = {
    id,
    version,
    teamId,
    author,
    packet,
    contactId,
    duplicateReason,
    score,
    overrideReason,
    revisionOf,
    clearing,
    deal,
    createdAt,
  };
  return { ...kept, ...credited(more) };
}

/** What is left of it without its answer, to be asked anew. */
export function unanswered(handoff: Awaiting | Accepted | Declined): Omit<Awaiting, 'stage' | 'nextActionAt'> {
  return { ...inEveryStage(handoff), window: handoff.window };
}
