import { describe, expect, test } from 'vitest';
import { isTicked, valueOf, wholeStateOf } from '../../../src/blocks/kit/form-values.ts';

const input = (key: string, element: object) => ({ type: 'input', block_id: key, element });
const blocks = [
  { type: 'divider', block_id: 'd' },
  input('account', { type: 'plain_text_input', initial_value: 'Fabrikam' }),
  input('window', { type: 'number_input', initial_value: '3' }),
  input('ae', { type: 'users_select', initial_user: 'U0SAM' }),
  input('touch', { type: 'datepicker', initial_date: '2026-11-20' }),
  input('partner', { type: 'static_select', initial_option: { value: 'brightwater' } }),
  input('note', { type: 'plain_text_input' }),
];

describe('a form that was drawn anew while it was open', () => {
  test('holds what was filled in beforehand also where Slack leaves it out', () => {
    const state = wholeStateOf({ blocks, state: { values: {} } });
    expect(['account', 'window', 'ae', 'touch', 'partner', 'note'].map((key) => valueOf(state, key))).toEqual([
      'Fabrikam',
      '3',
      'U0SAM',
      '2026-11-20',
      'brightwater',
      null,
    ]);
    expect(isTicked(state, 'note', 'yes')).toBe(false);
  });

  test('holds what somebody typed or emptied, not what was there before', () => {
    const values = {
      account: { value: { type: 'plain_text_input', value: null } },
      ae: { value: { type: 'users_select', selected_user: 'U0PRIYA' } },
      partner: {
        'handoff.choose_partner': {
          type: 'static_select',
          selected_option: { text: { type: 'plain_text' as const, text: 'Ferrous' }, value: 'ferrous' },
        },
      },
    };
    const state = wholeStateOf({ blocks, state: { values } });
    expect([valueOf(state, 'account'), valueOf(state, 'ae'), valueOf(state, 'partner')]).toEqual([
      null,
      'U0PRIYA',
      'ferrous',
    ]);
  });
});
