import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DaySpan, dayListSchema, writeDayList } from '../../../src/core/time/day-list.ts';
import { asWorkspace, hoursErrors, ownTime, personFormSchema, WEEKDAYS } from '../../../src/core/time/working-hours.ts';
import { readWorkspaceForm } from '../../../src/core/people/workspace-form.ts';
import { company } from './company-time.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');
const TODAY = '2026-11-24';

/** The administrators' form as it comes back untouched. */
const form = {
  workdays: ['1', '2', '3', '4', '5'],
  opens_at: '09:00',
  closes_at: '17:00',
  holiday_region: null,
  closures: null,
  extra_days: null,
  intake_owner: null,
  escalation_contact: null,
  adjudicator: null,
  sales_channel: null,
  open_cap: '5',
  undo_minutes: '15',
  stalled_accepted_days: '2',
  stalled_working_days: '30',
};

describe('the workspace’s form', () => {
  test('untouched, it is the settings that were there from the beginning', () => {
    const { values, errors } = readWorkspaceForm(form, NOW);
    expect(errors).toEqual({});
    expect(values).toEqual({
      ...form,
      workdays: [1, 2, 3, 4, 5],
      closures: [],
      extra_days: [],
      open_cap: 5,
      undo_minutes: 15,
      stalled_accepted_days: 2,
      stalled_working_days: 30,
    });
  });

  test.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['no working day at all', { workdays: [] }, { workdays: 'Tick at least one working day.' }],
    ['no opening', { opens_at: null }, { opens_at: 'Choose when working hours begin.' }],
    ['no closing', { closes_at: null }, { closes_at: 'Choose when working hours end.' }],
    [
      'closing before opening',
      { opens_at: '17:00', closes_at: '09:00' },
      { closes_at: 'Working hours end at least an hour after they begin, on the same day.' },
    ],
    [
      'closing at midnight',
      { closes_at: '00:00' },
      { closes_at: 'Working hours end at least an hour after they begin, on the same day.' },
    ],
    [
      'hardly any hours',
      { opens_at: '16:01' },
      { closes_at: 'Working hours end at least an hour after they begin, on the same day.' },
    ],
    ['a cap of nothing', { open_cap: '0' }, { open_cap: 'At least 1.' }],
    [
      'a stall on the very day',
      { stalled_accepted_days: '0' },
      { stalled_accepted_days: 'Write a whole number, 1 to 20.' },
    ],
    [
      'a stall that never comes',
      { stalled_working_days: '181' },
      { stalled_working_days: 'Write a whole number, 7 to 180.' },
    ],
    ['a time to undo that is too long', { undo_minutes: '121' }, { undo_minutes: 'At most 120.' }],
    [
      'a time to undo that is nothing at all',
      { undo_minutes: null },
      { undo_minutes: 'Write a whole number of minutes, 0 to 120.' },
    ],
    ['a cap too high', { open_cap: '51' }, { open_cap: 'At most 50.' }],
  ])('%s is refused beside the field', (_name, change, errors) => {
    expect(readWorkspaceForm({ ...form, ...change }, NOW)).toEqual({ values: null, errors });
  });

  test('several faults are all told at once', () => {
    const { errors } = readWorkspaceForm(
      { ...form, workdays: [], opens_at: '18:00', closures: 'Christmas', open_cap: 'many' },
      NOW,
    );
    expect(Object.keys(errors).toSorted()).toEqual(['closes_at', 'closures', 'open_cap', 'workdays']);
  });

  test('an hour of work is enough', () => {
    expect(hoursErrors({ opens_at: '22:59', closes_at: '23:59' })).toEqual({});
  });
});

describe('days that are listed', () => {
  const read = (text: string | null) => dayListSchema(TODAY).safeParse(text);

  test.each<[string | null, DaySpan[]]>([
    [null, []],
    [' \n ', []],
    ['2026-12-24', [{ from: '2026-12-24', to: '2026-12-24', name: null }]],
    ['2026-12-24 Winter break', [{ from: '2026-12-24', to: '2026-12-24', name: 'Winter break' }]],
    ['2026-12-24: Winter break', [{ from: '2026-12-24', to: '2026-12-24', name: 'Winter break' }]],
    ['2026-12-24 to 2026-12-31 Winter break', [{ from: '2026-12-24', to: '2026-12-31', name: 'Winter break' }]],
    ['2026-12-24 – 2026-12-31', [{ from: '2026-12-24', to: '2026-12-31', name: null }]],
    ['2026-12-24-2026-12-31, Winter', [{ from: '2026-12-24', to: '2026-12-31', name: 'Winter' }]],
    [
      '2026-12-31\r\n\r\n2026-12-24',
      [
        { from: '2026-12-24', to: '2026-12-24', name: null },
        { from: '2026-12-31', to: '2026-12-31', name: null },
      ],
    ],
    ['2028-02-29', [{ from: '2028-02-29', to: '2028-02-29', name: null }]],
  ])('“%s” is read', (text, spans) => {
    expect(read(text).data).toEqual(spans);
  });

  test.each([
    ['Christmas', '“Christmas” is no day. Write one a line, for example: 2026-12-24 Winter break'],
    ['24.12.2026', '“24.12.2026” is no day. Write one a line, for example: 2026-12-24 Winter break'],
    ['2026-12-24x', '“2026-12-24x” is no day. Write one a line, for example: 2026-12-24 Winter break'],
    ['2026-02-30', 'There is no 2026-02-30. Write year, month, day: 2026-12-24'],
    ['2026-12-24 to 2026-13-01', 'There is no 2026-13-01. Write year, month, day: 2026-12-24'],
    ['2026-12-31 to 2026-12-24', '2026-12-31 to 2026-12-24 ends before it begins.'],
    [
      '2026-12-24 to 2027-12-31',
      '2026-12-24 to 2027-12-31 is longer than a month. Check the years, or write it in parts.',
    ],
    ['2062-12-24', '2062-12-24 is more than two years ahead. Add it later.'],
    [`2026-12-24 ${'x'.repeat(76)}`, 'Keep each name to 75 characters.'],
    [
      Array(60)
        .fill(`2026-12-24 ${'x'.repeat(60)}`)
        .join('\n'),
      'Keep the list to 3000 characters: take out what is long over.',
    ],
  ])('“%s” is refused with what would be right', (text, sentence) => {
    expect(read(text).error?.issues.map(({ message }) => message)).toEqual([sentence]);
  });

  test('what is written out reads back as the same days', () => {
    const span = fc
      .record({
        first: fc.integer({ min: -400, max: 600 }),
        length: fc.integer({ min: 0, max: 30 }),
        name: fc.option(fc.constantFrom('Winter break', 'to rest', 'Stocktaking, all of it', '2026 party')),
      })
      .map(({ first, length, name }) => ({ from: dayFrom(first), to: dayFrom(first + length), name }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
        const sorted = spans.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
        expect(read(writeDayList(sorted)).data).toEqual(sorted);
      }),
    );
  });
});

describe('a person’s own hours', () => {
  const own = (change: Record<string, unknown> = {}) =>
    ownTime('U1', personFormSchema.parse({ ...form, ...change }), company);

  test('what says the same as the company’s goes on following it', () => {
    expect(own()).toEqual(asWorkspace('U1'));
  });

  test('what differs is kept, the hours as a pair', () => {
    expect(own({ workdays: ['4', '1', '2'], opens_at: '10:00' })).toEqual({
      user_id: 'U1',
      workdays: [1, 2, 4],
      hours: { opens_at: '10:00', closes_at: '17:00' },
      holiday_region: null,
      cards_in_hours: false,
    });
  });

  test('weekdays are kept in their order, whatever order they were ticked in', () => {
    fc.assert(
      fc.property(
        fc
          .subarray(Object.keys(WEEKDAYS), { minLength: 1 })
          .chain((days) => fc.shuffledSubarray(days, { minLength: days.length })),
        (days) => {
          const { workdays } = personFormSchema.parse({ ...form, workdays: days });
          expect(workdays).toEqual(days.map(Number).toSorted((a, b) => a - b));
        },
      ),
    );
  });
});

function dayFrom(offset: number): string {
  return new Date(Date.parse(`${TODAY}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}
