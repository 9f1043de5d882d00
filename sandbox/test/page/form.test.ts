import type { AnyBlock } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { type Field, initialValue, stateValues } from '../../src/page/fields/state-values.ts';
import { createTypedValues } from '../../src/page/fields/typed-values.ts';
import { checkForm } from '../../src/page/modal-check.ts';

const input = (id: string, element: Field, optional = false) =>
  ({
    type: 'input',
    block_id: id,
    optional,
    label: { type: 'plain_text', text: id },
    element: { action_id: 'v', ...element },
  }) as AnyBlock;
const untouched = (blocks: AnyBlock[]) => stateValues(blocks, ({ element }) => initialValue(element));

describe('what the fields of a form hold', () => {
  test('untouched fields are null or empty lists, and an untouched rich text is absent', () => {
    const blocks = [
      input('text', { type: 'plain_text_input' }),
      input('people', { type: 'multi_users_select' }),
      input('rich', { type: 'rich_text_input' }),
      { type: 'divider' },
    ];
    expect(untouched(blocks)).toEqual({
      text: { v: { type: 'plain_text_input', value: null } },
      people: { v: { type: 'multi_users_select', selected_users: [] } },
    });
  });

  test('initial values and the elements of sections and actions count too', () => {
    const blocks = [
      { type: 'section', block_id: 's', accessory: { type: 'datepicker', action_id: 'd', initial_date: '2026-11-12' } },
      {
        type: 'actions',
        block_id: 'a',
        elements: [
          { type: 'button', action_id: 'b' },
          { type: 'users_select', action_id: 'u' },
        ],
      },
    ] as AnyBlock[];
    expect(untouched(blocks)).toEqual({
      s: { d: { type: 'datepicker', selected_date: '2026-11-12' } },
      a: { u: { type: 'users_select', selected_user: null } },
    });
  });

  test('what was typed in one view is not found in another', () => {
    const typed = createTypedValues();
    typed.set('V1', 'block', 'action', { type: 'plain_text_input', value: 'x' });
    expect(typed.get('V1', 'block', 'action')).toEqual({ type: 'plain_text_input', value: 'x' });
    expect(typed.get('V2', 'block', 'action')).toBeUndefined();
  });
});

describe('before a form is sent', () => {
  test('an empty required field is refused in the words of Slack, an empty optional one is not', () => {
    const blocks = [input('must', { type: 'static_select' }), input('may', { type: 'static_select' }, true)];
    expect(checkForm(blocks, untouched(blocks))).toEqual({ must: 'Please complete this required field.' });
  });

  test('blanks alone count as an answer', () => {
    const blocks = [input('must', { type: 'plain_text_input' })];
    expect(checkForm(blocks, { must: { v: { type: 'plain_text_input', value: '  ' } } })).toEqual({});
  });

  test.each<[string, Field, string]>([
    ['nobody', { type: 'email_text_input' }, 'Please enter a valid email address.'],
    ['not a url', { type: 'url_text_input' }, 'Please enter a valid URL.'],
    ['1.5', { type: 'number_input', is_decimal_allowed: false }, 'Please enter a whole number.'],
    ['3', { type: 'number_input', is_decimal_allowed: false, min_value: '10' }, 'Please enter a number of 10 or more.'],
    ['short', { type: 'plain_text_input', min_length: 10 }, 'Please enter at least 10 characters.'],
  ])('%s is refused by its field', (value, element, problem) => {
    const blocks = [input('field', element)];
    expect(checkForm(blocks, { field: { v: { type: element.type, value } } })).toEqual({ field: problem });
  });
});
