import { describe, expect, test } from 'vitest';
import { classify } from '../../src/core/credit.ts';

describe('credit', () => {
  test.each([
    ['no opportunity', null, '2026-11-20', 'partner_sourced'],
    ['a touch the day before', '2026-11-21', '2026-11-20', 'partner_sourced'],
    ['a touch on the very day', '2026-11-20', '2026-11-20', 'partner_influenced'],
    ['a touch the day after', '2026-11-19', '2026-11-20', 'partner_influenced'],
    ['a touch in the year before', '2026-01-01', '2025-12-31', 'partner_sourced'],
  ] as const)('with %s is decided by the dates alone', (_, created, touch, classification) => {
    expect(classify({ opportunity_created_on: created, partner_touch_on: touch })).toBe(classification);
  });
});
