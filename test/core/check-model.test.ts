import { expect, test } from 'vitest';
import type { HandoffEvent } from '../../src/core/handoff/history.ts';
import { timesOf } from '../support/sample.ts';
import { leadChecks } from './check-lives.ts';

const OF_CHECKS: readonly HandoffEvent['kind'][] = [
  'check_asked',
  'check_reminded',
  'check_lapsed',
  'check_escalated',
  'check_passed',
  'check_renewed',
  'cleared',
  'returned',
  'return_asked',
];

test('whatever people and time do to a conflict check, one person signs it once, and the partner’s day moves only later', () => {
  const seen = leadChecks(timesOf(2000, 400));
  const never = OF_CHECKS.filter((kind) => !seen.has(kind));
  expect(never).toEqual([]);
});
