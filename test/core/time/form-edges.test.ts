import { describe, expect, test } from 'vitest';
import { type Absence, isKnown, overlap, readAbsence } from '../../../src/core/time/absence.ts';
import { dayListSchema, writeDayList } from '../../../src/core/time/day-list.ts';
import { ownTime, personFormSchema } from '../../../src/core/time/working-hours.ts';
import { company } from './company-time.ts';

/** What people type about time, at the last value that is taken and the first that is not. */

const NOW = Date.parse('2026-11-24T15:00:00Z');
const TODAY = '2026-11-24';
const LAST_DAY = '2028-11-23';
const DAY_AFTER = '2028-11-24';

describe('days off', () => {
  const read = (from_day: string, to_day: string) => readAbsence({ from_day, to_day, stand_in: 'U2' }, 'U1', NOW);

  test('are read as they were typed when nothing is wrong, and not at all when something is', () => {
    const values = { from_day: '2026-12-01', to_day: '2026-12-05', stand_in: 'U2' };
    expect(read('2026-12-01', '2026-12-05')).toEqual({ values, errors: {} });
    expect(read('2026-12-05', '2026-12-01').values).toBeNull();
  });

  test('may end two years from today, and not a day later', () => {
    expect(read('2026-12-01', LAST_DAY).errors).toEqual({});
    expect(read('2026-12-01', DAY_AFTER).errors).toEqual({ to_day: 'Choose a day within the next two years.' });
  });

  test('are known when person, days and stand-in are the same, among whatever else is there', () => {
    const absence: Absence = { id: 'a', user_id: 'U1', from_day: '2026-12-01', to_day: '2026-12-05', stand_in: 'U2' };
    const others: Absence[] = [
      { ...absence, user_id: 'U3' },
      { ...absence, from_day: '2026-12-02' },
      { ...absence, to_day: '2026-12-04' },
      { ...absence, stand_in: null },
    ];
    expect(isKnown(absence, others)).toBe(false);
    expect(isKnown(absence, [...others, { ...absence, id: 'b' }])).toBe(true);
  });

  test.each([
    ['2026-12-01', '2026-12-05', '2026-12-05', '2026-12-08', true],
    ['2026-12-05', '2026-12-08', '2026-12-01', '2026-12-05', true],
    ['2026-12-01', '2026-12-05', '2026-12-06', '2026-12-08', false],
    ['2026-12-06', '2026-12-08', '2026-12-01', '2026-12-05', false],
  ])('from %s to %s and from %s to %s overlap: %j', (from, to, otherFrom, otherTo, overlaps) => {
    const absence = { id: 'a', user_id: 'U1', stand_in: null };
    const one = { ...absence, from_day: from, to_day: to };
    expect(overlap(one, { ...absence, from_day: otherFrom, to_day: otherTo })).toBe(overlaps);
  });
});

describe('a list of days', () => {
  const errorsOf = (text: string) =>
    (dayListSchema(TODAY).safeParse(text).error?.issues ?? []).map(({ message }) => message);

  test('may hold a month at once, and not a day more', () => {
    expect(errorsOf('2026-12-01 to 2026-12-31')).toEqual([]);
    expect(errorsOf('2026-12-01 to 2027-01-01')).toEqual([expect.stringContaining('longer than a month')]);
  });

  test('may go on until two years from today, and not a day longer', () => {
    expect(errorsOf(LAST_DAY)).toEqual([]);
    expect(errorsOf(DAY_AFTER)).toEqual([`${DAY_AFTER} is more than two years ahead. Add it later.`]);
  });

  test('may be as long as its field, with names as long as they may be', () => {
    const line = (length: number) => '2026-12-24 '.padEnd(length, 'x');
    const full = [...Array.from({ length: 34 }, () => line(86)), line(42)].join('\n');
    expect(full).toHaveLength(3000);
    expect(errorsOf(full)).toEqual([]);
    expect(errorsOf(`${full}x`)).toEqual([expect.stringContaining('Keep the list to 3000 characters')]);
  });

  test('says of a line that is no day only how it begins', () => {
    expect(errorsOf('x'.repeat(41))).toEqual([expect.stringMatching(/^“x{39}…” is no day\./)]);
  });

  test('is written with one day where it is one, and without a name where there is none', () => {
    const day = { from: '2026-12-24', to: '2026-12-24', name: null };
    expect(writeDayList([day])).toBe('2026-12-24');
    expect(writeDayList([{ ...day, to: '2026-12-31', name: 'Winter' }])).toBe('2026-12-24 to 2026-12-31 Winter');
  });
});

describe('working hours', () => {
  const form = { workdays: ['1'], opens_at: '00:00', closes_at: '23:59', holiday_region: null };

  test.each(['00:00', '09:59', '19:30', '20:00', '23:59'])('may begin at %s', (opens_at) => {
    expect(personFormSchema.safeParse({ ...form, opens_at }).success).toBe(true);
  });

  test.each(['24:00', '29:00', '9:00', '09:60', '109:00', '09:000', 'nine', ''])('cannot begin at “%s”', (opens_at) => {
    expect(personFormSchema.safeParse({ ...form, opens_at }).success).toBe(false);
  });

  test('are one’s own when they differ from the workspace’s at either end', () => {
    const { opens_at, closes_at } = company;
    const own = (hours: object) =>
      ownTime(
        'U1',
        { workdays: [1], holiday_region: null, cards_in_hours: false, opens_at, closes_at, ...hours },
        company,
      ).hours;
    expect(own({})).toBeNull();
    expect(own({ closes_at: '16:00' })).toEqual({ opens_at, closes_at: '16:00' });
    expect(own({ opens_at: '10:00' })).toEqual({ opens_at: '10:00', closes_at });
  });
});
