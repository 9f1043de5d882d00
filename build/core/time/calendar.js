// When one person works, and the bridge between civil days and instants. Everything that counts working time uses
// this file. What must stay true: the working hours of a day lie within that civil day, so the hours of two days never
// overlap, whatever the clocks do.
import { Temporal } from 'temporal-polyfill';
/** Monday to Friday, 09:00–17:00 in `zone`, no closed days. */
export function plainCalendar(zone) {
    return {
        zone,
        workdays: [1, 2, 3, 4, 5],
        opensAt: '09:00',
        closesAt: '17:00',
        closedDays: new Set(),
        openDays: new Set(),
    };
}
/** Whether `zone` names an IANA time zone this runtime knows. A bare offset such as '+05:30' is not one. */
export function isZone(zone) {
    return zoneNamed(zone) !== null;
}
/** The IANA zone of that name as it is spelled: 'Europe/Berlin' for 'europe/berlin'. Null when this runtime knows none. */
export function zoneNamed(name) {
    return remembered(zones, name, () => {
        if (/^[+-]/.test(name))
            return null;
        try {
            return new Temporal.ZonedDateTime(0n, name).timeZoneId;
        }
        catch {
            return null;
        }
    });
}
/** The civil day in `zone` at the instant `at`. */
export function dayOf(zone, at) {
    return dayNumbered(Math.floor((at + offsetAt(zone, at)) / DAY_MS));
}
/** True when that day is over everywhere on Earth (the last zone is UTC-12): a form does not say which zone its author meant. */
export function isPast(day, now) {
    return typeof day === 'string' && day < dayOf('Etc/GMT+12', now);
}
/** True when that day has begun nowhere on Earth (the first zone is UTC+14). */
export function isAhead(day, now) {
    return typeof day === 'string' && day > dayOf('Etc/GMT-14', now);
}
/** How far the clocks in `zone` are ahead of UTC at an instant, in ms. They change at full quarters of an hour only. */
function offsetAt(zone, at) {
    const quarter = Math.floor(at / QUARTER_MS);
    const count = () => Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_MS).toZonedDateTimeISO(zone);
    const ofZone = remembered(offsets, zone, () => new Map());
    return remembered(ofZone, quarter, () => count().offsetNanoseconds / 1e6);
}
/** The civil day `count` days after `day`, or before it when negative. */
export function shiftDay(day, count) {
    return dayNumbered(numberOf(day) + count);
}
/** A civil day in days since 1970-01-01. */
function numberOf(day) {
    return remembered(numbers, day, () => Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}
function dayNumbered(number) {
    return remembered(days, number, () => new Date(number * DAY_MS).toISOString().slice(0, 10));
}
/** ISO: Monday 1 to Sunday 7. 1970-01-01 was a Thursday. */
function weekdayOf(day) {
    return ((((numberOf(day) + 3) % 7) + 7) % 7) + 1;
}
/** The Monday of the week in which `day` is. */
export function mondayOf(day) {
    return shiftDay(day, 1 - weekdayOf(day));
}
/** Whether the person works on `day`. A day that the zone skipped (Pacific/Apia 2011-12-30) is never a business day. */
export function isBusinessDay(calendar, day) {
    return remembered(daysOf(calendar).business, day, () => {
        const { openDays, workdays, closedDays, zone } = calendar;
        const works = openDays.has(day) || (workdays.includes(weekdayOf(day)) && !closedDays.has(day));
        return works && exists(day, zone);
    });
}
/**
 * The instant working hours begin on `day`, whether or not it is a business day; never after its closing. A time that
 * the clocks skip moves on by the length of the gap, a time that comes twice means the first.
 */
export function opening(calendar, day) {
    return workingHours(calendar, day).from;
}
/** The instant working hours end on `day`; gaps and repeated times as for `opening`. Always within that civil day. */
export function closing(calendar, day) {
    return workingHours(calendar, day).to;
}
/** `opening` and `closing` of `day` at once. Equal when the clocks skip all of the working hours. */
export function workingHours(calendar, day) {
    return remembered(daysOf(calendar).hours, day, () => countHours(calendar, day));
}
function countHours(calendar, day) {
    const to = endWithin(calendar.zone, day, instantOf(calendar.zone, day, calendar.closesAt));
    // A gap can push the opening past a closing that lies just behind the gap.
    const from = Math.min(instantOf(calendar.zone, day, calendar.opensAt), to);
    return { from, to };
}
/** A gap that reaches midnight (America/Nuuk skips 23:00–24:00 in spring) would push a closing into the next day. */
function endWithin(zone, day, closes) {
    if (dayOf(zone, closes) === day)
        return closes;
    return instantOf(zone, shiftDay(day, 1), '00:00') - 1;
}
function instantOf(zone, day, time) {
    return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds;
}
function exists(day, zone) {
    const date = Temporal.PlainDate.from(day);
    return date.toZonedDateTime(zone).toPlainDate().equals(date);
}
// Remembered, because the results for a zone and a day never change and each window asks for the same few days many times.
const calendars = new WeakMap();
const zones = new Map();
const offsets = new Map();
const numbers = new Map();
const days = new Map();
const REMEMBERED_AT_MOST = 5000;
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
function daysOf(calendar) {
    const known = calendars.get(calendar);
    if (known)
        return known;
    const made = { business: new Map(), hours: new Map() };
    calendars.set(calendar, made);
    return made;
}
function remembered(known, key, count) {
    const found = known.get(key);
    if (found !== undefined)
        return found;
    if (known.size >= REMEMBERED_AT_MOST)
        known.clear();
    const counted = count();
    known.set(key, counted);
    return counted;
}
