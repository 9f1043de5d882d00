import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { deadline, escalation } from '../../../src/core/time/business-time.ts';
import { type Calendar, plainCalendar } from '../../../src/core/time/calendar.ts';
import { type Changes, DEADLINES, SUNDAY_TO_THURSDAY } from './deadlines-by-hand.ts';

for (const [zone, cases] of Object.entries(DEADLINES)) {
  describe(`a deadline in ${zone}`, () => {
    test.each(cases)('%s: %s and %i', { tags: 'thorough' }, (_promise, from, days, expected, changes) => {
      expect(wallClock(zone, deadline(calendarOf(zone, changes), Date.parse(from), days))).toBe(expected);
    });
  });
}

describe('an escalation', () => {
  test('comes at the close of the business day after the deadline', () => {
    expect(escalated('America/New_York', '2026-03-04T17:00-05:00')).toBe('2026-03-05T17:00-05:00');
  });

  test('waits over the weekend and a change of the clocks', () => {
    expect(escalated('America/New_York', '2026-03-06T17:00-05:00')).toBe('2026-03-09T17:00-04:00');
  });

  test('waits over a holiday', () => {
    const closed = ['2026-11-26'];
    expect(escalated('America/New_York', '2026-11-25T17:00-05:00', { closed })).toBe('2026-11-27T17:00-05:00');
  });

  test('follows the week of the AE', () => {
    const week = { workdays: SUNDAY_TO_THURSDAY };
    expect(escalated('Asia/Jerusalem', '2026-03-26T17:00+02:00', week)).toBe('2026-03-29T17:00+03:00');
  });
});

describe('a window that makes no sense', () => {
  const from = Date.parse('2026-03-02T10:00-05:00');

  test.each([0, -1, 1.5, Number.NaN])('is refused: %d business days', (days) => {
    expect(() => deadline(plainCalendar('America/New_York'), from, days)).toThrow(RangeError);
  });

  test('is refused when nobody ever works', () => {
    expect(() => deadline(calendarOf('America/New_York', { workdays: [] }), from, 1)).toThrow(RangeError);
  });

  test('is refused when it is longer than five years', { tags: 'thorough' }, () => {
    expect(() => deadline(plainCalendar('America/New_York'), from, 1400)).toThrow(RangeError);
  });
});

function escalated(zone: string, deadlineAt: string, changes?: Changes): string {
  return wallClock(zone, escalation(calendarOf(zone, changes), Date.parse(deadlineAt)));
}

function calendarOf(zone: string, changes: Changes = {}): Calendar {
  const plain = plainCalendar(zone);
  return {
    ...plain,
    workdays: changes.workdays ?? plain.workdays,
    opensAt: changes.opensAt ?? plain.opensAt,
    closesAt: changes.closesAt ?? plain.closesAt,
    closedDays: new Set(changes.closed),
    openDays: new Set(changes.open),
  };
}

/** '2026-03-09T17:00-04:00'; seconds show only when there are any, and then no expected value matches. */
function wallClock(zone: string, at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never' })
    .replace(/:00(?=[+-]\d\d:\d\d$)/, '');
}
