import { describe, expect, test } from 'vitest';
import { ago, dayName, fillDateFormat, timeOfDay } from '../../src/page/time.ts';

const now = Date.parse('2026-11-09T13:12:00Z');
const hours = (count: number) => count * 3_600_000;
/** Newer ICU data puts a narrow no-break space before AM and PM. */
const plain = (text: string) => text.replaceAll('\u202F', ' ');

describe('times', () => {
  test('are read in the zone of the acting person', () => {
    expect(plain(timeOfDay(now, 'Europe/Stockholm'))).toBe('2:12 PM');
    expect(plain(timeOfDay(now, 'Asia/Kolkata'))).toBe('6:42 PM');
  });

  test('a day is called today only in the zone where it is', () => {
    const late = Date.parse('2026-11-09T23:30:00Z');
    expect(dayName(late, now, 'UTC')).toBe('Today');
    expect(dayName(late, now, 'Europe/Stockholm')).toBe('Tomorrow');
  });

  test('another day is named, with the year once it is far', () => {
    expect(dayName(now - hours(72), now, 'UTC')).toBe('Friday, November 6th');
    expect(dayName(now - hours(24 * 400), now, 'UTC')).toBe('Sunday, October 5th, 2025');
  });

  test('the distance is said in the largest unit that fits', () => {
    expect(ago(now - 20_000, now)).toBe('just now');
    expect(ago(now - hours(3), now)).toBe('3 hours ago');
    expect(ago(now + hours(26), now)).toBe('tomorrow');
  });
});

describe('a formatted date', () => {
  test.each([
    ['{date_num} {time}', '2026-11-12 2:12 PM'],
    ['{date_short}', 'Nov 12'],
    ['{date}', 'November 12th'],
    ['{date_long}', 'Thursday, November 12th'],
    ['due {date_short_pretty}', 'due Nov 12'],
    ['{nonsense}', '{nonsense}'],
  ])('fills %s', (pattern, filled) => {
    expect(plain(fillDateFormat(pattern, now + hours(72), now, 'Europe/Stockholm'))).toBe(filled);
  });

  test('says today, tomorrow and yesterday where it may', () => {
    expect(fillDateFormat('{date_pretty}', now, now, 'UTC')).toBe('Today');
    expect(fillDateFormat('by {date_short_pretty}', now + hours(24), now, 'UTC')).toBe('by tomorrow');
    expect(fillDateFormat('{date_long_pretty}', now - hours(24), now, 'UTC')).toBe('Yesterday');
  });
});
