import { expect, test } from 'vitest';
import { dayRule } from '../../../src/core/time/day-rule.ts';

const saidOf = (day: unknown): string | undefined =>
  dayRule('Choose a day.')
    .safeParse(day)
    .error?.issues.map(({ message }) => message)
    .join();

test.each([
  ['2026-11-30', undefined],
  ['2199-12-31', undefined],
  ['2200-01-01', 'Choose a day before the year 2200.'],
  ['9999-12-31', 'Choose a day before the year 2200.'],
  ['2026-02-30', 'Choose a day.'],
  ['', 'Choose a day.'],
  [null, 'Choose a day.'],
])('a form that says %s reads %s', (day, said) => {
  expect(saidOf(day)?.split(',')[0]).toBe(said);
});
