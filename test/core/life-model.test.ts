import { expect, test } from 'vitest';
import { EVENT_KINDS, type HandoffEvent } from '../../src/core/handoff/history.ts';
import { timesOf } from '../support/sample.ts';
import { leadLives } from './life/lives.ts';

/** What happens before it is asked for, and to its credit: the conflict check has lives of its own, the credit its tables. */
const ELSEWHERE: readonly HandoffEvent['kind'][] = [
  'kept',
  'check_asked',
  'check_reminded',
  'check_lapsed',
  'check_escalated',
  'check_passed',
  'check_renewed',
  'cleared',
  'returned',
  'return_asked',
  'credit_corrected',
  'credit_disputed',
  'credit_kept',
];

test('whatever people and time do to a handoff, it is what the rules say', () => {
  const seen = leadLives(timesOf(4500, 300));
  const rare = EVENT_KINDS.filter((kind) => !ELSEWHERE.includes(kind) && (seen.get(kind) ?? 0) <= timesOf(10, 0));
  // In few lives some of what is rare never happens.
  expect(rare.length, rare.join()).toBeLessThanOrEqual(timesOf(0, 8));
});
