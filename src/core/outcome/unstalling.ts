import type { Decision } from '../handoff/decision.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Handoff, InWork, Presser } from '../handoff/handoff.ts';
import { mayMove } from './moving.ts';
import { worked } from './taken-up.ts';
import { type EpochMs, momentInSentence } from '../time/instant.ts';

/** What the owner of a stalled handoff can say beside what they can say of it at any time. */

type Press = { by: Presser; now: EpochMs };

/** It is being worked, although nothing of it has changed for long. Once for each question; throws Refusal. */
export function stillGoing(handoff: Handoff, { by, now }: Press): Decision {
  const agreed = mayMove(handoff, by);
  if (!worked(agreed)) throw new Refusal('Say first whether it is worth working. Nothing has changed.');
  mustBeAsked(agreed, agreed.moves.saidAt, 'You have said this already. Nothing has changed.');
  return {
    next: { ...agreed, moves: { ...agreed.moves, saidAt: now }, nextActionAt: now },
    notices: [],
    event: { kind: 'still_going', actor: by.userId, at: now },
  };
}

/** The partner is reminded of its move once more. Once for each question; throws Refusal. */
export function remindPartner(handoff: Handoff, { by, now }: Press): Decision {
  const agreed = mayMove(handoff, by);
  const { partnerDoneAt, partnerAskedAt, partnerRemindedAt, partnerDueOn: day } = agreed.moves;
  if (partnerDoneAt !== null) throw new Refusal('The partner has done its move. Nothing has changed.');
  const asked = Math.max(partnerAskedAt, partnerRemindedAt ?? 0);
  mustBeAsked(agreed, asked, `They were asked ${momentInSentence(asked)}. Nothing has changed.`);
  return {
    next: { ...agreed, moves: { ...agreed.moves, partnerRemindedAt: now, saidAt: now }, nextActionAt: now },
    notices: [{ kind: 'partner_reminder', day, at: now }],
    event: { kind: 'partner_reminded', actor: by.userId, at: now },
  };
}

/** Throws Refusal with `otherwise` unless its owner was asked since `said`. */
function mustBeAsked({ moves: { stallAskedAt } }: InWork, said: EpochMs, otherwise: string): void {
  if (stallAskedAt === null || said >= stallAskedAt) throw new Refusal(otherwise);
}
