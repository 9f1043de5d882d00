import { expect } from 'vitest';
import { type Done, expectedLife, type Happening, isReminder } from './expected.ts';
import type { Life } from './lived.ts';
import type { Script } from './script.ts';
import { HOUR, MINUTE, type Wall } from './wall.ts';
import type { WorkingDay } from './working-days.ts';

/** How much was looked at, so that a run that looked at nothing is seen. */
export type Tally = {
  handoffs: number;
  windows: number;
  reminders: number;
  lapses: number;
  escalations: number;
  answers: number;
  /** What an outage held up. */
  heldUp: number;
  /** Whose calendar was changed while they were open. */
  retimed: number;
};

export function newTally(): Tally {
  return { handoffs: 0, windows: 0, reminders: 0, lapses: 0, escalations: 0, answers: 0, heldUp: 0, retimed: 0 };
}

/** The account executive's days, and the hours between which they lie on the wall. */
export type Desk = { days: readonly WorkingDay[]; wall: Wall; closesAt: string };

/** Fails unless the life is the one that the rules tell, and keeps each promise taken by itself. */
export function judge(script: Script, life: Life, desk: Desk, tally: Tally): void {
  const near = { ...desk, days: daysAround(desk.days, script.landsAt) };
  const { happenings, windows } = expectedLife(script, near.days, near.wall);
  const told = () => JSON.stringify({ zone: desk.wall.zone, closesAt: desk.closesAt, script });
  if (asText(life.done) !== asText(happenings)) expect(readable(life.done), told()).toEqual(readable(happenings));
  const deadlines = windows.map(({ deadlineAt }) => deadlineAt);
  if (life.deadlines.join() !== deadlines.join()) expect(life.deadlines, told()).toEqual(deadlines);

  const promise = vowOf(life, told);
  for (const deadlineAt of life.deadlines) deadlineIsAtClosing(deadlineAt, near, promise);
  nothingIsLate(happenings, script, near, tally, promise);
  judgeAlone(life, near, promise);
  count(life, tally);
}

/** Of a handoff whose calendar was changed while it was open: each promise by itself. `days` are the old ones, then the new. */
export function judgeRetimed(script: Script, life: Life, desk: Desk, tally: Tally): void {
  const near = { ...desk, days: daysAround(desk.days, script.landsAt) };
  const promise = vowOf(life, () => JSON.stringify({ zone: desk.wall.zone, script }));
  judgeAlone(life, near, promise);
  tally.retimed += 1;
  count(life, tally);
}

function judgeAlone(life: Life, desk: Desk, promise: Vow): void {
  nothingIsSaidTwice(life, promise);
  for (const part of partsOf(life)) keepsItsWindow(part, desk, promise);
}

function vowOf(life: Life, told: () => string): Vow {
  return (isKept, words) => {
    if (!isKept) expect.fail(`Broken: ${words}. ${told()}\n${readable(life.done).join('\n')}`);
  };
}

type Vow = (isKept: boolean, words: string) => void;

/** From a little before the landing to further than any life here goes. */
export function daysAround(days: readonly WorkingDay[], at: number): WorkingDay[] {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.from ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return days.slice(Math.max(0, low - 3), low + 70);
}

/** Asked of the printed clock, which knows of no list of days. Where the clocks change around the closing it is not asked. */
function deadlineIsAtClosing(deadlineAt: number, { days, wall, closesAt }: Desk, promise: Vow): void {
  const isNearChange = wall.changes.some((change) => Math.abs(change - deadlineAt) < 2 * HOUR);
  if (!isNearChange) promise(wall.shownAt(deadlineAt) === closesAt, 'a deadline is at the closing hour');
  const isClosing = days.some(({ to }) => to === deadlineAt);
  promise(isClosing, 'a deadline ends a day that is worked');
}

function nothingIsSaidTwice({ notices }: Life, promise: Vow): void {
  const posts = notices.filter((notice) => !/^(ae|author|partner)_card\b/.test(notice));
  promise(new Set(posts).size === posts.length, 'nobody is told the same thing twice');
}

/** One window: what happened from its opening to the next one's. */
type Part = { opensAt: number; deadlineAt: number; done: Done[]; isLast: boolean };

function partsOf({ done, deadlines }: Life): Part[] {
  const parts: Part[] = [];
  for (const each of done) {
    if (each.what === 'lands' || each.what === 'extends') {
      const deadlineAt = deadlines[parts.length] ?? 0;
      parts.push({ opensAt: each.at, deadlineAt, done: [], isLast: parts.length === deadlines.length - 1 });
    } else parts.at(-1)?.done.push(each);
  }
  return parts;
}

function keepsItsWindow({ opensAt, deadlineAt, done, isLast }: Part, { days, wall }: Desk, promise: Vow): void {
  const said = done.filter(({ what }) => isReminder(what));
  const timesOf = (...wanted: string[]) => done.filter(({ what }) => wanted.includes(what));
  const answers = timesOf('accepts', 'declines');
  const lapses = timesOf('lapses');
  const escalations = timesOf('escalates');
  const over = Math.min(deadlineAt, ...[...answers, ...lapses].map(({ at }) => at));
  const lastDay = days.findLast(({ from, to }) => to > from && to <= deadlineAt)?.day ?? '';
  const isAtWork = (moment: number) => days.some(({ from, to }) => from <= moment && moment < to);

  for (const { at } of said) {
    promise(opensAt < at && at < over, 'a reminder falls into its open window');
    promise(isAtWork(at), 'a reminder falls into working hours');
  }
  for (const kind of ['halfway', 'last_day', 'last_hours'])
    promise(timesOf(kind).length <= 1 + timesOf('retimed').length, 'no reminder comes twice in one window');
  promise(timesOf('asked_for').length <= timesOf('reminds tomorrow').length, 'nobody is reminded unasked');
  const early = said.map(({ at }) => wall.dayOf(at)).filter((day) => day < lastDay);
  promise(new Set(early).size === early.length, 'before the last day there is one reminder a day at most');

  promise(lapses.length <= 1 && escalations.length <= lapses.length, 'a window lapses once and is escalated once');
  promise((lapses[0]?.at ?? Infinity) >= deadlineAt, 'no window lapses before its deadline');
  promise((escalations[0]?.at ?? Infinity) > (lapses[0]?.at ?? 0), 'what is escalated has lapsed');
  if (isLast && answers.length === 0) promise(escalations.length === 1, 'silence is always escalated');
}

/**
 * A tick at most, unless the bot was away meanwhile. A reminder that is due in the last minute of a working day has its
 * tick at the closing and waits for the morning: for reminders it is working time that is counted.
 */
function nothingIsLate(
  happenings: readonly Happening[],
  { outages }: Script,
  { days }: Desk,
  tally: Tally,
  promise: Vow,
): void {
  for (const { what, at, due } of happenings) {
    // An escalation follows a tick after a lapse that an outage held up, also when that ended just before.
    const isHeldUp = outages.some(({ from, to }) => from <= at && to > due - MINUTE);
    promise(at >= due, `${what} does not come early`);
    const late = isReminder(what) ? workedBetween(days, due, at) : at - due;
    if (isHeldUp && at > due) tally.heldUp += 1;
    else promise(late < MINUTE, `${what} comes a tick late at most`);
  }
}

function workedBetween(days: readonly WorkingDay[], start: number, end: number): number {
  return days.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0);
}

function count({ done, deadlines }: Life, tally: Tally): void {
  tally.handoffs += 1;
  tally.windows += deadlines.length;
  for (const { what } of done) {
    if (isReminder(what)) tally.reminders += 1;
    if (what === 'lapses') tally.lapses += 1;
    if (what === 'escalates') tally.escalations += 1;
    if (what === 'accepts' || what === 'declines') tally.answers += 1;
  }
}

function asText(done: readonly Done[]): string {
  return done.map(({ what, at }) => `${at} ${what}`).join();
}

function readable(done: readonly Done[]): string[] {
  return done.map(({ what, at }) => `${new Date(at).toISOString()} ${what}`);
}
