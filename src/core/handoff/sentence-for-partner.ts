import type { Decision } from './decision.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Declined, Handoff, InWork, Presser } from './handoff.ts';
import { mayMend, mustBeAuthor } from './mending.ts';
import { inWork } from '../outcome/taken-up.ts';
import type { EpochMs } from '../time/instant.ts';

/** A sentence that the author writes for the partner, who reads it as it stands: once for each decline, and at any time after acceptance. */

/** The handoff, if this presser may write to the partner now: its author; throws Refusal otherwise. */
export function mayTellPartner(handoff: Handoff, by: Presser): Declined | InWork {
  mustBeAuthor(handoff, by);
  return inWork(handoff) ?? mayAddSentence(handoff, by);
}

function mayAddSentence(handoff: Handoff, by: Presser): Declined {
  const kept = mayMend(handoff, by);
  if (kept.sentenceForPartner !== null)
    throw new Refusal('You have added a sentence already. Write what is new into the partner’s thread yourself.');
  return kept;
}

/** Throws Refusal. */
export function tellPartner(
  handoff: Handoff,
  { by, sentence, now }: { by: Presser; sentence: string; now: EpochMs },
): Decision {
  const told = mayTellPartner(handoff, by);
  const version = told.version + 1;
  const post = { kind: 'partner_sentence', version } as const;
  const event = { kind: 'told_partner', actor: by.userId, at: now, reason: sentence } as const;
  const agreed = inWork(told);
  if (!agreed) {
    const next = { ...mayAddSentence(handoff, by), sentenceForPartner: sentence };
    return { next, notices: [post], event };
  }
  const moves = { ...agreed.moves, wordForPartner: sentence, wordVersion: version };
  return { next: { ...agreed, moves, nextActionAt: now }, notices: [post], event };
}
