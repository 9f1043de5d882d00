import { Refusal } from '../kernel/errors.ts';
import type { Awaiting, Decided, Handoff, Presser } from './handoff.ts';
import { momentInSentence } from '../time/instant.ts';

/** Who may answer a handoff, and what everybody else is told. */

/** The handoff, if this presser may answer it; throws Refusal otherwise. Asked before a form is opened and again when it is sent. */
export function mayAnswer(handoff: Handoff, by: Presser): Awaiting {
  mustBeAe(handoff, by, 'can answer this handoff');
  return mustAwait(handoff, by);
}

/** Throws Refusal unless it is the account executive of the handoff; `may` says in the sentence what only they can do. */
export function mustBeAe({ packet, teamId }: Handoff, by: Presser, may: string): void {
  if (by.userId !== packet.ae || by.teamId !== teamId)
    throw new Refusal(`Only <@${packet.ae}> ${may}. Nothing has changed.`);
}

/** The handoff, if it waits for an answer; throws Refusal otherwise. */
export function mustAwait(handoff: Handoff, by: Presser): Awaiting {
  switch (handoff.stage) {
    case 'awaiting':
      return handoff;
    case 'draft':
      throw new Refusal('This handoff is not waiting for an answer. Nothing has changed.');
    case 'checking':
      throw new Refusal(`Its conflict check is with <@${handoff.check.signer}>. Nothing has changed.`);
    case 'returned':
      throw new Refusal('It has come back to its author from the conflict check. Nothing has changed.');
    case 'accepted':
    case 'working':
      throw new Refusal(alreadyDecided(handoff, 'accepted', by));
    case 'declined':
      throw new Refusal(alreadyDecided(handoff, 'declined', by));
    case 'closed':
      if (handoff.outcome === 'withdrawn') throw new Refusal('This handoff was withdrawn. Nothing has changed.');
      throw new Refusal(alreadyDecided(handoff, 'endedAt' in handoff ? 'accepted' : 'declined', by));
    default:
      return handoff satisfies never;
  }
}

/** Who decided what, and when, as the sentence of a refusal. */
export function alreadyDecided({ decidedBy, decidedAt }: Decided, word: 'accepted' | 'declined', by: Presser): string {
  if (decidedBy === by.userId)
    return `You have ${word} this already (${momentInSentence(decidedAt)}). Nothing has changed.`;
  return `<@${decidedBy}> has already ${word} this handoff. Nothing has changed.`;
}
