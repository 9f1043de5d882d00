import { expect } from 'vitest';
import type { Decision } from '../../../src/core/handoff/decision.ts';
import { passMending } from '../../../src/core/handoff/mending.ts';
import { passMoves } from '../../../src/core/outcome/moves-clock.ts';
import { passTime } from '../../../src/core/handoff/window.ts';
import { escalationOf, isAtWork } from '../../oracle/business-time.ts';
import { DAY } from '../../oracle/wall.ts';
import { movesTime, ZONE } from '../../support/packets.ts';
import {
  dayOf,
  deadlineOf,
  does,
  isToBeMended,
  type Model,
  type ModelMoves,
  PARTNER_ZONE,
  type Real,
  wall,
} from './model.ts';

/** What the clock brings in a life, and what the model knows of that. */

/** Sooner than anybody sets it, so that short lives stall too. */
const SOON_STALLED = { acceptedDays: 1, workingDays: 3, awayUntil: null };

/** `late`: it was away when things fell due. */
type Punctual = 'on time' | 'late';

/** The bot looks what is due until nothing is. */
export function look(model: Model, real: Real, when: Punctual = 'on time'): void {
  for (let looks = 0; looks < 8; looks += 1) if (!lookOnce(model, real, when)) return;
  throw new Error('There is always something due.');
}

function lookOnce(model: Model, real: Real, when: Punctual): Decision | null {
  const { now, calendar } = real;
  const time = { ...movesTime(calendar, PARTNER_ZONE), stalls: SOON_STALLED };
  const decision = does(
    real,
    true,
    (handoff) =>
      passTime(handoff, calendar, now) ?? passMending(handoff, calendar, now) ?? passMoves(handoff, time, now),
  );
  if (model.stage === 'declined') return lookWhileDeclined(model, real, decision);
  const isOpen = model.stage === 'awaiting';
  const end = model.deadlineAt ?? Infinity;
  if (isOpen && !model.lapsed && now >= end) {
    expect(decision?.event?.kind).toBe('lapsed');
    model.lapsed = true;
    real.lapses += 1;
  } else if (isOpen && model.lapsed && !model.escalated && now >= escalationOf(real.days, wall, end)) {
    expect(decision?.event?.kind).toBe('escalated');
    model.escalated = true;
    real.escalations += 1;
  } else if (isOpen && model.lapsed && decision) {
    expect(decision.event?.kind).toBe('promised_again');
    expect(decision.notices.map(({ kind }) => kind)).toEqual(['partner_card', 'partner_delay']);
  } else if (decision && model.moves) {
    passesMoves(model.moves, decision, { now, when });
  } else if (decision) {
    expect(decision.event?.kind).toBe('reminded');
    isReminded(model, real, decision);
  }
  return decision;
}

function lookWhileDeclined(model: Model, real: Real, decision: Decision | null): Decision | null {
  const { wakesAt, asksAt, closesAt } = model;
  if (wakesAt !== null) {
    if (real.now < wakesAt) expect(decision).toBeNull();
    else {
      expect(decision?.event?.kind).toBe('woken');
      isToBeMended(model, real);
    }
  } else if (asksAt !== null && real.now >= asksAt) {
    expect(decision?.event?.kind).toBe('mend_asked');
    const kinds = decision?.notices.map(({ kind }) => kind) ?? [];
    expect(kinds.includes('partner_card'), 'a new day stands in the card too').toBe(kinds.includes('partner_news'));
    model.asksAt = null;
    model.closesAt = Math.max(closesAt ?? 0, deadlineOf(real, real.now, 1));
  } else if (asksAt === null && real.now >= (closesAt ?? Infinity)) {
    expect(decision?.event).toMatchObject({ kind: 'deal_closed', actor: null });
    model.stage = 'closed';
  } else expect(decision).toBeNull();
  return decision;
}

/** Each side is asked once about each day that it named, its silence is noted once, and never after it has said what came of it. */
function passesMoves(moves: ModelMoves, { event }: Decision, { now, when }: { now: number; when: Punctual }): void {
  const { partner, seller, ...said } = moves;
  switch (event?.kind) {
    case undefined:
      return;
    case 'stall_asked':
      return isAskedOfStall(moves, now);
    case 'update_owed':
      return isAskedForWord(moves, now, when === 'late');
    case 'partner_reminded':
      partner.asked += 1;
      Object.assign(moves, { remindedAt: now, mayRemind: false });
      break;
    case 'partner_slipped':
      partner.slipped += 1;
      break;
    case 'move_asked':
      seller.asked += 1;
      break;
    case 'move_slipped':
      seller.slipped += 1;
      break;
    default:
      expect.fail(`the clock of the moves brought: ${event?.kind}`);
  }
  for (const side of [partner, seller]) expect(Math.max(side.asked, side.slipped)).toBeLessThan(2);
  if (event?.kind.startsWith('partner_')) expect(said.isPartnerDone).toBe(false);
  else expect(said.isSellerDone || said.didNot).toBe(false);
}

const HOUR = DAY / 24;

/** Never twice in a week: after a holiday on a Monday it is six days. */
function isAskedOfStall(moves: ModelMoves, now: number): void {
  expect(now - moves.stallAskedAt).toBeGreaterThanOrEqual(5 * DAY + 12 * HOUR);
  Object.assign(moves, { stallAskedAt: now, isStalled: true, mayRemind: moves.remindedAt < now });
}

/** In the first hour of the author's day, or later when the bot was away then; and not again within five business days. */
function isAskedForWord(moves: ModelMoves, now: number, isLate: boolean): void {
  const hour = new Intl.DateTimeFormat('en', { timeZone: ZONE, hour: 'numeric', hourCycle: 'h23' }).format(now);
  if (!isLate) expect(Number(hour)).toBe(9);
  // Late may be the last minute of a Sunday: the fifth business morning after that is a Friday's.
  const apart = moves.updateAskedLate ? 4 * DAY + 8 * HOUR : 7 * DAY - HOUR;
  expect(now - moves.updateAskedAt).toBeGreaterThanOrEqual(apart);
  Object.assign(moves, { updateAskedAt: now, updateAskedLate: isLate });
}

/** Only of an open window, by day, and at most once a day before the last one. */
function isReminded(model: Model, { days, now, remindedOn, changedOn }: Real, { notices }: Decision): void {
  expect(notices.map(({ kind }) => kind)).toEqual(['reminder']);
  expect(model.stage === 'awaiting' && !model.lapsed, 'an open window').toBe(true);
  expect(isAtWork(days, now), 'working hours').toBe(true);
  const today = dayOf(now);
  const lastDay = days.findLast(({ from }) => from < (model.deadlineAt ?? now))?.day ?? today;
  if (today < lastDay) expect(remindedOn).not.toContain(today);
  // A last day whose hours change in the middle of it has last hours anew.
  if (changedOn !== today) expect(remindedOn.filter((day) => day === today).length).toBeLessThan(2);
  remindedOn.push(today);
}
