import type { Decision } from './decision.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Accepted, answered, type Declined, type Handoff, type Presser, type Window } from './handoff.ts';
import { unanswered } from './common-fields.ts';
import { NEW_WINDOW } from './history.ts';
import { mustBeIntakeOwner } from './intake.ts';
import type { UserId } from '../people/member.ts';
import type { Notice } from '../notices/notice.ts';
import { promisedDay, promisedWhileLapsed } from './promise.ts';
import type { EpochMs } from '../time/instant.ts';
import { nextDueOf, openWindow, type Timekeeping } from './window.ts';

/**
 * An answer is taken back: for some minutes by whoever gave it, later by the intake owner. The same account executive is asked anew in the same
 * round, and the partner is told openly that nothing is decided.
 */

/** How long the account executive has when the deadline passed while it was answered: to the end of the next business day. */
const DAYS_ANEW = 1;

type Reopenable = Accepted | Declined;
type Asked = { by: Presser; intakeOwner: UserId; now: EpochMs };

/** The handoff, if this presser may take their answer back now; throws Refusal otherwise. */
export function mayUndo(handoff: Handoff, { by, intakeOwner, now }: Asked): Reopenable {
  const { ae } = handoff.packet;
  if (by.userId !== ae || by.teamId !== handoff.teamId)
    throw new Refusal(`Only <@${ae}> can undo an answer to this handoff. Nothing has changed.`);
  const decided = mustBeDecided(handoff);
  if (decided.undoUntil === null || now >= decided.undoUntil)
    throw new Refusal(
      `It is too late to undo this. <@${intakeOwner}> can reopen it: \`/handoff status ${handoff.id}\`.`,
    );
  return decided;
}

/** The handoff, if this presser may reopen it, also later; throws Refusal otherwise. Asked before the form is opened and again when it is sent. */
export function mayReopen(handoff: Handoff, { by, intakeOwner }: Omit<Asked, 'now'>): Reopenable {
  mustBeIntakeOwner(handoff, by, intakeOwner);
  return mustBeDecided(handoff);
}

/** What this person can do about its decision: whoever answered needs no form, the intake owner gives a reason. Null when nothing. */
export function reopeningFor(handoff: Handoff, asked: Asked): 'undo' | 'reopen' | null {
  if (isAllowed(() => mayUndo(handoff, asked))) return 'undo';
  return isAllowed(() => mayReopen(handoff, asked)) ? 'reopen' : null;
}

function isAllowed(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function mustBeDecided(handoff: Handoff): Reopenable {
  switch (handoff.stage) {
    case 'accepted':
    case 'declined':
      return handoff;
    case 'draft':
      throw new Refusal('This handoff was not sent yet. Nothing has changed.');
    case 'checking':
    case 'returned':
      throw new Refusal('It has not been answered yet: its conflict check comes first. Nothing has changed.');
    case 'awaiting':
      throw new Refusal(`Nothing is decided here: it waits for <@${handoff.packet.ae}>. Nothing has changed.`);
    case 'working':
      throw new Refusal('It is worked on already. Say what came of it instead. Nothing has changed.');
    case 'closed':
      throw new Refusal(`${WHY_CLOSED[handoff.outcome]} Nothing has changed.`);
    default:
      return handoff satisfies never;
  }
}

const WHY_CLOSED = {
  mended: 'It was mended and sent again already: what counts now is the new handoff.',
  declined: 'This deal is closed already, and the partner knows.',
  withdrawn: 'This handoff was withdrawn.',
  not_worth: 'It was found not worth working, and the partner knows.',
  won: 'It is won, and the partner knows.',
  lost: 'It is lost, and the partner knows.',
  no_deal: 'It came to no deal, and the partner knows.',
} as const;

type Command = Asked & { time: Timekeeping };

/** Whoever answered takes it back. Throws Refusal, also once the time for that is over. */
export function undo(handoff: Handoff, command: Command): Decision {
  return reopened(mayUndo(handoff, command), { ...command, reason: null });
}

/** The intake owner reopens it. The account executive and the author read why; the reason stays inside the company. Throws Refusal. */
export function reopen(handoff: Handoff, command: Command & { reason: string }): Decision {
  return reopened(mayReopen(handoff, command), command);
}

function reopened(decided: Reopenable, command: Command & { reason: string | null }): Decision {
  const { by, reason, time, now } = command;
  const window = windowAgain(decided.window, time, now);
  const isNew = window.deadlineAt !== decided.window.deadlineAt;
  const nextActionAt = nextDueOf(window, time.calendar, now);
  return {
    next: { ...unanswered(decided), stage: 'awaiting', window, nextActionAt },
    notices: whoIsTold(decided, by, now),
    event: {
      kind: 'reopened',
      actor: by.userId,
      at: now,
      detail: isNew ? NEW_WINDOW : null,
      reason,
      hearBy: window.hearBy,
    },
  };
}

/** Nobody wins time by it, unless the deadline has passed unnoticed meanwhile. What had lapsed before the answer is lapsed again. */
function windowAgain(window: Window, time: Timekeeping, now: EpochMs): Window {
  const { calendar } = time;
  const { round, deadlineAt, lapsedAt, remindsOnLastDayOnly, proposedAe } = window;
  if (lapsedAt !== null) return { ...window, coveredBy: null, hearBy: promisedWhileLapsed(calendar, deadlineAt, now) };
  if (now < deadlineAt) return { ...window, coveredBy: null, hearBy: promisedDay(calendar, deadlineAt) };
  return { ...openWindow({ round, lengthDays: DAYS_ANEW, from: now }, time), remindsOnLastDayOnly, proposedAe };
}

function whoIsTold({ packet, version: before }: Reopenable, by: Presser, at: EpochMs): Notice[] {
  const person = packet.ae;
  const version = before + 1;
  return [
    { kind: 'ae_card', person },
    // Nobody is told what they did themselves.
    ...(by.userId === person ? [] : [{ kind: 'ae_reopened', person, version, at } as const]),
    { kind: 'author_news', news: 'reopened', version },
    { kind: 'partner_card' },
    { kind: 'partner_news', news: 'reopened', version },
  ];
}

/** The time to take an answer back is over: the button goes. Null when it is not, or was not offered. Safe to call twice, or late. */
export function endUndo(handoff: Handoff, now: EpochMs): Decision | null {
  const decided = answered(handoff);
  if (decided === null || decided.undoUntil === null || now < decided.undoUntil) return null;
  return {
    next: { ...decided, undoUntil: null },
    notices: [{ kind: 'ae_card', person: handoff.packet.ae }],
    event: null,
    at: now,
  };
}
