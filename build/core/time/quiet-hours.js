// When somebody may be written to about what can wait. Nobody is at night, nor on a day off.
import { nextWorkingMoment } from './business-time.js';
import { dayOf } from './calendar.js';
/** Quiet hours end and begin at these local times, but whoever works then is there. */
const DAY_BEGINS = '08:00';
const DAY_ENDS = '20:00';
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
/**
 * `at` itself by day, else when the next day begins: from 08:00 to 20:00 on business days, and in the working hours of `calendar` where
 * they are longer. Throws RangeError when there is no business day in five years.
 */
export function nextDaytime(calendar, at) {
    const opensAt = calendar.opensAt < DAY_BEGINS ? calendar.opensAt : DAY_BEGINS;
    const closesAt = calendar.closesAt > DAY_ENDS ? calendar.closesAt : DAY_ENDS;
    return nextWorkingMoment({ ...calendar, opensAt, closesAt }, at);
}
/** The same, but not after `lastDay` as long as that day has daytime left: then also on a day on which nobody works. */
export function nextDaytimeUpTo(calendar, at, lastDay) {
    const usual = nextDaytime(calendar, at);
    if (dayOf(calendar.zone, usual) <= lastDay)
        return usual;
    return nextDaytime({ ...calendar, workdays: EVERY_DAY, closedDays: new Set() }, at);
}
