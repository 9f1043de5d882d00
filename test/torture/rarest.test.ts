import { describe, expect, test } from 'vitest';
import type { Kind } from '../../torture/people/deeds.ts';
import { isPossible, worths } from '../../torture/people/rarest.ts';

const timesOf =
  (counts: Partial<Record<Kind, number>>) =>
  (kind: Kind): number =>
    counts[kind] ?? 0;

describe('what is worth doing', () => {
  test('is what never happened, before what happened often', () => {
    const worthOf = worths(timesOf({ declined: 9, withdrawn: 9 }));
    expect(worthOf('credit_kept')).toBe(1);
    expect(worthOf('withdrawn')).toBeCloseTo(0.1);
  });

  test('also when it happened often elsewhere', () => {
    const worthOf = worths(timesOf({}), { declined: 9 });
    expect(worthOf('withdrawn')).toBe(1);
    expect(worths(timesOf({}), { withdrawn: 9 })('withdrawn')).toBeCloseTo(0.1);
    expect(worthOf('sent')).toBeGreaterThan(0.5);
  });

  test('and what leads there, the nearer the more', () => {
    const all = { withdrawn: 9, worth_working: 9 };
    const nothingLeft = { won: 99, lost: 99, no_deal: 99, opportunity: 99, stall_asked: 99, still_going: 99 };
    const worthOf = worths(timesOf(all));
    expect(worthOf('worth_working')).toBeGreaterThan(worthOf('withdrawn'));
    expect(worths(timesOf({ ...all, ...nothingLeft }))('worth_working')).toBeLessThan(worthOf('worth_working'));
  });

  test('but not once much is there from which nothing has come', () => {
    const few = worths(timesOf({ declined: 1 }))('declined');
    const many = worths(timesOf({ declined: 40 }))('declined');
    expect(many).toBeLessThan(few / 3);
  });
});

describe('possible is', () => {
  test('what begins by itself', () => {
    expect(isPossible('sent', timesOf({}))).toBe(true);
  });

  test('what comes after something, once that has happened', () => {
    expect(isPossible('roles_changed', timesOf({}))).toBe(false);
    expect(isPossible('roles_changed', timesOf({ accepted: 1 }))).toBe(true);
  });
});
