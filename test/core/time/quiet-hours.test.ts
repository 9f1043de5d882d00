import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { plainCalendar } from '../../../src/core/time/calendar.ts';
import { nextDaytime, nextDaytimeUpTo } from '../../../src/core/time/quiet-hours.ts';

const at = (iso: string) => Date.parse(iso);
const berlin = plainCalendar('Europe/Berlin');

describe('somebody is written to about what can wait', () => {
  test.each([
    ['at noon: at once', '2026-11-27T12:00:00+01:00', '2026-11-27T12:00:00+01:00'],
    ['at a minute to eight in the evening: at once', '2026-11-26T19:59:00+01:00', '2026-11-26T19:59:00+01:00'],
    ['at eight in the evening: tomorrow at eight', '2026-11-26T20:00:00+01:00', '2026-11-27T08:00:00+01:00'],
    ['at night: at eight', '2026-11-27T03:00:00+01:00', '2026-11-27T08:00:00+01:00'],
    ['on Friday evening: on Monday', '2026-11-27T23:00:00+01:00', '2026-11-30T08:00:00+01:00'],
    ['on a Saturday: on Monday', '2026-11-28T12:00:00+01:00', '2026-11-30T08:00:00+01:00'],
  ])('%s', (_, from, then) => {
    expect(nextDaytime(berlin, at(from))).toBe(at(then));
  });

  test('at any time at which they work, however late', () => {
    const late = { ...berlin, opensAt: '14:00', closesAt: '23:00' };
    expect(nextDaytime(late, at('2026-11-26T22:30:00+01:00'))).toBe(at('2026-11-26T22:30:00+01:00'));
    expect(nextDaytime(late, at('2026-11-26T23:00:00+01:00'))).toBe(at('2026-11-27T08:00:00+01:00'));
  });

  test('when they are back from their days off', () => {
    const away = { ...berlin, closedDays: new Set(['2026-11-27', '2026-11-30']) };
    expect(nextDaytime(away, at('2026-11-27T12:00:00+01:00'))).toBe(at('2026-12-01T08:00:00+01:00'));
  });

  test('before a promised day is over, if need be on a Saturday', () => {
    const friday = at('2026-11-27T23:00:00+01:00');
    expect(nextDaytimeUpTo(berlin, friday, '2026-11-30')).toBe(at('2026-11-30T08:00:00+01:00'));
    expect(nextDaytimeUpTo(berlin, friday, '2026-11-28')).toBe(at('2026-11-28T08:00:00+01:00'));
  });

  test('never at night and never on a weekend, in any zone, and never later than it must be', () => {
    const zones = fc.constantFrom('America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland');
    const moments = fc.integer({ min: at('2026-01-01T00:00:00Z') / 60_000, max: at('2028-01-01T00:00:00Z') / 60_000 });
    const isDay = (zone: string, moment: number) => {
      const { hour, dayOfWeek } = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
      return hour >= 8 && hour < 20 && dayOfWeek <= 5;
    };
    fc.assert(
      fc.property(zones, moments, (zone, minute) => {
        const now = minute * 60_000;
        const then = nextDaytime(plainCalendar(zone), now);
        expect(isDay(zone, then)).toBe(true);
        const isWaiting = then > now;
        expect(isWaiting).toBe(!isDay(zone, now));
        if (isWaiting) expect(isDay(zone, then - 60_000), 'a minute before').toBe(false);
        expect(then - now).toBeLessThan(3 * 24 * 60 * 60_000);
      }),
    );
  });
});
