// When a week of work begins, and a day's morning: moments at which what can wait comes together.
import { addBusinessDays, nextWorkingMoment } from './business-time.js';
import { dayOf, isBusinessDay, mondayOf, opening, shiftDay } from './calendar.js';
const HORIZON_WEEKS = 5 * 52;
const MORNING_MS = 60 * 60_000;
/**
 * When the first working day of a week (Monday to Sunday) opens, for the first time at `at` or later. Throws RangeError when nobody works
 * within five years.
 */
export function weekBegins(calendar, at) {
    const monday = mondayOf(dayOf(calendar.zone, at));
    for (let week = 0; week <= HORIZON_WEEKS; week += 1) {
        const first = firstWorkingDay(calendar, shiftDay(monday, 7 * week));
        if (first !== null && opening(calendar, first) >= at)
            return opening(calendar, first);
    }
    throw new RangeError(`No business day within five years in the calendar for ${calendar.zone}`);
}
function firstWorkingDay(calendar, monday) {
    const week = [0, 1, 2, 3, 4, 5, 6].map((day) => shiftDay(monday, day));
    return week.find((day) => isBusinessDay(calendar, day)) ?? null;
}
/** `at` itself in the first hour of a working day, else when the next one opens. Throws RangeError as above. */
export function morningFrom(calendar, at) {
    const working = nextWorkingMoment(calendar, at);
    const today = dayOf(calendar.zone, working);
    if (working < opening(calendar, today) + MORNING_MS)
        return working;
    return opening(calendar, addBusinessDays(calendar, today, 1));
}
