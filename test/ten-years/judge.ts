import { expect } from 'vitest';
import { MINUTE } from '../oracle/wall.ts';
import { workedBetween, type WorkingDay } from '../oracle/business-time.ts';
import { type Desk, type Done, expectedLife, type Happening, isReminder } from './expected.ts';
import type { Life } from './lived.ts';
import type { Script } from './script.ts';

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

/** Fails unless the life is the one that the rules tell, tick for tick, and nobody was told a thing twice. */
export function judge(script: Script, life: Life, desk: Desk, tally: Tally): void {
  const near = around(desk, script.landsAt);
  const { happenings, deadlines } = expectedLife(script, near);
  const told = () => JSON.stringify({ zone: desk.wall.zone, script });
  if (asText(life.done) !== asText(happenings)) expect(readable(life.done), told()).toEqual(readable(happenings));
  if (life.deadlines.join() !== deadlines.join()) expect(life.deadlines, told()).toEqual(deadlines);
  const posts = life.notices.filter((notice) => !/^(ae|author|partner)_card\b/.test(notice));
  if (new Set(posts).size !== posts.length) expect.fail(`Somebody is told the same thing twice. ${told()}`);
  nothingIsLate(happenings, script, near, tally);
  count(life, desk, tally);
}

/** From a little before the landing to further than any life here goes. */
function around({ wall, before, change }: Desk, at: number): Desk {
  return { wall, before: daysAround(before, at), change: change && { ...change, after: daysAround(change.after, at) } };
}

function daysAround(days: readonly WorkingDay[], at: number): WorkingDay[] {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.from ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return days.slice(Math.max(0, low - 3), low + 70);
}

/**
 * A tick at most, unless the bot was away meanwhile. A reminder that is due in the last minute of a working day has its
 * tick at the closing and waits for the morning: for reminders it is working time that is counted.
 */
function nothingIsLate(happenings: readonly Happening[], { outages }: Script, desk: Desk, tally: Tally): void {
  for (const { what, at, due } of happenings) {
    // An escalation follows a tick after a lapse that an outage held up, also when that ended just before.
    const isHeldUp = outages.some(({ from, to }) => from <= at && to > due - MINUTE);
    const late = isReminder(what) ? workedSince(due, at, desk) : at - due;
    if (isHeldUp && at > due) tally.heldUp += 1;
    else if (at < due || late >= MINUTE) expect.fail(`${what}, due at ${due}, should come at ${at}?`);
  }
}

/** By the days that are in force at `at`, since they are. */
function workedSince(due: number, at: number, { before, change }: Desk): number {
  return change && at >= change.countedAt
    ? workedBetween(change.after, Math.max(due, change.countedAt), at)
    : workedBetween(before, due, at);
}

function count({ done, deadlines }: Life, { change }: Desk, tally: Tally): void {
  const [landsAt = 0, endsAt = 0] = [done[0]?.at, done.at(-1)?.at];
  tally.handoffs += 1;
  tally.windows += deadlines.length;
  if (change && landsAt <= change.at && endsAt >= change.at) tally.retimed += 1;
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
