import { Refusal, WrongInput } from '../kernel/errors.ts';
import type { Decision } from './decision.ts';
import type { DeclineReason, Handoff, Presser } from './handoff.ts';
import { type JointRoles, USUAL_ROLES } from '../outcome/joint-roles.ts';
import { mayAnswer } from './may-answer.ts';
import type { UserId } from '../people/member.ts';
import { mendingFrom } from './mending.ts';
import { agreedMoves } from '../outcome/moves.ts';
import type { Notice } from '../notices/notice.ts';
import type { PointsByComponent } from '../packet/score/score.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** What the account executive does with a handoff. */

const MINUTE_MS = 60_000;

/** `undoMinutes`: how long the answer can be taken back; left out: not at all. `grade`: of the packet; left out: none. */
type Answer = { by: Presser; undoMinutes?: number; grade?: PointsByComponent | null; now: EpochMs };

export type Accept = Answer & { move: string; moveBy: Day; roles?: JointRoles };

/** Accepts, with the suggested next move or a better one. A late answer still counts, as late. Throws Refusal. */
export function accept(handoff: Handoff, { move, moveBy, roles = USUAL_ROLES, ...answer }: Accept): Decision {
  const { by, now } = answer;
  const waiting = mayAnswer(handoff, by);
  return {
    next: {
      ...waiting,
      ...decided(waiting, answer),
      ...agreedMoves(handoff.packet.partner_move_by, roles, now),
      // The clock of the moves finds out by itself when it is to look.
      nextActionAt: now,
      stage: 'accepted',
      agreedMove: move,
      agreedMoveBy: moveBy,
      opened: null,
    },
    notices: [
      ...decisionNotices(handoff, { asksForMove: true }),
      ...[by.userId, handoff.author].map((person) => outside(person, by.userId)),
    ],
    event: { kind: 'accepted', actor: by.userId, at: now },
  };
}

/** Who answered when, until when they can take it back, and how they graded the packet. */
function decided({ version }: Pick<Handoff, 'version'>, { by, undoMinutes = 0, grade = null, now }: Answer) {
  const undoUntil = undoMinutes === 0 ? null : now + undoMinutes * MINUTE_MS;
  return { decidedAt: now, decidedBy: by.userId, decision: version + 1, undoUntil, grade };
}

export type Decline = Answer & {
  reason: DeclineReason;
  note: string | null;
  betterAe: UserId | null;
  comeBackOn?: Day | null;
  /** Its author's: they have it next. */
  calendar: Calendar;
};

/**
 * Declines, with a reason that says what must be mended; the deal goes back to its author. Throws Refusal, or WrongInput when the author
 * is named as better placed.
 */
export function decline(
  handoff: Handoff,
  { reason, note, betterAe, comeBackOn = null, calendar, ...answer }: Decline,
): Decision {
  const { by, now } = answer;
  const waiting = mayAnswer(handoff, by);
  if (betterAe === handoff.author)
    throw new WrongInput({
      better_ae: 'This person wrote the handoff and cannot answer it as well. Name somebody else.',
    });
  const { hearBy, ...mending } = mendingFrom(calendar, comeBackOn, now);
  return {
    next: {
      ...waiting,
      ...mending,
      ...decided(waiting, answer),
      window: { ...waiting.window, hearBy },
      stage: 'declined',
      declineReason: reason,
      declineNote: note,
      betterAe,
      sentenceForPartner: null,
    },
    notices: [...decisionNotices(handoff), ...callsFor(reason, handoff)],
    event: { kind: 'declined', actor: by.userId, at: now, detail: reason, reason: note, hearBy },
  };
}

/** Before deciding, names somebody better placed: a proposal to the intake owner. The window goes on, and an answer is still possible. */
export function propose(
  handoff: Handoff,
  { by, betterAe, now }: { by: Presser; betterAe: UserId; now: EpochMs },
): Decision {
  const waiting = mayAnswer(handoff, by);
  if (betterAe === by.userId) throw new Refusal('That is you. Choose somebody else, or answer it yourself.');
  if (betterAe === handoff.author)
    throw new Refusal(`<@${betterAe}> wrote this handoff and cannot answer it as well. Choose somebody else.`);
  return {
    next: { ...waiting, window: { ...waiting.window, proposedAe: betterAe } },
    notices: [
      { kind: 'ae_card', person: handoff.packet.ae },
      { kind: 'intake_call', about: 'proposed', version: handoff.version + 1 },
    ],
    event: { kind: 'proposed', actor: by.userId, at: now, detail: betterAe },
  };
}

/** Who else has something to do. */
function callsFor(reason: DeclineReason, { version }: Handoff): Notice[] {
  switch (reason) {
    case 'wrong_owner':
      return [{ kind: 'intake_call', about: 'wrong_owner', version: version + 1 }];
    case 'conflict':
    case 'already_working_it':
      return [{ kind: 'alliances_call', version: version + 1 }];
    case 'vague_partner_mention':
    case 'no_account_logic':
    case 'no_next_move':
    case 'no_evidence':
    case 'generic_use_case':
    case 'no_warm_path':
    case 'bad_timing':
      return [];
    default:
      return reason satisfies never;
  }
}

/** Said only to whom it concerns: delivery looks who is in the channel. */
const outside = (person: UserId, ae: UserId): Notice => ({ kind: 'ae_outside', person, ae });

function decisionNotices(handoff: Handoff, asks: { asksForMove?: true } = {}): Notice[] {
  return [
    { kind: 'ae_card', person: handoff.packet.ae },
    { kind: 'author_card', version: handoff.version + 1 },
    { kind: 'partner_card' },
    { kind: 'partner_decision', version: handoff.version + 1, ...asks },
  ];
}
