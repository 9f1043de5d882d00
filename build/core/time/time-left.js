// What is left of a response window, as a reminder says it: in working time, and only as exactly as people say it.
import { subtractWorkingTime, workingTimeBetween } from './business-time.js';
import { dayOf } from './calendar.js';
/** How somebody can have fewer reminders of one handoff: none before tomorrow, or on the last day only. */
export const DIALS = ['tomorrow', 'last_day'];
const LEAST_MS = 60_000;
/** What is left of a window at `now`; nothing once `deadlineAt` has passed. */
export function timeLeft(calendar, now, deadlineAt) {
    // Not simply the day of the deadline: the calendar may have changed since, so that nobody works on that day.
    const lastMoment = subtractWorkingTime(calendar, deadlineAt, 0);
    return {
        ms: workingTimeBetween(calendar, now, deadlineAt),
        isLastDay: dayOf(calendar.zone, now) >= dayOf(calendar.zone, lastMoment),
    };
}
/** False in the last minute and after it: who is reminded then reads at once that the window has closed. */
export function isWorthReminding({ ms }) {
    return ms >= LEAST_MS;
}
/** Minutes as people say them: from ten on the nearest five, below that those that are whole. */
export function roughMinutes(ms) {
    const minutes = ms / 60_000;
    return minutes < 10 ? Math.floor(minutes) : Math.round(minutes / 5) * 5;
}
