// Reminder moments worked out by hand: the working hours from delivery to deadline, halved, walked on the calendar.
import { describe, expect, test } from 'vitest';
import { deadline } from '../../../src/core/time/business-time.ts';
import { type Calendar, plainCalendar } from '../../../src/core/time/calendar.ts';
import { latestDue, type Reminder, reminders } from '../../../src/core/time/reminders.ts';

const at = (text: string): number => Date.parse(text);
const halfway = (text: string): Reminder => ({ kind: 'halfway', at: at(text) });
const lastDay = (text: string): Reminder => ({ kind: 'last_day', at: at(text) });
const lastHours = (text: string): Reminder => ({ kind: 'last_hours', at: at(text) });

const newYork = plainCalendar('America/New_York');
const london: Calendar = { ...plainCalendar('Europe/London'), closedDays: new Set(['2026-04-03', '2026-04-06']) };
const jerusalem: Calendar = { ...plainCalendar('Asia/Jerusalem'), workdays: [7, 1, 2, 3, 4] };
const until = (closesAt: string): Calendar => ({ ...newYork, closesAt });

function ofWindow(calendar: Calendar, from: string, days: number): Reminder[] {
  return reminders(calendar, at(from), deadline(calendar, at(from), days));
}

describe('the reminders of a window', () => {
  test('are three: at half of it, on the last morning, two hours before the end', () => {
    // Monday 7 h + 3 × 8 h = 31 h; half is 15.5 h: 7 on Monday, 8 on Tuesday, half an hour on Wednesday.
    expect(ofWindow(newYork, '2026-03-02T10:00-05:00', 3)).toEqual([
      halfway('2026-03-04T09:30-05:00'),
      lastDay('2026-03-05T09:00-05:00'),
      lastHours('2026-03-05T15:00-05:00'),
    ]);
  });

  test('of two days have half of it on the day between', () => {
    // 7 + 16 = 23 h; 11.5 h: 7 on Monday, 4.5 on Tuesday.
    expect(ofWindow(newYork, '2026-03-02T10:00-05:00', 2)).toEqual([
      halfway('2026-03-03T13:30-05:00'),
      lastDay('2026-03-04T09:00-05:00'),
      lastHours('2026-03-04T15:00-05:00'),
    ]);
  });

  test('of one day leave half-way out, because it falls on the last day', () => {
    // 7 + 8 = 15 h; 7.5 h end on Tuesday at 09:30, half an hour after the reminder of the last day.
    expect(ofWindow(newYork, '2026-03-02T10:00-05:00', 1)).toEqual([
      lastDay('2026-03-03T09:00-05:00'),
      lastHours('2026-03-03T15:00-05:00'),
    ]);
  });

  test('leave half-way out when it would have to wait for the last morning', () => {
    // Delivered before the opening: 16 h; 8 h end on Monday exactly at the closing.
    expect(ofWindow(newYork, '2026-03-02T08:00-05:00', 1)).toEqual([
      lastDay('2026-03-03T09:00-05:00'),
      lastHours('2026-03-03T15:00-05:00'),
    ]);
  });

  test('wait for the morning when half the window ends at a closing', () => {
    // Delivered on Monday evening: Tuesday to Friday, 32 h; 16 h end on Wednesday at 17:00.
    expect(ofWindow(newYork, '2026-03-02T18:00-05:00', 4)).toEqual([
      halfway('2026-03-05T09:00-05:00'),
      lastDay('2026-03-06T09:00-05:00'),
      lastHours('2026-03-06T15:00-05:00'),
    ]);
  });

  test('pass over the weekend and the change of the clocks', () => {
    // Friday 5 h + 5 × 8 h = 45 h; 22.5 h: 5, 8 on Monday, 8 on Tuesday, 1.5 on Wednesday.
    expect(ofWindow(newYork, '2026-03-06T12:00-05:00', 5)).toEqual([
      halfway('2026-03-11T10:30-04:00'),
      lastDay('2026-03-13T09:00-04:00'),
      lastHours('2026-03-13T15:00-04:00'),
    ]);
  });

  test('of a packet delivered on Saturday come on Monday', () => {
    expect(ofWindow(newYork, '2026-03-07T12:00-05:00', 1)).toEqual([
      lastDay('2026-03-09T09:00-04:00'),
      lastHours('2026-03-09T15:00-04:00'),
    ]);
  });

  test('pass over Easter', () => {
    // Thursday 1 h + Tuesday to Thursday 24 h = 25 h; 12.5 h: 1, 8 on Tuesday, 3.5 on Wednesday.
    expect(ofWindow(london, '2026-04-02T16:00+01:00', 3)).toEqual([
      halfway('2026-04-08T12:30+01:00'),
      lastDay('2026-04-09T09:00+01:00'),
      lastHours('2026-04-09T15:00+01:00'),
    ]);
  });

  test('follow a week from Sunday to Thursday', () => {
    // Thursday 5 h + Sunday to Tuesday 24 h = 29 h; 14.5 h: 5, 8 on Sunday, 1.5 on Monday.
    expect(ofWindow(jerusalem, '2026-03-26T12:00+02:00', 3)).toEqual([
      halfway('2026-03-30T10:30+03:00'),
      lastDay('2026-03-31T09:00+03:00'),
      lastHours('2026-03-31T15:00+03:00'),
    ]);
  });

  test('follow clocks that move by half an hour', () => {
    // Friday 4 h + 16 h = 20 h; 10 h: 4, 6 on Monday.
    expect(ofWindow(plainCalendar('Australia/Lord_Howe'), '2026-10-02T13:00+10:30', 2)).toEqual([
      halfway('2026-10-05T15:00+11:00'),
      lastDay('2026-10-06T09:00+11:00'),
      lastHours('2026-10-06T15:00+11:00'),
    ]);
  });
});

describe('short working days', () => {
  test('of two hours need no reminder two hours before the end', () => {
    // 2 h on Monday + 6 h; 4 h end on Tuesday at the closing and wait for Wednesday.
    expect(ofWindow(until('11:00'), '2026-03-02T09:00-05:00', 3)).toEqual([
      halfway('2026-03-04T09:00-05:00'),
      lastDay('2026-03-05T09:00-05:00'),
    ]);
  });

  test('of one hour do not get it on the day before either', () => {
    // 1 h on Monday + 3 h; 2 h end on Tuesday at the closing and wait for Wednesday.
    expect(ofWindow(until('10:00'), '2026-03-02T09:00-05:00', 3)).toEqual([
      halfway('2026-03-04T09:00-05:00'),
      lastDay('2026-03-05T09:00-05:00'),
    ]);
  });
});

describe('a window that was moved', () => {
  const end = at('2026-03-05T17:00-05:00');

  test('on its last day only has the last hours', () => {
    expect(reminders(newYork, at('2026-03-05T10:00-05:00'), end)).toEqual([lastHours('2026-03-05T15:00-05:00')]);
  });

  test('at the very moment of a reminder does not have it', () => {
    expect(reminders(newYork, at('2026-03-05T09:00-05:00'), end)).toEqual([lastHours('2026-03-05T15:00-05:00')]);
    expect(reminders(newYork, at('2026-03-05T15:00-05:00'), end)).toEqual([]);
  });

  test('within the last hours has none', () => {
    expect(reminders(newYork, at('2026-03-05T16:00-05:00'), end)).toEqual([]);
  });

  test('takes the last working day when the day of the deadline was closed later', () => {
    // Monday 7 h + 16 h = 23 h; 11.5 h: 7, 4.5 on Tuesday.
    const away: Calendar = { ...newYork, closedDays: new Set(['2026-03-05']) };
    expect(reminders(away, at('2026-03-02T10:00-05:00'), end)).toEqual([
      halfway('2026-03-03T13:30-05:00'),
      lastDay('2026-03-04T09:00-05:00'),
      lastHours('2026-03-04T15:00-05:00'),
    ]);
  });

  test('to before its beginning has none', () => {
    expect(reminders(newYork, end, end)).toEqual([]);
    expect(reminders(newYork, end + 1, end)).toEqual([]);
  });

  test('into days on which nobody works has none', () => {
    expect(reminders({ ...newYork, workdays: [] }, at('2026-03-02T10:00-05:00'), end)).toEqual([]);
  });
});

describe('the reminder that is due', () => {
  const start = at('2026-03-02T10:00-05:00');
  const half = halfway('2026-03-04T09:30-05:00');
  const day = lastDay('2026-03-05T09:00-05:00');
  const hours = lastHours('2026-03-05T15:00-05:00');
  const planned = [half, day, hours];

  test('is none before its moment', () => {
    expect(latestDue(planned, start, half.at - 1)).toBeNull();
  });

  test('is there at its moment', () => {
    expect(latestDue(planned, start, half.at)).toEqual(half);
  });

  test('is not due again once it was sent', () => {
    expect(latestDue(planned, half.at, half.at)).toBeNull();
    expect(latestDue(planned, half.at, day.at - 1)).toBeNull();
  });

  test('is only the last one after an outage', () => {
    expect(latestDue(planned, start, hours.at + 60_000)).toEqual(hours);
    expect(latestDue(planned, start, day.at + 60_000)).toEqual(day);
  });

  test('is never an earlier one that was passed over', () => {
    expect(latestDue(planned, day.at + 60_000, hours.at - 1)).toBeNull();
  });

  test('is none when there are none', () => {
    expect(latestDue([], start, hours.at)).toBeNull();
  });
});
