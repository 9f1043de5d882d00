import { describe, expect, test } from 'vitest';
import {
  FROM_NOTHING,
  startDraft,
  type Typed,
  typedFrom,
  typedIn,
  writtenIn,
} from '../../../src/core/packet/packet-draft.ts';
import { maya, NOW } from '../../support/packets.ts';

/** What a window holds, put together with what is saved. */

const saved = (typed: Typed) => ({ ...startDraft('D1', maya, FROM_NOTHING, NOW), typed });
const after = (before: Typed, drawn: Typed, now: Typed, pressed: string | null = null): Typed | undefined =>
  typedIn(saved(before), writtenIn(drawn, now, pressed), null, NOW)?.typed;

describe('what a window holds', () => {
  test('counts where it was changed there, also beside the field that was typed in last', () => {
    expect(after({}, { account: null, evidence: null }, { account: 'A', evidence: 'x' }, 'evidence')).toEqual({
      account: 'A',
      evidence: 'x',
    });
  });

  test('takes nothing back that another window knows better, as long as it only shows what was there when it was drawn', () => {
    const drawn = { account: 'A', evidence: null };
    expect(after({ account: 'B', evidence: 'y' }, drawn, { account: 'A', evidence: null })).toEqual({
      account: 'B',
      evidence: 'y',
    });
  });

  test('empties the field that was emptied last', () => {
    expect(after({ account: 'A' }, { account: null }, { account: null }, 'account')).toEqual({ account: null });
    expect(after({ account: 'A' }, { account: 'A' }, { account: null })).toEqual({ account: null });
  });

  test('is kept as it was drawn where nothing is saved yet', () => {
    expect(after({}, { account: 'A' }, { account: 'A', evidence: 'x' })).toEqual({ account: 'A', evidence: 'x' });
  });
});

test('of what a form sends only what can be in its fields is kept: a day is a day, and no field is anything else', () => {
  const sent = {
    account: 'Contoso',
    partner_touch_on: 'yesterday',
    seller_move_by: '2026-13-45',
    partner_move_by: null,
  };
  expect(typedFrom({ ...sent, window_days: Number.NaN, other: 'x' } as Parameters<typeof typedFrom>[0])).toEqual({
    account: 'Contoso',
    partner_move_by: null,
  });
});
