import { describe, expect, test } from 'vitest';
import { readDecline } from '../../src/core/handoff/decline-form.ts';
import { readNextMove } from '../../src/core/handoff/next-move.ts';
import { NOW } from '../support/packets.ts';
import { errorsOf } from '../support/wrong-input.ts';

describe('the form in which an account executive declines', () => {
  const SAM = 'U0SAM';
  const form = { reason: 'no_evidence', note: ' The link is dead. ', betterAe: null, comeBackOn: null };
  const read = (changes: Partial<Record<keyof typeof form, unknown>>) => readDecline({ ...form, ...changes }, SAM, NOW);

  test('gives the reason and the words beside it; a note that is left empty is none', () => {
    expect(read({})).toEqual({ reason: 'no_evidence', note: 'The link is dead.', betterAe: null, comeBackOn: null });
    expect(read({ note: null }).note).toBeNull();
    expect(read({ note: '  ' }).note).toBeNull();
  });

  test('asks for one of the reasons', () => {
    const sentence = { reason: 'Choose the reason that comes closest.' };
    expect(errorsOf(() => read({ reason: null }))).toEqual(sentence);
    expect(errorsOf(() => read({ reason: 'too_busy' }))).toEqual(sentence);
  });

  test('asks who is the right owner when this one is wrong, and only then', () => {
    const nobody = () => read({ reason: 'wrong_owner' });
    expect(errorsOf(nobody)).toEqual({ better_ae: 'Name who should be asked instead.' });
    expect(read({ reason: 'wrong_owner', betterAe: 'U0PRIYA' }).betterAe).toBe('U0PRIYA');
    expect(read({ betterAe: 'U0PRIYA' }).betterAe).toBe('U0PRIYA');
  });

  test('takes a day to come back with bad timing alone, and none that is over', () => {
    const timing = (comeBackOn: string | null) => read({ reason: 'bad_timing', comeBackOn });
    expect(timing('2027-01-12').comeBackOn).toBe('2027-01-12');
    expect(timing(null).comeBackOn).toBeNull();
    expect(read({ comeBackOn: '2027-01-12' }).comeBackOn).toBeNull();
    expect(errorsOf(() => timing('2026-11-20'))).toEqual({
      come_back_on: 'That day is over: choose a later one, or leave it empty.',
    });
    expect(errorsOf(() => timing('soon'))).toEqual({ come_back_on: 'Choose a day, or leave it empty.' });
  });

  test('does not take oneself for somebody better placed', () => {
    const oneself = () => read({ reason: 'wrong_owner', betterAe: SAM });
    expect(errorsOf(oneself)).toEqual({ better_ae: 'Name somebody other than yourself.' });
  });
});

describe('the form in which an account executive accepts', () => {
  const YESTERDAY = '2026-11-23';

  test('gives the move and its day', () => {
    const form = { move: ' Call Jonas. ', moveBy: '2026-12-01' };
    expect(readNextMove(form, NOW)).toEqual({ move: 'Call Jonas.', moveBy: '2026-12-01' });
  });

  test('asks for both, all at once', () => {
    expect(Object.keys(errorsOf(() => readNextMove({ move: '', moveBy: null }, NOW)))).toEqual([
      'next_move',
      'next_move_by',
    ]);
  });

  test('takes no day that is over', () => {
    const on = (moveBy: string) => () => readNextMove({ move: 'Call Jonas.', moveBy }, NOW);
    expect(errorsOf(on(YESTERDAY))).toEqual({ next_move_by: 'That day is over: choose today or later.' });
    expect(on('2026-11-24')().moveBy).toBe('2026-11-24');
  });
});
