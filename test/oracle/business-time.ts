import type { Absence } from '../../src/core/time/absence.ts';
import type { PersonTime, WorkspaceTime } from '../../src/core/time/working-hours.ts';
import { DAY, dayAfter, HOUR, utcDay, type Wall, weekdayOf } from './wall.ts';

/**
 * Business time as somebody counts it who has the list of working days in front of them and walks it with a finger: slow, and
 * without a line of the bot's own. The one oracle of business time; whatever a test expects of it beyond a table is asked here.
 */

/** Whom the handoffs go to: what they and their company have said of when they work. */
export type Facts = {
  workspace: WorkspaceTime;
  person: PersonTime;
  /** Of this person; a stand-in is always there. */
  absences: readonly Absence[];
  holidays: ReadonlySet<string>;
};

/** One day that is worked, and the instants between which it is. */
export type WorkingDay = { day: string; from: number; to: number };

/** A window as it should be: when it closes, when silence is escalated, and the reminders if nobody asks for other ones. */
export type Window = { landsAt: number; length: number; deadlineAt: number; escalatesAt: number; usual: Moment[] };
export type Moment = { what: 'halfway' | 'asked_for' | 'last_day' | 'last_hours'; at: number };

const LAST_HOURS = 2 * HOUR;

/** Every day that this person works between two instants, ascending: a list, so that all counting is looking it up. */
export function workingDays(facts: Facts, wall: Wall, first: number, last: number): WorkingDay[] {
  const { opens_at: opens, closes_at: closes } = facts.person.hours ?? facts.workspace;
  const isFree = freeDays(facts);
  const days: WorkingDay[] = [];
  for (let at = first; at <= last; at += DAY) {
    const day = utcDay(at);
    if (isFree(day)) continue;
    const closing = wall.instantOf(day, closes);
    const isPushedOut = wall.dayOf(closing) !== day;
    if (isPushedOut && isSkipped(wall, day)) continue;
    const to = isPushedOut ? endOf(wall, day) : closing;
    days.push({ day, from: Math.min(wall.instantOf(day, opens), to), to });
  }
  return days;
}

/** How much is worked between two instants, in ms. */
export function workedBetween(days: readonly WorkingDay[], start: number, end: number): number {
  return days.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0);
}

/** Whether this person works at `moment`. */
export function isAtWork(days: readonly WorkingDay[], moment: number): boolean {
  return days.some(({ from, to }) => from <= moment && moment < to);
}

/** The window of `length` business days of somebody who works on `days`. */
export function windowOf(days: readonly WorkingDay[], wall: Wall, landsAt: number, length: number): Window {
  const landingDay = wall.dayOf(landsAt);
  const first = days.findIndex(({ day }) => day > landingDay);
  const last = days[first + length - 1];
  if (first < 1 || !last) throw beyondTheList();
  const deadlineAt = last.to;
  const escalatesAt = escalationOf(days, wall, deadlineAt);
  return { landsAt, length, deadlineAt, escalatesAt, usual: usualReminders(days, landsAt, deadlineAt) };
}

/** The end of the business day after the day of the deadline. */
export function escalationOf(days: readonly WorkingDay[], wall: Wall, deadlineAt: number): number {
  const day = wall.dayOf(deadlineAt);
  const next = days.find((each) => each.day > day);
  if (!next) throw beyondTheList();
  return next.to;
}

/** At half of the working time, on the morning of the last day that has any, and two working hours before the end. */
export function usualReminders(days: readonly WorkingDay[], landsAt: number, deadlineAt: number): Moment[] {
  const spans = days
    .map(({ from, to }) => ({ morning: from, from: Math.max(from, landsAt), to: Math.min(to, deadlineAt) }))
    .filter(({ from, to }) => to > from);
  const lastSpan = spans.at(-1);
  if (!lastSpan) return [];
  const all = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  const half = workedFor(spans, Math.floor(all / 2));
  const lastCall = lastSpan.to - LAST_HOURS;
  const found: Moment[] = [];
  if (half < lastSpan.morning) found.push({ what: 'halfway', at: half });
  if (lastSpan.morning > landsAt) found.push({ what: 'last_day', at: lastSpan.morning });
  if (lastCall > lastSpan.morning && lastCall > landsAt) found.push({ what: 'last_hours', at: lastCall });
  return found;
}

/** The moment at which `ms` milliseconds were worked; at the end of a day it is the next morning. */
function workedFor(spans: readonly { from: number; to: number }[], ms: number): number {
  let left = ms;
  for (const { from, to } of spans) {
    if (left < to - from) return from + left;
    left -= to - from;
  }
  return Infinity;
}

function beyondTheList(): RangeError {
  return new RangeError('The window ends beyond the days that are known.');
}

/** A day that this zone never had, as when Samoa changed sides of the date line. */
function isSkipped(wall: Wall, day: string): boolean {
  return wall.dayOf(wall.instantOf(day, '12:00')) !== day;
}

/** The last millisecond of the day, for hours that the clocks would push beyond it. */
function endOf(wall: Wall, day: string): number {
  let next = dayAfter(day);
  while (isSkipped(wall, next)) next = dayAfter(next);
  return wall.instantOf(next, '00:00') - 1;
}

function freeDays({ workspace, person, absences, holidays }: Facts): (day: string) => boolean {
  const away = new Set(absences.filter(({ stand_in }) => stand_in === null).flatMap(eachDay));
  const closed = new Set(workspace.closures.flatMap(({ from, to }) => eachDay({ from_day: from, to_day: to })));
  const extra = new Set(workspace.extra_days.flatMap(({ from, to }) => eachDay({ from_day: from, to_day: to })));
  return (day) => {
    if (away.has(day)) return true;
    const weekday = weekdayOf(day);
    const isOwnDay = (person.workdays ?? workspace.workdays).includes(weekday);
    if (extra.has(day) && (isOwnDay || !workspace.workdays.includes(weekday))) return false;
    return !isOwnDay || holidays.has(day) || closed.has(day);
  };
}

function eachDay({ from_day, to_day }: { from_day: string; to_day: string }): string[] {
  const days: string[] = [];
  for (let day = from_day; day <= to_day; day = dayAfter(day)) days.push(day);
  return days;
}
