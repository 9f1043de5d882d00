import { describe, expect, test } from 'vitest';
import { leftWords } from '../../src/blocks/dates.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('what is left, in words', () => {
  test.each<[number, string]>([
    [0, 'Less than a minute left'],
    [17_000, 'Less than a minute left'],
    [MINUTE, 'One minute left'],
    [2 * MINUTE - 1, 'One minute left'],
    [2 * MINUTE, '2 minutes left'],
    [9.9 * MINUTE, '9 minutes left'],
    [12 * MINUTE, '10 minutes left'],
    [29 * MINUTE, 'Half an hour left'],
    [47 * MINUTE, '45 minutes left'],
    [59 * MINUTE, 'One working hour left'],
    [1.5 * HOUR, 'An hour and a half left'],
    [1.8 * HOUR, '1 h 50 min left'],
    [2 * HOUR - 17_000, 'Two working hours left'],
    [2 * HOUR, 'Two working hours left'],
  ])('%d ms: %s', (ms, words) => {
    expect(leftWords(ms)).toBe(words);
  });
});
