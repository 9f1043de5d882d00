import { Temporal } from 'temporal-polyfill';
import type { Reader } from './cast.ts';

/** The two weeks, and who has their night when. There is no public holiday in them. */

const MONDAY = Temporal.PlainDate.from('2027-02-01');
const WORKDAYS = 5;
const QUIET = { from: 20, to: 8 };

/** It is Sunday everywhere. */
export const BEGINS_AT = Date.parse('2027-01-31T12:00:00Z');
/** It is Sunday again, two weeks later. */
export const ENDS_AT = Date.parse('2027-02-14T12:00:00Z');

/** When the clock shows `at` (as 09:30) in this zone on the working day, 0 the first; epoch ms. */
export function momentOn(day: number, at: string, zone: string): number {
  const weeks = Math.floor(day / WORKDAYS);
  const date = MONDAY.add({ weeks, days: day % WORKDAYS });
  return date.toZonedDateTime({ timeZone: zone, plainTime: at }).epochMilliseconds;
}

/** 20:00 to 08:00 in their zone, the whole weekend, and their day off. */
export function isNight(at: number, { zone, dayOff }: Pick<Reader, 'zone' | 'dayOff'>): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  if (local.dayOfWeek > WORKDAYS || local.toPlainDate().toString() === dayOff) return true;
  return local.hour >= QUIET.from || local.hour < QUIET.to;
}

/** 1 or 2, by the calendar of the zone. */
export function weekOf(at: number, zone: string): number {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  return date.since(MONDAY, { largestUnit: 'days' }).days < 7 ? 1 : 2;
}
