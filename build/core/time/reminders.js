// When the account executive is reminded. The moments follow from the calendar and two instants alone, so they can be
// computed again at any time: after a restart, twice, or a day late.
import { addWorkingTime, nextWorkingMoment, subtractWorkingTime, workingTimeBetween } from './business-time.js';
import { dayOf, opening } from './calendar.js';
/** The last call comes when so much working time is left. */
export const LAST_HOURS_MS = 2 * 60 * 60 * 1000;
/**
 * The reminders of the window from `from` to `deadlineAt`: ascending, each inside working hours, after `from` and before
 * the deadline, at most one a day before the last day. None when the window holds no working time.
 *
 * Of two that would come together, one is left out:
 * - `halfway` on the last day, because `last_day` says the same and more urgently;
 * - `last_hours` when the last day is not longer than two hours, because `last_day` is then already the last call.
 */
export function reminders(calendar, from, deadlineAt) {
    const window = workingTimeBetween(calendar, from, deadlineAt);
    if (window === 0)
        return [];
    // Not simply the day of the deadline: the calendar may have changed since, so that nobody works on that day.
    const lastMoment = subtractWorkingTime(calendar, deadlineAt, 0);
    const lastDayAt = opening(calendar, dayOf(calendar.zone, lastMoment));
    const planned = [];
    const half = addWorkingTime(calendar, from, Math.floor(window / 2));
    // Half of the window can end exactly at closing time: that reminder waits for the next morning.
    const halfwayAt = nextWorkingMoment(calendar, half);
    if (halfwayAt < lastDayAt)
        planned.push({ kind: 'halfway', at: halfwayAt });
    if (lastDayAt > from)
        planned.push({ kind: 'last_day', at: lastDayAt });
    if (window > LAST_HOURS_MS) {
        const at = subtractWorkingTime(calendar, deadlineAt, LAST_HOURS_MS);
        if (at > lastDayAt)
            planned.push({ kind: 'last_hours', at });
    }
    return planned;
}
/**
 * The one reminder to send now: the last with `after` < at <= `now`, so that after an outage one goes out, not nine.
 * `planned` must be ascending; `after` is when the previous one was sent, or when the window began.
 * Whether `now` is before the deadline and inside working hours is for the caller to check: it is not known here.
 */
export function latestDue(planned, after, now) {
    return planned.findLast((reminder) => reminder.at > after && reminder.at <= now) ?? null;
}
