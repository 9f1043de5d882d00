// When the AE is reminded of an open window. The moments follow from the calendar and two instants alone, so they can
// be worked out again at any time: after a restart, twice, or a day late.
import { addWorkingTime, nextWorkingMoment, subtractWorkingTime, workingTimeBetween } from './business-time.ts';
import { type Calendar, dayOf, opening } from './calendar.ts';
import type { EpochMs } from './instant.ts';

/** One moment at which the AE is reminded, and what the reminder says. */
export type Reminder = { kind: 'halfway' | 'asked_for' | 'last_day' | 'last_hours'; at: EpochMs };

const LAST_HOURS_MS = 2 * 60 * 60 * 1000;

/**
 * The reminders of the window from `from` to `deadlineAt`: ascending, each inside working hours, after `from` and before
 * the deadline, at most one a day before the last day. None when the window holds no working time.
 *
 * Where two would fall together, the one that asks less of the AE's attention stays:
 * - half-way on the last day gives way to `last_day`, which says the same and more urgently;
 * - two hours before the deadline gives way to `last_day` when the last day is no longer than that, since "today" is
 *   then already the last call.
 */
export function reminders(calendar: Calendar, from: EpochMs, deadlineAt: EpochMs): Reminder[] {
  const window = workingTimeBetween(calendar, from, deadlineAt);
  if (window === 0) return [];
  // Not simply the day of the deadline: the calendar may have changed since it was set, and closed that day.
  const lastMoment = subtractWorkingTime(calendar, deadlineAt, 0);
  const lastDayAt = opening(calendar, dayOf(calendar.zone, lastMoment));

  const found: Reminder[] = [];
  const half = addWorkingTime(calendar, from, Math.floor(window / 2));
  // Half of the window can end exactly at closing time: that reminder waits for the next morning.
  const halfwayAt = nextWorkingMoment(calendar, half);
  if (halfwayAt < lastDayAt) found.push({ kind: 'halfway', at: halfwayAt });
  if (lastDayAt > from) found.push({ kind: 'last_day', at: lastDayAt });
  if (window > LAST_HOURS_MS) {
    const at = subtractWorkingTime(calendar, deadlineAt, LAST_HOURS_MS);
    if (at > lastDayAt) found.push({ kind: 'last_hours', at });
  }
  return found;
}

/**
 * The one reminder to send now: the last with `after` < at <= `now`, so that after an outage one goes out, not nine.
 * `planned` must be ascending; `after` is when the previous one was sent, or when the window began.
 * Whether `now` is before the deadline and inside working hours is for the caller to check: it is not known here.
 */
export function latestDue(planned: readonly Reminder[], after: EpochMs, now: EpochMs): Reminder | null {
  return planned.findLast((reminder) => reminder.at > after && reminder.at <= now) ?? null;
}
