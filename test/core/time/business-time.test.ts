// Working hours and working time, worked out by hand; expected values are wall clocks with their offset.
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addWorkingTime,
  businessDaysBetween,
  nextWorkingMoment,
  subtractWorkingTime,
  workingTimeBetween,
} from '../../../src/core/time/business-time.ts';
import {
  type Calendar,
  closing,
  dayOf,
  isBusinessDay,
  isZone,
  opening,
  plainCalendar,
} from '../../../src/core/time/calendar.ts';

const at = (text: string): number => Date.parse(text);
const HOUR = 3_600_000;
const MINUTE = 60_000;

const newYork = plainCalendar('America/New_York');
const thanksgiving: Calendar = { ...newYork, closedDays: new Set(['2026-11-26']) };
const hours = (zone: string, opensAt: string, closesAt: string): Calendar => ({
  ...plainCalendar(zone),
  opensAt,
  closesAt,
});
const nights = (zone: string): Calendar => ({
  ...hours(zone, '00:00', '06:00'),
  workdays: [1, 2, 3, 4, 5, 6, 7],
});

describe('a zone', () => {
  test.each(['Europe/London', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Asia/Calcutta', 'UTC'])('%s is one', (zone) => {
    expect(isZone(zone)).toBe(true);
  });

  test.each(['', 'Mars/Base', '+05:30', '-0800', 'undefined', '2026-01-01[Europe/London]'])('"%s" is none', (zone) => {
    expect(isZone(zone)).toBe(false);
  });
});

describe('the civil day', () => {
  test.each([
    ['America/New_York', '2026-03-03T04:59:59.999Z', '2026-03-02'],
    ['America/New_York', '2026-03-03T05:00Z', '2026-03-03'],
    ['Asia/Kathmandu', '2026-02-05T18:15Z', '2026-02-06'],
    ['Asia/Kathmandu', '2026-02-05T18:14Z', '2026-02-05'],
    ['Pacific/Apia', '2011-12-30T09:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00Z', '2011-12-31'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(dayOf(zone, at(instant))).toBe(day);
  });
});

describe('a business day', () => {
  test('is a working weekday that is not closed', () => {
    expect(isBusinessDay(thanksgiving, '2026-11-25')).toBe(true);
    expect(isBusinessDay(thanksgiving, '2026-11-26')).toBe(false);
    expect(isBusinessDay(thanksgiving, '2026-11-28')).toBe(false);
  });

  test('is any day on which the person works anyway', () => {
    const calendar = { ...thanksgiving, openDays: new Set(['2026-11-26', '2026-11-28']) };
    expect(isBusinessDay(calendar, '2026-11-26')).toBe(true);
    expect(isBusinessDay(calendar, '2026-11-28')).toBe(true);
  });

  test('is never a day that the zone skipped', () => {
    const openDays = new Set(['2011-12-30']);
    expect(isBusinessDay({ ...plainCalendar('Pacific/Apia'), openDays }, '2011-12-30')).toBe(false);
    expect(isBusinessDay(plainCalendar('Pacific/Pago_Pago'), '2011-12-30')).toBe(true);
  });

  test('cannot be asked of a date that no calendar has', () => {
    expect(() => isBusinessDay(newYork, '2026-02-30')).toThrow(RangeError);
  });
});

describe('working hours', () => {
  test.each([
    ['America/New_York', '2026-03-06', '2026-03-06T09:00-05:00', '2026-03-06T17:00-05:00'],
    ['America/New_York', '2026-03-09', '2026-03-09T09:00-04:00', '2026-03-09T17:00-04:00'],
    ['Asia/Kathmandu', '2026-02-06', '2026-02-06T09:00+05:45', '2026-02-06T17:00+05:45'],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-05T09:00+10:30', '2026-04-05T17:00+10:30'],
  ])('in %s on %s are nine to five on the wall', (zone, day, opens, closes) => {
    expect(opening(plainCalendar(zone), day)).toBe(at(opens));
    expect(closing(plainCalendar(zone), day)).toBe(at(closes));
  });

  test('begin later by the gap when the clocks skip the opening', () => {
    expect(opening(hours('America/New_York', '02:30', '10:00'), '2026-03-08')).toBe(at('2026-03-08T03:30-04:00'));
    expect(opening(hours('Australia/Lord_Howe', '02:15', '10:00'), '2026-10-04')).toBe(at('2026-10-04T02:45+11:00'));
    expect(opening(hours('Africa/Cairo', '00:00', '10:00'), '2026-04-24')).toBe(at('2026-04-24T01:00+03:00'));
  });

  test('begin at the first of two when the opening comes twice', () => {
    expect(opening(hours('America/New_York', '01:30', '10:00'), '2026-11-01')).toBe(at('2026-11-01T01:30-04:00'));
    expect(opening(hours('Australia/Lord_Howe', '01:45', '10:00'), '2026-04-05')).toBe(at('2026-04-05T01:45+11:00'));
  });

  test('are empty when the clocks skip all of them', () => {
    const calendar = { ...hours('America/New_York', '02:30', '03:00'), openDays: new Set(['2026-03-08']) };
    expect(closing(calendar, '2026-03-08')).toBe(at('2026-03-08T03:00-04:00'));
    expect(opening(calendar, '2026-03-08')).toBe(at('2026-03-08T03:00-04:00'));
    expect(nextWorkingMoment(calendar, at('2026-03-08T00:00-05:00'))).toBe(at('2026-03-09T02:30-04:00'));
  });

  test('stay within their day when the gap reaches midnight', () => {
    const midnight = at('2026-03-29T00:00-01:00');
    expect(closing(hours('America/Nuuk', '09:00', '23:30'), '2026-03-28')).toBe(midnight - 1);
    expect(opening(hours('America/Nuuk', '23:15', '23:45'), '2026-03-28')).toBe(midnight - 1);
  });
});

describe('the next working moment', () => {
  test.each([
    ['is now in the middle of the day', '2026-03-02T10:00-05:00', '2026-03-02T10:00-05:00'],
    ['is now at the opening', '2026-03-02T09:00-05:00', '2026-03-02T09:00-05:00'],
    ['is the opening before it', '2026-03-02T08:59-05:00', '2026-03-02T09:00-05:00'],
    ['is the opening of today in the night', '2026-03-03T00:00-05:00', '2026-03-03T09:00-05:00'],
    ['is now in the last millisecond', '2026-03-02T16:59:59.999-05:00', '2026-03-02T16:59:59.999-05:00'],
    ['is tomorrow from the closing on', '2026-03-02T17:00-05:00', '2026-03-03T09:00-05:00'],
    ['is Monday on Friday evening', '2026-03-06T17:00-05:00', '2026-03-09T09:00-04:00'],
    ['is Monday on Sunday', '2026-11-01T01:30-04:00', '2026-11-02T09:00-05:00'],
    ['is Friday on a closed Thursday', '2026-11-26T10:00-05:00', '2026-11-27T09:00-05:00'],
  ])('%s', (_promise, from, expected) => {
    expect(nextWorkingMoment(thanksgiving, at(from))).toBe(at(expected));
  });

  test('does not exist when nobody ever works', () => {
    expect(() => nextWorkingMoment({ ...newYork, workdays: [] }, at('2026-03-02T10:00Z'))).toThrow(RangeError);
  });
});

describe('adding working time', () => {
  test.each([
    ['stays in the day', newYork, '2026-03-02T09:00-05:00', 3 * HOUR, '2026-03-02T12:00-05:00'],
    [
      'ends at the closing, not at the next opening',
      newYork,
      '2026-03-02T09:00-05:00',
      8 * HOUR,
      '2026-03-02T17:00-05:00',
    ],
    ['goes on the next morning', newYork, '2026-03-02T09:00-05:00', 8 * HOUR + MINUTE, '2026-03-03T09:01-05:00'],
    ['of nothing goes to the next working moment', newYork, '2026-03-02T17:00-05:00', 0, '2026-03-03T09:00-05:00'],
    ['begins at the opening', newYork, '2026-03-07T12:00-05:00', HOUR, '2026-03-09T10:00-04:00'],
    ['carries over the weekend and the clocks', newYork, '2026-03-06T16:00-05:00', 2 * HOUR, '2026-03-09T10:00-04:00'],
    ['skips a holiday', thanksgiving, '2026-11-25T16:30-05:00', 16 * HOUR, '2026-11-30T16:30-05:00'],
    [
      'counts a skipped hour as none',
      nights('America/New_York'),
      '2026-03-07T05:00-05:00',
      4 * HOUR,
      '2026-03-08T04:00-04:00',
    ],
    [
      'counts a repeated hour twice',
      nights('America/New_York'),
      '2026-10-31T05:00-04:00',
      4 * HOUR,
      '2026-11-01T02:00-05:00',
    ],
    [
      'counts half an hour as skipped',
      nights('Australia/Lord_Howe'),
      '2026-10-04T00:00+10:30',
      3 * HOUR,
      '2026-10-04T03:30+11:00',
    ],
  ])('%s', (_promise, calendar, from, ms, expected) => {
    expect(addWorkingTime(calendar, at(from), ms)).toBe(at(expected));
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d milliseconds', (ms) => {
    expect(() => addWorkingTime(newYork, 0, ms)).toThrow(RangeError);
    expect(() => subtractWorkingTime(newYork, 0, ms)).toThrow(RangeError);
  });

  test('gives up beyond five years', { tags: 'thorough' }, () => {
    expect(() => addWorkingTime(newYork, at('2026-03-02T09:00Z'), 6 * 261 * 8 * HOUR)).toThrow(RangeError);
  });
});

describe('subtracting working time', () => {
  test.each([
    ['stays in the day', newYork, '2026-03-05T17:00-05:00', 2 * HOUR, '2026-03-05T15:00-05:00'],
    [
      'ends at the opening, not at the closing before',
      newYork,
      '2026-03-05T17:00-05:00',
      8 * HOUR,
      '2026-03-05T09:00-05:00',
    ],
    ['goes back to the day before', newYork, '2026-03-05T10:00-05:00', 2 * HOUR, '2026-03-04T16:00-05:00'],
    ['of nothing goes to the last working moment', newYork, '2026-03-08T12:00-04:00', 0, '2026-03-06T17:00-05:00'],
    [
      'of nothing at an opening goes to the closing before',
      newYork,
      '2026-03-03T09:00-05:00',
      0,
      '2026-03-02T17:00-05:00',
    ],
    ['goes back over the weekend and the clocks', newYork, '2026-03-09T09:30-04:00', HOUR, '2026-03-06T16:30-05:00'],
    ['skips a holiday', thanksgiving, '2026-11-27T10:00-05:00', 2 * HOUR, '2026-11-25T16:00-05:00'],
  ])('%s', (_promise, calendar, to, ms, expected) => {
    expect(subtractWorkingTime(calendar, at(to), ms)).toBe(at(expected));
  });
});

describe('working time between two instants', () => {
  test.each([
    ['over a weekend', newYork, '2026-03-06T16:00-05:00', '2026-03-09T10:00-04:00', 2 * HOUR],
    ['within a weekend', newYork, '2026-03-07T00:00-05:00', '2026-03-08T23:00-04:00', 0],
    ['within an evening', newYork, '2026-03-02T17:00-05:00', '2026-03-02T23:00-05:00', 0],
    ['backwards', newYork, '2026-03-09T10:00-04:00', '2026-03-06T16:00-05:00', 0],
    ['of one instant', newYork, '2026-03-02T10:00-05:00', '2026-03-02T10:00-05:00', 0],
    ['over Thanksgiving', thanksgiving, '2026-11-25T16:30-05:00', '2026-11-30T16:30-05:00', 16 * HOUR],
    ['in a short night', nights('America/New_York'), '2026-03-08T00:00-05:00', '2026-03-08T12:00-04:00', 5 * HOUR],
    ['in a long night', nights('America/New_York'), '2026-11-01T00:00-04:00', '2026-11-01T12:00-05:00', 7 * HOUR],
    [
      'in a short night on Lord Howe',
      nights('Australia/Lord_Howe'),
      '2026-10-04T00:00+10:30',
      '2026-10-04T12:00+11:00',
      5.5 * HOUR,
    ],
    [
      'in a long night on Lord Howe',
      nights('Australia/Lord_Howe'),
      '2026-04-05T00:00+11:00',
      '2026-04-05T12:00+10:30',
      6.5 * HOUR,
    ],
    ['in the 261 weekdays of 2026', newYork, '2026-01-01T00:00-05:00', '2027-01-01T00:00-05:00', 261 * 8 * HOUR],
    [
      'over the day Samoa skipped',
      plainCalendar('Pacific/Apia'),
      '2011-12-29T10:00-10:00',
      '2012-01-02T10:00+14:00',
      8 * HOUR,
    ],
    ['when nobody ever works', { ...newYork, workdays: [] }, '2026-03-02T09:00Z', '2027-03-02T09:00Z', 0],
  ])('%s', (_promise, calendar, from, to, expected) => {
    expect(workingTimeBetween(calendar, at(from), at(to))).toBe(expected);
  });
});

describe('business days', () => {
  test.each([
    ['2026-11-25', 1, '2026-11-27'],
    ['2026-11-25', 2, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-27', -1, '2026-11-25'],
    ['2026-11-28', -1, '2026-11-27'],
    ['2026-11-28', 0, '2026-11-28'],
    ['2026-12-31', 1, '2027-01-01'],
  ])('%s and %i more is %s', (day, n, expected) => {
    expect(addBusinessDays(thanksgiving, day, n)).toBe(expected);
  });

  test('are counted whole', () => {
    expect(() => addBusinessDays(newYork, '2026-03-02', 0.5)).toThrow(RangeError);
  });

  test.each([
    ['2026-11-25', '2026-11-27', 1],
    ['2026-11-25', '2026-11-26', 0],
    ['2026-11-23', '2026-11-30', 4],
    ['2026-11-28', '2026-11-29', 0],
    ['2026-11-28', '2026-11-30', 1],
    ['2026-11-25', '2026-11-25', 0],
    ['2026-11-30', '2026-11-23', -4],
  ])('from %s to %s are %i', (fromDay, toDay, expected) => {
    expect(businessDaysBetween(thanksgiving, fromDay, toDay)).toBe(expected);
  });
});
