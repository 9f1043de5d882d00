import { describe, expect, test } from 'vitest';
import { someOf } from './sample.ts';

const TABLE = Array.from({ length: 23 }, (_, at) => at);

describe('of a table that is tried in part', () => {
  test.skipIf(process.env.EVERY_CELL !== undefined)('each part is evenly spread', () => {
    expect(someOf(TABLE, 5, 2)).toEqual([2, 7, 12, 17, 22]);
    expect(someOf(TABLE, 5, 7)).toEqual(someOf(TABLE, 5, 2));
  });

  test('nothing is left out by all parts together', () => {
    const parts = [0, 1, 2, 3, 4].flatMap((from) => someOf(TABLE, 5, from));
    expect(new Set(parts)).toEqual(new Set(TABLE));
  });
});
