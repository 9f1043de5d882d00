import { describe, expect, test } from 'vitest';
import { addBusinessDays, businessDaysBetween, subtractWorkingTime } from '../../../src/core/time/business-time.ts';
import { isAhead, isPast, isZone } from '../../../src/core/time/calendar.ts';
import { CALENDAR } from '../../support/packets.ts';

const at = (text: string): number => Date.parse(text);

describe('counting backwards', () => {
  test('before a day’s work has begun, or just as it begins, leads into the evening before', () => {
    const eveningBefore = at('2026-11-24T17:00-05:00');
    expect(subtractWorkingTime(CALENDAR, at('2026-11-25T08:00-05:00'), 0)).toBe(eveningBefore);
    expect(subtractWorkingTime(CALENDAR, at('2026-11-25T09:00-05:00'), 0)).toBe(eveningBefore);
    expect(subtractWorkingTime(CALENDAR, at('2026-11-25T08:00-05:00'), 3_600_000)).toBe(eveningBefore - 3_600_000);
  });

  test('from a day to the one before it is one business day', () => {
    expect(businessDaysBetween(CALENDAR, '2026-11-26', '2026-11-25')).toBe(-1);
    expect(businessDaysBetween(CALENDAR, '2026-11-25', '2026-11-26')).toBe(1);
  });
});

test('half a business day cannot be counted, and that is what is said', () => {
  expect(() => addBusinessDays(CALENDAR, '2026-11-24', 0.5)).toThrow('Business days are counted whole: 0.5');
});

test.each(['America/Port-au-Prince', 'Etc/GMT+12', 'Etc/GMT-14'])('%s is a zone, with the sign in its name', (zone) => {
  expect(isZone(zone)).toBe(true);
});

test('a day is past once it is over everywhere, and ahead while it has begun nowhere', () => {
  // Noon in UTC: in UTC-12 the day begins, in UTC+14 it is two in the morning of the next.
  const noon = at('2026-11-24T12:00Z');
  expect([isPast('2026-11-23', noon), isPast('2026-11-23', noon - 1), isPast('2026-11-24', noon)]).toEqual([
    true,
    false,
    false,
  ]);
  expect([isAhead('2026-11-25', noon), isAhead('2026-11-26', noon), isAhead('2026-11-24', noon)]).toEqual([
    false,
    true,
    false,
  ]);
  expect([isPast(null, noon), isAhead(null, noon)]).toEqual([false, false]);
});
