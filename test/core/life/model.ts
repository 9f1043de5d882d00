import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Decision } from '../../../src/core/handoff/decision.ts';
import { Refusal } from '../../../src/core/kernel/errors.ts';
import {
  answered,
  draft,
  type Handoff,
  type Presser,
  type Stage,
  windowOf as windowIn,
} from '../../../src/core/handoff/handoff.ts';
import { ownerOf } from '../../../src/core/handoff/stages.ts';
import type { HandoffEvent } from '../../../src/core/handoff/history.ts';
import { composeCalendar } from '../../../src/core/time/compose-calendar.ts';
import { asWorkspace, type WorkspaceTime } from '../../../src/core/time/working-hours.ts';
import { retime, type Timekeeping } from '../../../src/core/handoff/window.ts';
import { windowOf, type WorkingDay, workingDays } from '../../oracle/business-time.ts';
import { createWall, DAY } from '../../oracle/wall.ts';
import { iris, maya, NOW, OURS, sam, ZONE } from '../../support/packets.ts';
import { company } from '../time/company-time.ts';

/** A handoff, and beside it a model that knows no more than the rules: who has it, until when, and what has been said. */

export type Model = {
  stage: Stage;
  ae: string;
  /** Null until it has landed. */
  deadlineAt: number | null;
  landedAt: number;
  windowDays: number;
  lapsed: boolean;
  escalated: boolean;
  decided: string | null;
  /** Once it is declined: when its author is asked, and when the deal is closed. Null before, and when they have been asked. */
  asksAt: number | null;
  closesAt: number | null;
  /** Until when whoever answered can take it back. */
  undoUntil: number;
  /** When its author is woken, while it waits for a day. */
  wakesAt: number | null;
  toldPartner: boolean;
  /** Accepted, whatever came of it since. */
  isTakenUp: boolean;
  /** Whom the questions went to that wait for an answer, oldest first; null for those that wait no longer. */
  asked: (string | null)[];
  /** Once it is accepted; null before. */
  moves: ModelMoves | null;
};

/** What each side has said, and what it was asked since. */
export type ModelMoves = {
  isPartnerDone: boolean;
  isSellerDone: boolean;
  didNot: boolean;
  isIntroduced: boolean;
  /** Of the day that stands: how often they were asked, and whether its silence was noted. */
  partner: { asked: number; slipped: number };
  seller: { asked: number; slipped: number };
  /** When its owner was last asked what holds it up, the partner for its move by the clock, and its author for word to the partner. */
  stallAskedAt: number;
  remindedAt: number;
  updateAskedAt: number;
  /** The bot had been away that morning. */
  updateAskedLate: boolean;
  /** Nobody has said anything since its owner was asked; and the partner was not asked since. */
  isStalled: boolean;
  mayRemind: boolean;
};

export const FRESH_MOVES = {
  isPartnerDone: false,
  isSellerDone: false,
  didNot: false,
  isIntroduced: false,
  stallAskedAt: -Infinity,
  remindedAt: -Infinity,
  updateAskedAt: -Infinity,
  updateAskedLate: false,
  isStalled: false,
  mayRemind: false,
};

export const unsaid = () => ({ asked: 0, slipped: 0 });

/** One calendar, as the core has it and as the oracle lists its days. */
type Desk = Pick<Timekeeping, 'calendar'> & { days: readonly WorkingDay[] };

/** What the core made of it, and the world around it. */
export type Real = Desk & {
  handoff: Handoff;
  now: number;
  version: number;
  /** The days on which this window's reminders went out. */
  remindedOn: string[];
  /** The day on which the calendar changed last; null while it has not. */
  changedOn: string | null;
  lapses: number;
  escalations: number;
  /** What happened to it, oldest first. */
  history: HandoffEvent[];
  /** How often each kind of event came about, in all lives. */
  seen: Map<string, number>;
};

// Further than any life here goes.
const [FIRST, LAST] = [NOW - 40 * DAY, NOW + 400 * DAY];
export const PARTNER_ZONE = 'Asia/Dubai';
export const wall = createWall(ZONE, FIRST, LAST);
export const { dayOf } = wall;

/** Somebody of a company that works like the usual one but for these changes. */
export function deskOf(changes: Partial<WorkspaceTime>): Desk {
  const workspace = { ...company, ...changes };
  const facts = { workspace, person: asWorkspace(sam.userId), absences: [], holidays: new Set<string>() };
  return { calendar: composeCalendar({ ...facts, zone: ZONE }), days: workingDays(facts, wall, FIRST, LAST) };
}

/** When a window of so many business days closes. */
export function deadlineOf({ days }: Desk, from: number, length: number): number {
  return windowOf(days, wall, from, length).deadlineAt;
}

export function isAnswerer(model: Model, by: Presser): boolean {
  return by.userId === model.ae && by.teamId === OURS;
}

export function isAuthor(by: Presser): boolean {
  return by.userId === maya.userId && by.teamId === OURS;
}

export function isIntakeOwner(by: Presser): boolean {
  return by.userId === iris.userId && by.teamId === OURS;
}

/** Does it, and keeps what comes of it as the store would. Fails unless it is done or refused as the model says. */
export function does(real: Real, mayBe: boolean, decide: (handoff: Handoff) => Decision | null): Decision | null {
  try {
    const decision = decide(frozen(real.handoff));
    if (!mayBe) expect.fail('it was done, but may not be');
    if (!decision) return null;
    real.handoff = { ...decision.next, version: real.handoff.version + 1 };
    if (decision.event) real.history.push(decision.event);
    count(real, decision.event?.kind ?? 'not noted');
    return decision;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (mayBe) expect.fail(`it was refused, but may be: ${error.message}`);
    count(real, 'refused');
    return null;
  }
}

/** A decision is made of what is; it never changes it in place. */
function frozen(handoff: Handoff): Handoff {
  Object.freeze(handoff.packet);
  Object.freeze(windowIn(handoff));
  return Object.freeze(handoff);
}

function count({ seen }: Real, kind: string): void {
  seen.set(kind, (seen.get(kind) ?? 0) + 1);
}

/** In the model, a window of `days` begins now. */
export function opensWindow(model: Model, real: Real, days: number): void {
  const deadlineAt = deadlineOf(real, real.now, days);
  const fresh = { lapsed: false, escalated: false };
  Object.assign(model, { stage: 'awaiting', landedAt: real.now, windowDays: days, deadlineAt, ...fresh });
  Object.assign(real, { remindedOn: [], lapses: 0, escalations: 0 });
}

/** In the model, nothing was decided; a deadline that passed meanwhile moves to the end of the next business day. */
export function isReopened(model: Model, real: Real): void {
  Object.assign(model, { stage: 'awaiting', decided: null });
  if (!model.lapsed && (model.deadlineAt ?? 0) <= real.now) opensWindow(model, real, 1);
}

/** In the model, the author has five business days to mend it, and is asked on the third. */
export function isDeclined(model: Model, real: Real, by: Presser): void {
  Object.assign(model, { stage: 'declined', decided: by.userId, toldPartner: false });
  isToBeMended(model, real);
}

export function isToBeMended(model: Model, real: Real): void {
  const third = real.days.filter(({ day }) => day > dayOf(real.now))[2];
  Object.assign(model, { wakesAt: null, asksAt: third?.from ?? null, closesAt: deadlineOf(real, real.now, 5) });
}

/** In the model, nothing happens until `day`, or the first working day after it. */
export function waitsUntil(model: Model, real: Real, day: string): void {
  const first = real.days.find((one) => one.day >= day);
  Object.assign(model, { wakesAt: first?.from ?? null, asksAt: null, closesAt: null });
}

/** What holds after each step, whatever it was. `expect` takes longer than the step itself, so that it is asked for faults alone. */
export function agrees(model: Model, { handoff, lapses, escalations, now }: Real): void {
  const { stage, packet } = handoff;
  const { deadlineAt = null, lapsedAt = null, escalatedAt = null } = windowIn(handoff) ?? {};
  const nextActionAt = dueAt(handoff);
  const is = {
    stage,
    ae: packet.ae,
    deadlineAt,
    lapsed: lapsedAt !== null,
    escalated: escalatedAt !== null,
    decided: answered(handoff)?.decidedBy ?? null,
    owner: ownerOf(handoff, iris.userId),
    lapses,
    escalations,
    isDueOneDay: nextActionAt !== null,
  };
  const { stage: modelled, ae, deadlineAt: until, lapsed, escalated, decided, moves } = model;
  const known = { stage: modelled, ae, deadlineAt: until, lapsed, escalated, decided };
  const isWaiting = stage === 'awaiting' || stage === 'declined';
  const isToBeChecked = draft(handoff)?.aeRefusal === null;
  const expected = {
    ...known,
    owner: ownerIn(model),
    lapses: Number(model.lapsed),
    escalations: Number(model.escalated),
    // The clock of an accepted handoff looks once a week at least.
    isDueOneDay: isWaiting || isToBeChecked || moves !== null,
  };
  if (!isDeepStrictEqual(is, expected)) expect(is).toEqual(expected);
  const isOpen = stage === 'awaiting' && !model.lapsed;
  if (isOpen && (nextActionAt ?? Infinity) > Math.max(now, deadlineAt ?? 0)) expect.fail('due after the deadline');
}

/** When something is due without anybody pressing; null when nothing is, or can be. */
export function dueAt(handoff: Handoff): number | null {
  return 'nextActionAt' in handoff ? handoff.nextActionAt : null;
}

function ownerIn({ stage, lapsed, ae }: Model): string | null {
  if (stage === 'closed') return null;
  if (stage === 'accepted' || stage === 'working') return ae;
  if (stage === 'declined') return maya.userId;
  return lapsed ? iris.userId : maya.userId;
}

/** The deadline is counted by the calendar as it is now. */
export function recounts(model: Model, real: Real): void {
  does(real, true, (handoff) => retime(handoff, real, real.now));
  if (model.stage !== 'awaiting' || model.lapsed) return;
  const counted = deadlineOf(real, model.landedAt, model.windowDays);
  if (counted > real.now) model.deadlineAt = counted;
}
