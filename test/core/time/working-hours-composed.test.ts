import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Absence, awayOn } from '../../../src/core/time/absence.ts';
import { deadline } from '../../../src/core/time/business-time.ts';
import { isBusinessDay } from '../../../src/core/time/calendar.ts';
import { composeCalendar, regionOf } from '../../../src/core/time/compose-calendar.ts';
import { asWorkspace, type PersonTime, type WorkspaceTime } from '../../../src/core/time/working-hours.ts';
import { away, company } from './company-time.ts';

type Parts = {
  workspace?: Partial<WorkspaceTime>;
  person?: Partial<PersonTime>;
  absences?: Absence[];
  holidays?: string[];
};

function calendarOf({ workspace = {}, person = {}, absences = [], holidays = [] }: Parts) {
  return composeCalendar({
    workspace: { ...company, ...workspace },
    person: { ...asWorkspace('U1'), ...person },
    absences,
    holidays,
    zone: 'America/New_York',
  });
}

const on = (from: string, to = from) => ({ from, to, name: null });

// In 2026: Thursday 26 November is Thanksgiving, 28 November a Saturday, 30 November a Monday.
describe('a person’s calendar', () => {
  test.each<[string, Parts, string, boolean]>([
    ['a Friday of the company’s week is worked', {}, '2026-11-27', true],
    ['a Saturday is not', {}, '2026-11-28', false],
    ['one’s own week wins: a Friday off', { person: { workdays: [1, 2, 3, 4] } }, '2026-11-27', false],
    ['one’s own week wins: a Sunday worked', { person: { workdays: [7, 1, 2, 3, 4] } }, '2026-11-29', true],
    ['a public holiday is not worked', { holidays: ['2026-11-26'] }, '2026-11-26', false],
    ['a closure is not worked', { workspace: { closures: [on('2026-11-26', '2026-11-27')] } }, '2026-11-27', false],
    ['the day after a closure is', { workspace: { closures: [on('2026-11-26', '2026-11-27')] } }, '2026-11-30', true],
    [
      'worked anyway wins over a public holiday',
      { holidays: ['2026-11-26'], workspace: { extra_days: [on('2026-11-26')] } },
      '2026-11-26',
      true,
    ],
    [
      'worked anyway wins over a closure',
      { workspace: { closures: [on('2026-11-23', '2026-11-27')], extra_days: [on('2026-11-25')] } },
      '2026-11-25',
      true,
    ],
    ['a Saturday can be worked anyway', { workspace: { extra_days: [on('2026-11-28')] } }, '2026-11-28', true],
    [
      'a Saturday worked anyway is worked by people with a week of their own too',
      { workspace: { extra_days: [on('2026-11-28')] }, person: { workdays: [1, 2] } },
      '2026-11-28',
      true,
    ],
    [
      'a holiday worked anyway does not call in who never works that weekday',
      { holidays: ['2026-11-26'], workspace: { extra_days: [on('2026-11-26')] }, person: { workdays: [1, 2, 3] } },
      '2026-11-26',
      false,
    ],
    [
      'a day off without a stand-in is not worked',
      { absences: [away('U1', '2026-11-25', '2026-11-27')] },
      '2026-11-26',
      false,
    ],
    [
      'a day off is off although the company works anyway',
      { absences: [away('U1', '2026-11-28', '2026-11-28')], workspace: { extra_days: [on('2026-11-28')] } },
      '2026-11-28',
      false,
    ],
    [
      'a day off with a stand-in counts as worked',
      { absences: [away('U1', '2026-11-25', '2026-11-27', 'U2')] },
      '2026-11-26',
      true,
    ],
    [
      'a stand-in who is away too, without one of their own, is none',
      { absences: [away('U1', '2026-11-25', '2026-11-27', 'U2'), away('U2', '2026-11-26', '2026-11-26')] },
      '2026-11-26',
      false,
    ],
    [
      'a stand-in who is away passes it on',
      { absences: [away('U1', '2026-11-25', '2026-11-27', 'U2'), away('U2', '2026-11-26', '2026-11-26', 'U3')] },
      '2026-11-26',
      true,
    ],
    ['other people’s days off are theirs', { absences: [away('U2', '2026-11-25', '2026-11-27')] }, '2026-11-26', true],
  ])('%s', (_name, parts, day, isWorked) => {
    expect(isBusinessDay(calendarOf(parts), day)).toBe(isWorked);
  });

  test('one’s own hours win as a pair, and the zone is one’s own', () => {
    const calendar = calendarOf({ person: { hours: { opens_at: '12:00', closes_at: '20:00' } } });
    expect(calendar).toMatchObject({ opensAt: '12:00', closesAt: '20:00', zone: 'America/New_York' });
    expect(calendarOf({})).toMatchObject({ opensAt: '09:00', closesAt: '17:00' });
  });

  test('one’s own region wins over the company’s', () => {
    expect(regionOf(company, asWorkspace('U1'))).toBe('US');
    expect(regionOf(company, { ...asWorkspace('U1'), holiday_region: 'ES-MD' })).toBe('ES-MD');
    expect(regionOf({ ...company, holiday_region: null }, asWorkspace('U1'))).toBeNull();
  });

  test('three business days over Thanksgiving and a closed Friday end on Wednesday', () => {
    const calendar = calendarOf({ holidays: ['2026-11-26'], workspace: { closures: [on('2026-11-27')] } });
    const end = deadline(calendar, Date.parse('2026-11-25T10:00:00-05:00'), 3);
    expect(new Date(end).toISOString()).toBe('2026-12-02T22:00:00.000Z');
  });

  test('however people are away, a day is off exactly when nobody is there in their place', () => {
    const people = ['U1', 'U2', 'U3', 'U4'];
    const dayAt = (offset: number) => new Date(Date.UTC(2026, 10, 23 + offset)).toISOString().slice(0, 10);
    const absence = fc
      .record({
        user: fc.constantFrom(...people),
        first: fc.integer({ min: 0, max: 8 }),
        length: fc.integer({ min: 0, max: 5 }),
        standIn: fc.option(fc.constantFrom(...people)),
      })
      .map(({ user, first, length, standIn }) => away(user, dayAt(first), dayAt(first + length), standIn));
    fc.assert(
      fc.property(fc.array(absence, { maxLength: 8 }), fc.integer({ min: 0, max: 4 }), (absences, offset) => {
        const day = dayAt(offset);
        const found = awayOn(absences, 'U1', day);
        const overlapping = absences.filter(
          ({ user_id, from_day, to_day }) => user_id === 'U1' && from_day <= day && day <= to_day,
        );
        fc.pre(overlapping.length < 2);
        expect(isBusinessDay(calendarOf({ absences }), day)).toBe(found === null || found.standIn !== null);
        if (found?.standIn) expect(awayOn(absences, found.standIn, day)).toBeNull();
      }),
    );
  });
});
