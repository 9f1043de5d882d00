import { describe, expect, test } from 'vitest';
import { SAMPLED } from '../reliability/sampled.ts';
import { someOf, TRIES_ALL } from './sample.ts';
import { sourcesIn } from './source.ts';

const TABLE = Array.from({ length: 23 }, (_, at) => at);

const isTest = (path: string) => path.endsWith('.test.ts') && !path.startsWith('test/reliability/');
const isSample = (from: string) => from === 'test/support/sample.ts';

describe('of a table that is tried in part', () => {
  test('each part is evenly spread, and reliability leaves out nothing', () => {
    expect(someOf(TABLE, 5, 2)).toEqual(TRIES_ALL ? TABLE : [2, 7, 12, 17, 22]);
    expect(someOf(TABLE, 5, 7)).toEqual(someOf(TABLE, 5, 2));
  });

  test('nothing is left out by all parts together', () => {
    const parts = [0, 1, 2, 3, 4].flatMap((from) => someOf(TABLE, 5, from));
    expect(new Set(parts)).toEqual(new Set(TABLE));
  });

  test('all of it is tried by the tests of reliability', { tags: 'thorough' }, () => {
    const users = sourcesIn('test').filter(
      ({ path, imports }) => isTest(path) && imports.some(({ from }) => isSample(from)),
    );
    expect(users.map(({ path }) => path).toSorted()).toEqual(SAMPLED.toSorted());
  });
});
