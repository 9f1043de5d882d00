// When one person works, and the bridge between civil days and instants. Everything that counts working time stands on
// this file. What must stay true: the working hours of a day lie within that civil day, so the hours of two days never
// overlap, whatever the clocks do.
import { Temporal } from 'temporal-polyfill';

/** When one person works: civil days and wall-clock hours in `zone`. Days are 'YYYY-MM-DD'. */
export type Calendar = {
  zone: string;
  /** ISO weekdays, Monday 1 to Sunday 7. */
  workdays: readonly number[];
  /** 'HH:mm', opensAt < closesAt */
  opensAt: string;
  closesAt: string;
  /** Public holidays, company closures, days out of office. */
  closedDays: ReadonlySet<string>;
  /** Works anyway: wins over workdays and closedDays. */
  openDays: ReadonlySet<string>;
};

/** Monday to Friday, 09:00–17:00 in `zone`, no closed days. */
export function plainCalendar(zone: string): Calendar {
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
export function isZone(zone: string): boolean {
  return remembered(zones, zone, () => {
    if (/^[+-]/.test(zone)) return false;
    try {
      return new Temporal.ZonedDateTime(0n, zone).timeZoneId !== '';
    } catch {
      return false;
    }
  });
}

/** The civil day on the wall in `zone` at the instant `at` (epoch milliseconds). */
export function dayOf(zone: string, at: number): string {
  return new Date(at + offsetAt(zone, at)).toISOString().slice(0, 10);
}

/** How far the clocks in `zone` are ahead of UTC at an instant, in ms. They change at full quarters of an hour only. */
function offsetAt(zone: string, at: number): number {
  const quarter = Math.floor(at / QUARTER_MS) * QUARTER_MS;
  const count = () => Temporal.Instant.fromEpochMilliseconds(quarter).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
  return remembered(offsets, `${zone} ${quarter}`, count);
}

/** The civil day `count` days after `day`, or before it when negative. */
export function shiftDay(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Whether the person works on `day`. A day that the zone skipped (Pacific/Apia 2011-12-30) is never a business day. */
export function isBusinessDay(calendar: Calendar, day: string): boolean {
  const works =
    calendar.openDays.has(day) || (calendar.workdays.includes(weekdayOf(day)) && !calendar.closedDays.has(day));
  return works && exists(day, calendar.zone);
}

/**
 * The instant working hours begin on `day`, whether or not it is a business day; never after its closing. A time that
 * the clocks skip moves on by the length of the gap, a time that comes twice means the first.
 */
export function opening(calendar: Calendar, day: string): number {
  return workingHours(calendar, day).from;
}

/** The instant working hours end on `day`; gaps and repeated times as for `opening`. Always within that civil day. */
export function closing(calendar: Calendar, day: string): number {
  return workingHours(calendar, day).to;
}

/** `opening` and `closing` of `day` at once. Equal when the clocks skip all of the working hours. */
export function workingHours(calendar: Calendar, day: string): { from: number; to: number } {
  const key = `${calendar.zone} ${day} ${calendar.opensAt} ${calendar.closesAt}`;
  return remembered(hoursOfDays, key, () => countHours(calendar, day));
}

function countHours(calendar: Calendar, day: string): { from: number; to: number } {
  const to = endWithin(calendar.zone, day, instantOf(calendar.zone, day, calendar.closesAt));
  // A gap can push the opening past a closing that lies just behind the gap.
  const from = Math.min(instantOf(calendar.zone, day, calendar.opensAt), to);
  return { from, to };
}

/** A gap that reaches midnight (America/Nuuk skips 23:00–24:00 in spring) would push a closing into the next day. */
function endWithin(zone: string, day: string, closes: number): number {
  if (dayOf(zone, closes) === day) return closes;
  return instantOf(zone, shiftDay(day, 1), '00:00') - 1;
}

function instantOf(zone: string, day: string, time: string): number {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds;
}

/** ISO: Monday 1 to Sunday 7. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

function exists(day: string, zone: string): boolean {
  const date = () => Temporal.PlainDate.from(day);
  return remembered(existingDays, `${zone} ${day}`, () => date().toZonedDateTime(zone).toPlainDate().equals(date()));
}

// What follows from a zone, or from a zone and a day, never changes, and each window asks for the same few days again and again.
const zones = new Map<string, boolean>();
const hoursOfDays = new Map<string, { from: number; to: number }>();
const existingDays = new Map<string, boolean>();
const offsets = new Map<string, number>();
const REMEMBERED_AT_MOST = 5000;
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

function remembered<T>(known: Map<string, T>, key: string, count: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= REMEMBERED_AT_MOST) known.clear();
  const counted = count();
  known.set(key, counted);
  return counted;
}
