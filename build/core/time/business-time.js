// Counting in business days and in working time; durations are whole milliseconds. Working hours include their opening and not
// their closing, except that a span of working time may end at the closing: eight hours after 09:00 are 17:00 today, not 09:00
// tomorrow.
import { closing, dayOf, isBusinessDay, shiftDay, workingHours } from './calendar.js';
export { closing, dayOf, isBusinessDay, isZone, opening, plainCalendar } from './calendar.js';
/** A search gives up after this many civil days: the calendar has no business days, or the request makes no sense. */
const HORIZON_DAYS = 5 * 366;
/**
 * Close of working hours on the `days`-th business day after the civil day of `from`, which is day 0.
 * Throws RangeError when `days` is not a whole number of at least 1, or there are too few business days in five years.
 */
export function deadline(calendar, from, days) {
    if (!Number.isInteger(days) || days < 1)
        throw new RangeError(`A window needs at least one business day: ${days}`);
    return closing(calendar, addBusinessDays(calendar, dayOf(calendar.zone, from), days));
}
/** The escalation moment: close of working hours on the next business day after the day of the deadline. */
export function escalation(calendar, deadlineAt) {
    return deadline(calendar, deadlineAt, 1);
}
/**
 * The `n`-th business day after `day`, or before it when `n` is negative; `day` itself when `n` is 0.
 * Throws RangeError when `n` is not whole, or there are too few business days within five years.
 */
export function addBusinessDays(calendar, day, n) {
    if (!Number.isInteger(n))
        throw new RangeError(`Business days are counted whole: ${n}`);
    if (n === 0)
        return day;
    const step = n > 0 ? 1 : -1;
    let left = Math.abs(n);
    for (const candidate of businessDays(calendar, shiftDay(day, step), step)) {
        left -= 1;
        if (left === 0)
            return candidate;
    }
    throw tooFar(calendar);
}
/**
 * How many business days lead from `fromDay` to `toDay`, not counting `fromDay` itself; negative when `toDay` is the
 * earlier one. Undoes `addBusinessDays`.
 */
export function businessDaysBetween(calendar, fromDay, toDay) {
    const step = fromDay <= toDay ? 1 : -1;
    let count = 0;
    for (let day = fromDay; step > 0 ? day < toDay : day > toDay;) {
        day = shiftDay(day, step);
        if (isBusinessDay(calendar, day))
            count += step;
    }
    return count;
}
/** The instant itself when inside working hours, else the next opening. Throws RangeError when none is in five years. */
export function nextWorkingMoment(calendar, at) {
    return addWorkingTime(calendar, at, 0);
}
/** When working hours begin after so many business days. */
export function openingAfter(calendar, from, days) {
    return nextWorkingMoment(calendar, deadline(calendar, from, days));
}
/**
 * The instant at which `ms` of working time have passed since `from`; the next working moment when `ms` is 0.
 * Throws RangeError when `ms` is negative or not whole, or the instant lies beyond five years.
 */
export function addWorkingTime(calendar, from, ms) {
    let left = checkedDuration(ms);
    for (const day of businessDays(calendar, dayOf(calendar.zone, from), 1)) {
        const hours = workingHours(calendar, day);
        const start = Math.max(from, hours.from);
        const length = hours.to - start;
        if (length <= 0)
            continue;
        if (left <= length)
            return start + left;
        left -= length;
    }
    throw tooFar(calendar);
}
/**
 * The instant from which `ms` of working time pass until `to`; the last working moment up to `to` when `ms` is 0.
 * Throws RangeError when `ms` is negative or not whole, or the instant lies beyond five years.
 */
export function subtractWorkingTime(calendar, to, ms) {
    let left = checkedDuration(ms);
    for (const day of businessDays(calendar, dayOf(calendar.zone, to), -1)) {
        const hours = workingHours(calendar, day);
        const end = Math.min(to, hours.to);
        const length = end - hours.from;
        if (length <= 0)
            continue;
        if (left <= length)
            return end - left;
        left -= length;
    }
    throw tooFar(calendar);
}
/** Milliseconds of working time from `from` to `to`; 0 when `to` is not after `from`. Any span, also beyond five years. */
export function workingTimeBetween(calendar, from, to) {
    const lastDay = dayOf(calendar.zone, to);
    let total = 0;
    for (let day = dayOf(calendar.zone, from); day <= lastDay; day = shiftDay(day, 1)) {
        if (!isBusinessDay(calendar, day))
            continue;
        const hours = workingHours(calendar, day);
        total += Math.max(0, Math.min(to, hours.to) - Math.max(from, hours.from));
    }
    return total;
}
/** `ms` of working time in business days of `calendar`, each as long as its working hours are on the clock. */
export function inBusinessDays(calendar, ms) {
    const length = businessDayLength(calendar);
    return { days: Math.floor(ms / length), ms: ms % length };
}
/** How long (ms) the working hours of `calendar` are on a day on which the clocks do not change. */
export function businessDayLength({ opensAt, closesAt }) {
    return (minutesOf(closesAt) - minutesOf(opensAt)) * 60_000;
}
/** Of a time of day as 'HH:mm'. */
function minutesOf(time) {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
}
/** Business days from `day` on, forwards or backwards, up to the horizon. */
function* businessDays(calendar, day, step) {
    for (let count = 0; count <= HORIZON_DAYS; count += 1) {
        const candidate = shiftDay(day, count * step);
        if (isBusinessDay(calendar, candidate))
            yield candidate;
    }
}
function checkedDuration(ms) {
    if (!Number.isSafeInteger(ms) || ms < 0)
        throw new RangeError(`Working time is whole milliseconds from 0 on: ${ms}`);
    return ms;
}
function tooFar(calendar) {
    return new RangeError(`Too few business days within five years in the calendar for ${calendar.zone}`);
}
