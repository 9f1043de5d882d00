import { describe, expect, test } from 'vitest';
import { type Absence, awayOn, isKnown, mayBeAdded, readAbsence } from '../../../src/core/time/absence.ts';
import { WrongInput } from '../../../src/core/kernel/errors.ts';
import { away } from './company-time.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');

/** What is said beside which field, or nothing. */
function refusalOf(absence: Absence, known: Absence[]): Readonly<Record<string, string>> {
  try {
    mayBeAdded(absence, known, NOW);
    return {};
  } catch (error) {
    if (error instanceof WrongInput) return error.errors;
    throw error;
  }
}

describe('the form for days off', () => {
  const read = (from_day: unknown, to_day: unknown, stand_in: string | null = null) =>
    readAbsence({ from_day, to_day, stand_in }, 'U1', NOW).errors;

  test.each([
    ['one day', '2026-12-01', '2026-12-01'],
    ['today', '2026-11-24', '2026-11-24'],
    ['begun last week', '2026-11-16', '2026-11-27'],
    ['yesterday here is still today further west', '2026-11-23', '2026-11-24'],
    ['parental leave', '2026-12-01', '2027-12-01'],
  ])('%s can be entered', (_name, from, to) => {
    expect(read(from, to)).toEqual({});
  });

  test.each<[string, unknown, unknown, Record<string, string>]>([
    ['nothing', null, null, { from_day: 'Choose the first day off.', to_day: 'Choose the last day off.' }],
    ['no day', '2026-02-30', '2026-03-01', { from_day: 'Choose the first day off.' }],
    ['an end before its start', '2026-12-05', '2026-12-01', { to_day: 'The last day off comes before the first.' }],
    ['what is over', '2026-11-01', '2026-11-05', { to_day: 'That day is over: choose today or later.' }],
    ['far too long', '2026-12-01', '2036-12-01', { to_day: 'Choose a day within the next two years.' }],
  ])('%s is refused', (_name, from, to, errors) => {
    expect(read(from, to)).toEqual(errors);
  });

  test('nobody stands in for themselves', () => {
    expect(read('2026-12-01', '2026-12-01', 'U1')).toEqual({
      stand_in: 'You cannot stand in for yourself: choose a colleague.',
    });
  });
});

describe('days off beside those that are there', () => {
  test('two entries of one person do not overlap; touching is fine, and other people’s do not matter', () => {
    const known = [away('U1', '2026-12-01', '2026-12-05'), away('U2', '2026-12-01', '2026-12-31')];
    expect(refusalOf(away('U1', '2026-12-05', '2026-12-08'), known)).toEqual({
      from_day: 'You are away from Tue 1 Dec to Sat 5 Dec already. Remove that entry first.',
    });
    expect(refusalOf(away('U1', '2026-12-06', '2026-12-08'), known)).toEqual({});
    expect(refusalOf(away('U1', '2026-12-01', '2027-01-09'), [away('U1', '2027-01-05', '2027-01-05')])).toEqual({
      from_day: 'You are away on Tue 5 Jan 2027 already. Remove that entry first.',
    });
  });

  test.each<[string, Absence[], string | null]>([
    ['a colleague who is there', [], null],
    [
      'a colleague who is away before and after',
      [away('U2', '2026-11-01', '2026-11-30'), away('U2', '2026-12-05', '2026-12-09')],
      null,
    ],
    [
      'a colleague who is away on one of the days',
      [away('U2', '2026-12-03', '2026-12-03')],
      'On Thu 3 Dec this person is away too, and nobody stands in for them. Choose a colleague who is there.',
    ],
    ['a colleague who is away with a stand-in who is there', [away('U2', '2026-12-01', '2026-12-05', 'U3')], null],
    [
      'two who stand in for each other',
      [away('U2', '2026-12-02', '2026-12-05', 'U1')],
      'On Wed 2 Dec this person is away, and their stand-ins lead back to you. Choose a colleague who is there.',
    ],
    [
      'three in a circle',
      [away('U2', '2026-12-01', '2026-12-05', 'U3'), away('U3', '2026-12-04', '2026-12-04', 'U1')],
      'On Fri 4 Dec this person is away, and their stand-ins lead back to you. Choose a colleague who is there.',
    ],
    [
      'a chain that ends with nobody',
      [away('U2', '2026-12-01', '2026-12-05', 'U3'), away('U3', '2026-12-04', '2026-12-04')],
      'On Fri 4 Dec this person is away too, and nobody stands in for them. Choose a colleague who is there.',
    ],
    ['two who stand in for each other at different times', [away('U2', '2026-12-05', '2026-12-09', 'U1')], null],
  ])('stand-in: %s', (_name, known, sentence) => {
    const errors = refusalOf(away('U1', '2026-12-01', '2026-12-04', 'U2'), known);
    expect(errors).toEqual(sentence === null ? {} : { stand_in: sentence });
  });

  test('the same form sent twice is recognised', () => {
    const known = [away('U1', '2026-12-01', '2026-12-04', 'U2')];
    expect(isKnown({ ...away('U1', '2026-12-01', '2026-12-04', 'U2'), id: 'another' }, known)).toBe(true);
    expect(isKnown(away('U1', '2026-12-01', '2026-12-04', 'U3'), known)).toBe(false);
    expect(isKnown(away('U2', '2026-12-01', '2026-12-04', 'U2'), known)).toBe(false);
  });
});

test('who is away, until when, and who is there in their place', () => {
  const known = [away('U1', '2026-12-01', '2026-12-04', 'U2'), away('U2', '2026-12-03', '2026-12-03', 'U3')];
  expect(awayOn(known, 'U1', '2026-11-30')).toBeNull();
  expect(awayOn(known, 'U1', '2026-12-01')).toEqual({ until: '2026-12-04', standIn: 'U2' });
  expect(awayOn(known, 'U1', '2026-12-03')).toEqual({ until: '2026-12-04', standIn: 'U3' });
  expect(awayOn(known, 'U1', '2026-12-05')).toBeNull();
});

test('a circle that is there all the same ends with nobody, not in a search without end', () => {
  const known = [away('U1', '2026-12-01', '2026-12-04', 'U2'), away('U2', '2026-12-01', '2026-12-04', 'U1')];
  expect(awayOn(known, 'U1', '2026-12-01')).toEqual({ until: '2026-12-04', standIn: null });
});
