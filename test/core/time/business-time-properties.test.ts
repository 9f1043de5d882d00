// What must hold for every calendar, in every zone, in the years 2024 to 2035, and what the oracle makes of the same days.
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
import { composeCalendar } from '../../../src/core/time/compose-calendar.ts';
import { LAST_HOURS_MS, reminders } from '../../../src/core/time/reminders.ts';
import { timeLeft } from '../../../src/core/time/time-left.ts';
import { asWorkspace } from '../../../src/core/time/working-hours.ts';
import { type Facts, windowOf, workedBetween, workingDays } from '../../oracle/business-time.ts';
import { clockOf, createWall, DAY, HOUR, MINUTE, utcDay, weekdayOf } from '../../oracle/wall.ts';
import { someOf, timesOf } from '../../support/sample.ts';
import { company } from './company-time.ts';

const FIRST = Date.UTC(2024, 0, 1);
const LAST = Date.UTC(2036, 0, 1) - 1;
const ZONES = Intl.supportedValuesOf('timeZone');

/** Somebody, and a moment at which something lands with them. */
type Case = { facts: Facts; zone: string; calendar: Calendar; at: number };

const days = fc.integer({ min: 1, max: 15 });
const duration = fc.integer({ min: 1, max: 80 * HOUR });
const minuteOfDay = fc.integer({ min: 0, max: 24 * 60 - 1 });

/** Any hours at all, also those that the clocks skip or repeat, and exceptions strewn over the three weeks from the moment. */
const anybody: fc.Arbitrary<Case> = fc.integer({ min: FIRST, max: LAST }).chain((at) => {
  const exceptions = fc
    .uniqueArray(fc.integer({ min: -3, max: 21 }).map((offset) => utcDay(at + offset * DAY)))
    .map((found) => found.map((day) => ({ from: day, to: day, name: null })));
  return fc
    .record({
      zone: fc.constantFrom(...ZONES),
      workdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      hours: fc.uniqueArray(minuteOfDay, { minLength: 2, maxLength: 2 }),
      closures: exceptions,
      extra_days: exceptions,
    })
    .map(({ zone, workdays, hours, closures, extra_days }) => {
      const [opens_at = '', closes_at = ''] = hours.toSorted((a, b) => a - b).map(clock);
      const workspace = { ...company, workdays, opens_at, closes_at, closures, extra_days };
      const facts = { workspace, person: asWorkspace('U1'), absences: [], holidays: new Set<string>() };
      return { facts, zone, calendar: composeCalendar({ ...facts, zone }), at };
    });
});

/** The days around the moment, as the oracle lists them. */
function listed({ facts, zone, at }: Case) {
  const [first, last] = [at - 40 * DAY, at + 200 * DAY];
  const wall = createWall(zone, first, last);
  return { wall, list: workingDays(facts, wall, first, last) };
}

describe('a window', { tags: 'thorough' }, () => {
  test('closes, reminds and is escalated where a finger on the list of working days comes to rest', () => {
    fc.assert(
      fc.property(anybody, days, (each, n) => {
        const { calendar, at } = each;
        const { wall, list } = listed(each);
        const { deadlineAt, escalatesAt, usual } = windowOf(list, wall, at, n);
        expect(deadline(calendar, at, n)).toBe(deadlineAt);
        expect(escalation(calendar, deadlineAt)).toBe(escalatesAt);
        const planned = reminders(calendar, at, deadlineAt);
        expect(planned.map((reminder) => ({ what: reminder.kind, at: reminder.at }))).toEqual(usual);
      }),
      { numRuns: timesOf(200, 50) },
    );
  });

  test('never closes earlier for a later delivery, and always later when it is longer', () => {
    fc.assert(
      fc.property(anybody, fc.integer({ min: 0, max: 10 * DAY }), days, ({ calendar, at }, later, n) => {
        expect(deadline(calendar, at + later, n)).toBeGreaterThanOrEqual(deadline(calendar, at, n));
        expect(deadline(calendar, at, n + 1)).toBeGreaterThan(deadline(calendar, at, n));
      }),
    );
  });

  test('closes at 17:00 on a weekday in every zone, through every year', () => {
    for (const [index, zone] of someOf([...ZONES.entries()], 6)) {
      const shown = clockOf(zone);
      for (let year = 2024; year <= 2035; year += 1) {
        const from = Date.UTC(year, 0, 1) + ((index * 37 + year * 101) % 365) * DAY;
        const [day = '', time] = shown(deadline(plainCalendar(zone), from, 3)).split(' ');
        expect(`${zone} ${time}`).toBe(`${zone} 17:00:00`);
        expect(weekdayOf(day)).toBeLessThanOrEqual(5);
      }
    }
  });

  test('has reminders that ascend inside working hours, within it, one a day before the last day', () => {
    fc.assert(
      fc.property(anybody, days, ({ calendar, at }, n) => {
        const end = deadline(calendar, at, n);
        const planned = reminders(calendar, at, end);
        const moments = planned.map((reminder) => reminder.at);
        expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b));
        for (const moment of moments) {
          expect(moment).toBeGreaterThan(at);
          expect(moment).toBeLessThan(end);
          expect(nextWorkingMoment(calendar, moment)).toBe(moment);
        }
        const lastDay = dayOf(calendar.zone, end);
        const before = planned.filter((reminder) => dayOf(calendar.zone, reminder.at) < lastDay);
        expect(before.map((reminder) => reminder.kind)).toEqual(before.length === 0 ? [] : ['halfway']);
      }),
    );
  });
});

test('what is left is what the list of working days has, and at each reminder what that reminder is for', {
  tags: 'thorough',
}, () => {
  fc.assert(
    fc.property(anybody, days, fc.integer({ min: 0, max: 20 * DAY }), (each, n, later) => {
      const { calendar, at } = each;
      const end = deadline(calendar, at, n);
      const { list } = listed(each);
      const { ms, isLastDay } = timeLeft(calendar, at + later, end);
      expect(ms).toBe(workedBetween(list, at + later, end));
      const dayIsOver = list.find(({ to }) => to > at + later)?.to ?? end;
      if (isLastDay) expect(workedBetween(list, dayIsOver, end)).toBe(0);
      for (const reminder of reminders(calendar, at, end)) {
        const then = timeLeft(calendar, reminder.at, end);
        expect(then.isLastDay).toBe(reminder.kind !== 'halfway');
        if (reminder.kind === 'last_hours') expect(then.ms).toBe(LAST_HOURS_MS);
      }
    }),
  );
});

describe('working time', { tags: 'thorough' }, () => {
  test('between two instants is what the list of working days has between them, and none backwards', () => {
    fc.assert(
      fc.property(anybody, fc.integer({ min: -30 * DAY, max: 30 * DAY }), duration, (each, offset, span) => {
        const [from, to] = [each.at + offset, each.at + offset + span];
        expect(workingTimeBetween(each.calendar, from, to)).toBe(workedBetween(listed(each).list, from, to));
        expect(workingTimeBetween(each.calendar, to, from)).toBe(0);
      }),
    );
  });

  test('added or subtracted is the working time between', () => {
    fc.assert(
      fc.property(anybody, duration, ({ calendar, at }, ms) => {
        fc.pre(hasRoom(calendar));
        expect(workingTimeBetween(calendar, at, addWorkingTime(calendar, at, ms))).toBe(ms);
        expect(workingTimeBetween(calendar, subtractWorkingTime(calendar, at, ms), at)).toBe(ms);
      }),
    );
  });

  test('added twice is the sum added once', () => {
    fc.assert(
      fc.property(anybody, duration, duration, ({ calendar, at }, first, second) => {
        fc.pre(hasRoom(calendar));
        const twice = addWorkingTime(calendar, addWorkingTime(calendar, at, first), second);
        expect(twice).toBe(addWorkingTime(calendar, at, first + second));
      }),
    );
  });

  test('ends inside working hours and is never earlier for a later start', () => {
    fc.assert(
      fc.property(anybody, duration, duration, ({ calendar, at }, ms, later) => {
        fc.pre(hasRoom(calendar));
        const end = addWorkingTime(calendar, at, ms);
        expectInside(calendar, end);
        expectInside(calendar, subtractWorkingTime(calendar, at, ms));
        expect(addWorkingTime(calendar, at + later, ms)).toBeGreaterThanOrEqual(end);
        expect(addWorkingTime(calendar, at, ms + later)).toBeGreaterThan(end);
      }),
    );
  });
});

test('the next working moment is inside working hours, at once, and the same when asked again', {
  tags: 'thorough',
}, () => {
  fc.assert(
    fc.property(anybody, ({ calendar, at }) => {
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

test('business days added are the business days between, forwards and backwards', () => {
  fc.assert(
    fc.property(anybody, fc.integer({ min: -15, max: 15 }), ({ calendar, at }, n) => {
      const day = dayOf(calendar.zone, at);
      // Not n: toBe tells 0 from -0.
      expect(businessDaysBetween(calendar, day, addBusinessDays(calendar, day, n)) - n).toBe(0);
    }),
  );
});

/** A calendar whose hours are so short that the walk would need years says nothing about addition. */
function hasRoom({ opensAt, closesAt }: Calendar): boolean {
  return Date.parse(`1970-01-01T${closesAt}Z`) - Date.parse(`1970-01-01T${opensAt}Z`) >= 60 * MINUTE;
}

function expectInside(calendar: Calendar, at: number): void {
  const day = dayOf(calendar.zone, at);
  expect(isBusinessDay(calendar, day)).toBe(true);
  expect(at).toBeGreaterThanOrEqual(opening(calendar, day));
  expect(at).toBeLessThanOrEqual(closing(calendar, day));
}

/** 'HH:mm' */
function clock(minute: number): string {
  return new Date(minute * MINUTE).toISOString().slice(11, 16);
}
