import { expect, test } from 'vitest';
import { EVENT_KINDS } from '../../src/core/history.ts';
import { timesOf } from '../support/sample.ts';
import { leadLives } from './life/lives.ts';

test('whatever people and time do to a handoff, it is what the rules say', () => {
  const seen = leadLives(timesOf(4500, 900));
  const rare = EVENT_KINDS.filter((kind) => kind !== 'kept' && (seen.get(kind) ?? 0) <= timesOf(10, 0));
  // In few lives some of what is rare never happens.
  expect(rare.length, rare.join()).toBeLessThanOrEqual(timesOf(0, 8));
});
