// What must hold for every calendar, in every zone, in the years 2024 to 2035. Where a promise speaks of the wall clock
// it is checked against Intl alone, which shares no code with the arithmetic.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addWorkingTime,
  businessDaysBetween,
  deadline,
  escalation,
  nextWorkingMoment,
  subtractWorkingTime,
  workingTimeBetween,
} from '../../../src/core/time/business-time.ts';
import {
  type Calendar,
  closing,
  dayOf,
  isBusinessDay,
  opening,
  plainCalendar,
} from '../../../src/core/time/calendar.ts';
import { reminders } from '../../../src/core/time/reminders.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FIRST = Date.UTC(2024, 0, 1);
const LAST = Date.UTC(2036, 0, 1) - 1;
const ZONES = Intl.supportedValuesOf('timeZone');

const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: FIRST, max: LAST });
const days = fc.integer({ min: 1, max: 15 });
const duration = fc.integer({ min: 1, max: 80 * 60 * MINUTE });

/** Working hours between two minutes of the day, and exceptions strewn over the three weeks from `at`. */
function calendarAround(at: number, earliest: number, latest: number): fc.Arbitrary<Calendar> {
  const exceptions = fc.uniqueArray(fc.integer({ min: -3, max: 21 }).map((offset) => utcDay(at + offset * DAY)));
  return fc
    .record({
      zone,
      workdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      hours: fc.uniqueArray(fc.integer({ min: earliest, max: latest }), { minLength: 2, maxLength: 2 }),
      closed: exceptions,
      open: exceptions,
    })
    .map(({ hours, closed, open, ...rest }) => ({
      ...rest,
      opensAt: clock(Math.min(...hours)),
      closesAt: clock(Math.max(...hours)),
      closedDays: new Set(closed),
      openDays: new Set(open),
    }));
}

/** Any hours at all, also those that the clocks skip or repeat. */
const anyWindow = instant.chain((at) => fc.tuple(calendarAround(at, 0, 24 * 60 - 1), fc.constant(at)));
/** Hours at which no clock changes in these years (Pacific/Easter does at 22:00): the wall clock can be the judge. */
const daytimeWindow = instant.chain((at) => fc.tuple(calendarAround(at, 6 * 60, 20 * 60), fc.constant(at)));

describe('a deadline', () => {
  test('is at closing time on the wall, on the n-th day that is worked', () => {
    fc.assert(
      fc.property(daytimeWindow, days, ([calendar, from], n) => {
        const end = deadline(calendar, from, n);
        expect(wall(calendar.zone, end).time).toBe(calendar.closesAt);
        expect(workedDaysAfter(calendar, from, end)).toBe(n);
        expect(isWorked(calendar, wall(calendar.zone, end).day)).toBe(true);
      }),
    );
  });

  test('is the closing of a business day, after the window began', () => {
    fc.assert(
      fc.property(anyWindow, days, ([calendar, from], n) => {
        const end = deadline(calendar, from, n);
        const day = dayOf(calendar.zone, end);
        expect(isBusinessDay(calendar, day)).toBe(true);
        expect(end).toBe(closing(calendar, day));
        expect(end).toBeGreaterThan(from);
      }),
    );
  });

  test('is never earlier for a later delivery, and always later for a longer window', () => {
    fc.assert(
      fc.property(anyWindow, fc.integer({ min: 0, max: 10 * DAY }), days, ([calendar, from], later, n) => {
        expect(deadline(calendar, from + later, n)).toBeGreaterThanOrEqual(deadline(calendar, from, n));
        expect(deadline(calendar, from, n + 1)).toBeGreaterThan(deadline(calendar, from, n));
        expect(escalation(calendar, deadline(calendar, from, n))).toBe(deadline(calendar, from, n + 1));
      }),
    );
  });

  test('is 17:00 on a weekday in every zone, through every year', () => {
    for (const [index, name] of ZONES.entries()) {
      const calendar = plainCalendar(name);
      for (let year = 2024; year <= 2035; year += 1) {
        const from = Date.UTC(year, 0, 1) + ((index * 37 + year * 101) % 365) * DAY;
        const { day, time } = wall(name, deadline(calendar, from, 3));
        expect(`${name} ${time}`).toBe(`${name} 17:00`);
        expect(weekday(day)).toBeLessThanOrEqual(5);
      }
    }
  });
});

describe('working time', () => {
  test('added is the working time between', () => {
    fc.assert(
      fc.property(anyWindow, duration, ([calendar, from], ms) => {
        fc.pre(hasRoom(calendar));
        expect(workingTimeBetween(calendar, from, addWorkingTime(calendar, from, ms))).toBe(ms);
      }),
    );
  });

  test('subtracted is the working time between', () => {
    fc.assert(
      fc.property(anyWindow, duration, ([calendar, to], ms) => {
        fc.pre(hasRoom(calendar));
        expect(workingTimeBetween(calendar, subtractWorkingTime(calendar, to, ms), to)).toBe(ms);
      }),
    );
  });

  test('added twice is the sum added once', () => {
    fc.assert(
      fc.property(anyWindow, duration, duration, ([calendar, from], first, second) => {
        fc.pre(hasRoom(calendar));
        const twice = addWorkingTime(calendar, addWorkingTime(calendar, from, first), second);
        expect(twice).toBe(addWorkingTime(calendar, from, first + second));
      }),
    );
  });

  test('ends inside working hours and is never earlier for a later start', () => {
    fc.assert(
      fc.property(anyWindow, duration, duration, ([calendar, from], ms, later) => {
        fc.pre(hasRoom(calendar));
        const end = addWorkingTime(calendar, from, ms);
        expectInside(calendar, end);
        expectInside(calendar, subtractWorkingTime(calendar, from, ms));
        expect(addWorkingTime(calendar, from + later, ms)).toBeGreaterThanOrEqual(end);
        expect(addWorkingTime(calendar, from, ms + later)).toBeGreaterThan(end);
      }),
    );
  });

  test('between two instants is the sum over any instant between them', () => {
    fc.assert(
      fc.property(anyWindow, duration, duration, ([calendar, a], first, second) => {
        const b = a + first;
        const c = b + second;
        const parts = workingTimeBetween(calendar, a, b) + workingTimeBetween(calendar, b, c);
        expect(workingTimeBetween(calendar, a, c)).toBe(parts);
        expect(workingTimeBetween(calendar, c, a)).toBe(0);
      }),
    );
  });

  test('between two instants is what counting the minutes on the wall gives', () => {
    fc.assert(
      fc.property(daytimeWindow, fc.integer({ min: 0, max: 5 * 24 * 12 }), ([calendar, at], steps) => {
        const step = 5 * MINUTE;
        const from = at - (at % step);
        const rounded = { ...calendar, opensAt: toStep(calendar.opensAt), closesAt: toStep(calendar.closesAt) };
        let counted = 0;
        for (let moment = from; moment < from + steps * step; moment += step) {
          const { day, time } = wall(calendar.zone, moment);
          if (isWorked(calendar, day) && time >= rounded.opensAt && time < rounded.closesAt) counted += step;
        }
        expect(workingTimeBetween(rounded, from, from + steps * step)).toBe(counted);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the next working moment', () => {
  test('is inside working hours, at once, and the same when asked again', () => {
    fc.assert(
      fc.property(anyWindow, ([calendar, at]) => {
        const next = nextWorkingMoment(calendar, at);
        const day = dayOf(calendar.zone, next);
        expect(isBusinessDay(calendar, day)).toBe(true);
        expect(next).toBeGreaterThanOrEqual(Math.max(at, opening(calendar, day)));
        expect(next).toBeLessThan(closing(calendar, day));
        expect(workingTimeBetween(calendar, at, next)).toBe(0);
        expect(nextWorkingMoment(calendar, next)).toBe(next);
      }),
    );
  });
});

describe('business days', () => {
  test('added are the business days between, forwards and backwards', () => {
    fc.assert(
      fc.property(anyWindow, fc.integer({ min: -15, max: 15 }), ([calendar, at], n) => {
        const day = dayOf(calendar.zone, at);
        // Not n: toBe tells 0 from -0.
        expect(businessDaysBetween(calendar, day, addBusinessDays(calendar, day, n)) - n).toBe(0);
      }),
    );
  });
});

describe('reminders', () => {
  test('ascend inside working hours, within the window, one a day before the last day', () => {
    fc.assert(
      fc.property(anyWindow, days, ([calendar, from], n) => {
        const end = deadline(calendar, from, n);
        const planned = reminders(calendar, from, end);
        const moments = planned.map((reminder) => reminder.at);
        expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b));
        for (const moment of moments) {
          expect(moment).toBeGreaterThan(from);
          expect(moment).toBeLessThan(end);
          expect(nextWorkingMoment(calendar, moment)).toBe(moment);
        }
        const lastDay = dayOf(calendar.zone, end);
        const before = planned.filter((reminder) => dayOf(calendar.zone, reminder.at) < lastDay);
        expect(before.map((reminder) => reminder.kind)).toEqual(before.length === 0 ? [] : ['halfway']);
      }),
    );
  });

  test('always include the last morning, and half the window lies on each side of half-way', () => {
    fc.assert(
      fc.property(anyWindow, days, ([calendar, from], n) => {
        const end = deadline(calendar, from, n);
        fc.pre(opening(calendar, dayOf(calendar.zone, end)) < end);
        const planned = reminders(calendar, from, end);
        expect(planned.map((reminder) => reminder.kind)).toContain('last_day');
        const half = planned.find((reminder) => reminder.kind === 'halfway');
        fc.pre(half !== undefined);
        const window = workingTimeBetween(calendar, from, end);
        expect(workingTimeBetween(calendar, from, half?.at ?? 0)).toBe(Math.floor(window / 2));
      }),
    );
  });
});

/** A calendar whose hours are so short that the walk would need years says nothing about addition. */
function hasRoom(calendar: Calendar): boolean {
  return minutes(calendar.closesAt) - minutes(calendar.opensAt) >= 60;
}

function expectInside(calendar: Calendar, at: number): void {
  const day = dayOf(calendar.zone, at);
  expect(isBusinessDay(calendar, day)).toBe(true);
  expect(at).toBeGreaterThanOrEqual(opening(calendar, day));
  expect(at).toBeLessThanOrEqual(closing(calendar, day));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Day and minute on the wall, as Intl prints them. */
function wall(name: string, at: number): { day: string; time: string } {
  let format = formats.get(name);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'short' });
    formats.set(name, format);
  }
  const [day = '', time = ''] = format.format(at).split(' ');
  return { day, time };
}

/** How many worked days lie after the day of `from`, up to and including the day of `to`. */
function workedDaysAfter(calendar: Calendar, from: number, to: number): number {
  const last = Date.parse(wall(calendar.zone, to).day);
  let count = 0;
  for (let day = Date.parse(wall(calendar.zone, from).day) + DAY; day <= last; day += DAY) {
    if (isWorked(calendar, utcDay(day))) count += 1;
  }
  return count;
}

function isWorked(calendar: Calendar, day: string): boolean {
  if (calendar.openDays.has(day)) return true;
  return calendar.workdays.includes(weekday(day)) && !calendar.closedDays.has(day);
}

/** Monday 1 to Sunday 7. */
function weekday(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Down to five minutes, so that whole steps fall inside or outside of working hours. */
function toStep(time: string): string {
  return clock(minutes(time) - (minutes(time) % 5));
}
