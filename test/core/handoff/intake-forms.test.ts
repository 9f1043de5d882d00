import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WrongInput } from '../../../src/core/kernel/errors.ts';
import { MAX_REASON, readExtension, readReason } from '../../../src/core/handoff/intake-forms.ts';

function errorsOf(read: () => unknown): Record<string, string> {
  try {
    read();
  } catch (error) {
    if (error instanceof WrongInput) return error.errors;
    throw error;
  }
  return {};
}

describe('the reason', () => {
  test('is tidied', () => {
    expect(readReason('  Sam is back on Monday. ')).toBe('Sam is back on Monday.');
  });

  test.each([[null], [undefined], [''], ['  \n'], ['-'], [7], ['\u200b']])('must say something: %j', (value) => {
    expect(errorsOf(() => readReason(value))).toEqual({ reason: 'Say why, in a few words.' });
  });

  test('has a longest length', () => {
    expect(readReason('x'.repeat(MAX_REASON))).toHaveLength(MAX_REASON);
    expect(errorsOf(() => readReason('x'.repeat(MAX_REASON + 1)))).toEqual({ reason: 'Keep it to 300 characters.' });
  });
});

describe('an extension', () => {
  test.each([1, 10])('of %j business days is one', (days) => {
    expect(readExtension({ days, reason: 'Sam is back.' })).toEqual({ days, reason: 'Sam is back.' });
  });

  test.each([0, -1, 11, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '2', null, undefined])(
    'of %j business days is none',
    (days) => {
      expect(Object.keys(errorsOf(() => readExtension({ days, reason: 'Sam is back.' })))).toEqual(['days']);
    },
  );

  test('names everything that is wrong at once, beside its field', () => {
    expect(Object.keys(errorsOf(() => readExtension({ days: 0, reason: '' })))).toEqual(['days', 'reason']);
  });

  test('whatever is sent, is read or refused beside a field', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (days, reason) => {
        const errors = errorsOf(() => readExtension({ days, reason }));
        for (const key of Object.keys(errors)) expect(['days', 'reason']).toContain(key);
      }),
    );
  });
});
