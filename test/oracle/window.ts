import { HOUR, type Wall } from './wall.ts';
import type { WorkingDay } from './working-days.ts';

/**
 * Business time as somebody counts it who has the list of working days in front of them and walks it with a finger: slow, and
 * without a line of the bot's own. The one oracle of business time; whatever a test expects of it beyond a table is asked here.
 */

/** A window as it should be: when it closes, when silence is escalated, and the reminders if nobody asks for other ones. */
export type Window = { landsAt: number; length: number; deadlineAt: number; escalatesAt: number; usual: Moment[] };
export type Moment = { what: 'halfway' | 'asked_for' | 'last_day' | 'last_hours'; at: number };

const LAST_HOURS = 2 * HOUR;

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
