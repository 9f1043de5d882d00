import { Refusal, WrongInput } from './errors.ts';
import { type Decision, type DeclineReason, type Handoff, mayAnswer, type Presser } from './handoff.ts';

/** What the account executive does with a handoff. */

export type Accept = { by: Presser; move: string; moveBy: string; now: number };

/** They take the seller's next move as suggested, or replace it. Late counts, as late. */
export function accept(handoff: Handoff, { by, move, moveBy, now }: Accept): Decision {
  mayAnswer(handoff, by);
  const decided: Handoff = { ...handoff, decidedAt: now, decidedBy: by.userId, nextActionAt: null };
  return {
    next: { ...decided, stage: 'accepted', agreedMove: move, agreedMoveBy: moveBy },
    notices: decisionNotices(handoff),
    event: { kind: 'accepted', actor: by.userId, at: now },
  };
}

export type Decline = { by: Presser; reason: DeclineReason; note: string | null; betterAe: string | null; now: number };

/** They say no, with the reason that names what must be mended. Throws WrongInput when the author is called better placed. */
export function decline(handoff: Handoff, { by, reason, note, betterAe, now }: Decline): Decision {
  mayAnswer(handoff, by);
  if (betterAe === handoff.author)
    throw new WrongInput({
      better_ae: 'This account wrote the handoff and cannot answer it as well. Name somebody else.',
    });
  const decided: Handoff = { ...handoff, decidedAt: now, decidedBy: by.userId, nextActionAt: null };
  return {
    next: { ...decided, stage: 'closed', outcome: 'declined', declineReason: reason, declineNote: note, betterAe },
    notices: decisionNotices(handoff),
    event: { kind: 'declined', actor: by.userId, at: now },
  };
}

/** Before deciding, they name somebody better placed: a proposal to the intake owner. The clock goes on, and they still may answer. */
export function propose(
  handoff: Handoff,
  { by, betterAe, now }: { by: Presser; betterAe: string; now: number },
): Decision {
  mayAnswer(handoff, by);
  if (betterAe === by.userId) throw new Refusal('That is you. Choose somebody else, or answer it yourself.');
  if (betterAe === handoff.author)
    throw new Refusal(`<@${betterAe}> wrote this handoff and cannot answer it as well. Choose somebody else.`);
  return {
    next: { ...handoff, proposedAe: betterAe },
    notices: [
      { kind: 'ae_card', detail: handoff.packet.ae },
      { kind: 'intake_call', detail: `proposed:${handoff.version + 1}` },
    ],
    event: { kind: 'proposed', actor: by.userId, at: now, detail: betterAe },
  };
}

function decisionNotices(handoff: Handoff): Decision['notices'] {
  return [
    { kind: 'ae_card', detail: handoff.packet.ae },
    { kind: 'author_card' },
    { kind: 'author_decision' },
    { kind: 'partner_card' },
    { kind: 'partner_decision' },
  ];
}
