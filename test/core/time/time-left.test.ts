import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Calendar, plainCalendar } from '../../../src/core/time/calendar.ts';
import { isWorthReminding, roughMinutes, timeLeft } from '../../../src/core/time/time-left.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const newYork = plainCalendar('America/New_York');
const until = (closesAt: string): Calendar => ({ ...newYork, closesAt });
const at = (text: string): number => Date.parse(text);

/** Friday, the end of working hours. */
const DEADLINE = at('2026-11-27T17:00-05:00');

describe('what is left of a window', () => {
  test.each<[string, Calendar, string, number, boolean]>([
    ['on its last morning', newYork, '2026-11-27T09:00-05:00', 8 * HOUR, true],
    ['at the last call', newYork, '2026-11-27T15:00-05:00', 2 * HOUR, true],
    ['seconds before its end', newYork, '2026-11-27T16:59:43-05:00', 17_000, true],
    ['at its end', newYork, '2026-11-27T17:00-05:00', 0, true],
    ['after its end', newYork, '2026-11-27T17:01-05:00', 0, true],
    ['the evening before', newYork, '2026-11-26T18:00-05:00', 8 * HOUR, false],
    ['when days are short', until('10:00'), '2026-11-26T09:30-05:00', 1.5 * HOUR, false],
    ['when its last day was closed', closed('2026-11-27'), '2026-11-26T16:00-05:00', HOUR, true],
    ['on that closed day', closed('2026-11-27'), '2026-11-27T12:00-05:00', 0, true],
    ['with a closed day ahead', closed('2026-11-26'), '2026-11-25T16:00-05:00', 9 * HOUR, false],
  ])('%s', (_when, calendar, now, ms, isLastDay) => {
    expect(timeLeft(calendar, at(now), DEADLINE)).toEqual({ ms, isLastDay });
  });

  test('is worth a reminder down to one minute', () => {
    expect(isWorthReminding({ ms: MINUTE, isLastDay: true })).toBe(true);
    expect(isWorthReminding({ ms: MINUTE - 1, isLastDay: true })).toBe(false);
  });
});

describe('the minutes that are said of it', () => {
  const left = fc.integer({ min: 0, max: 3 * HOUR });

  test('are never off by more than two and a half minutes, and never say more than there is of the last ten', () => {
    fc.assert(
      fc.property(left, (ms) => {
        const said = roughMinutes(ms) * MINUTE;
        expect(Math.abs(said - ms)).toBeLessThanOrEqual(2.5 * MINUTE);
        if (ms < 10 * MINUTE) expect(said).toBeLessThanOrEqual(ms);
      }),
    );
  });

  test('never say more later than earlier', () => {
    fc.assert(
      fc.property(left, left, (one, other) => {
        expect(roughMinutes(Math.min(one, other))).toBeLessThanOrEqual(roughMinutes(Math.max(one, other)));
      }),
    );
  });
});

function closed(day: string): Calendar {
  return { ...newYork, closedDays: new Set([day]) };
}
