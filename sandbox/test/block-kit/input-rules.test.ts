import { describe, expect, test } from 'vitest';
import { blockFaults } from '../../src/block-kit/validate.ts';
import { asAccessory, asInput, type Case, refusedOn, text } from './refused.ts';
import type { Json } from './samples.ts';

const number = (fields: Json) => asInput({ type: 'number_input', is_decimal_allowed: false, ...fields });

const words = (fields: Json) => asInput({ type: 'plain_text_input', ...fields });

describe('inputs', () => {
  const cases: Case[] = [
    ['a text shorter than its minimum', words({ min_length: 3, initial_value: 'ab' }), 'element/initial_value'],
    ['a text longer than its maximum', words({ max_length: 3, initial_value: 'abcd' }), 'element/initial_value'],
    ['a minimum above the maximum', words({ min_length: 4, max_length: 3 }), 'element/min_length'],
    ['emoji counted as two', words({ max_length: 3, initial_value: '\u{1F600}\u{1F600}' }), 'element/initial_value'],
    [
      'more lines at least than at most',
      asInput({ type: 'rich_text_input', action_id: 'a', min_lines: 3, max_lines: 2 }),
      'element/min_lines',
    ],
    ['a number as a number', number({ min_value: 1 }), 'element/min_value'],
    ['a number in words', number({ min_value: 'one' }), 'element/min_value'],
    ['a fraction where none is allowed', number({ max_value: '1.5' }), 'element/max_value'],
    ['a lowest number above the highest', number({ min_value: '10', max_value: '9' }), 'element/min_value'],
    ['a number below the lowest', number({ min_value: '10', initial_value: '9' }), 'element/initial_value'],
    ['a number above the highest', number({ initial_value: '10', max_value: '9' }), 'element/initial_value'],
    ['a day that no month has', asInput({ type: 'datepicker', initial_date: '2026-02-29' }), 'element/initial_date'],
    ['a day written as in Europe', asInput({ type: 'datepicker', initial_date: '28.02.2026' }), 'element/initial_date'],
    ['a time past midnight', asInput({ type: 'timepicker', initial_time: '24:00' }), 'element/initial_time'],
    ['a time without its zero', asInput({ type: 'timepicker', initial_time: '9:30' }), 'element/initial_time'],
    ['a timezone that is none', asInput({ type: 'timepicker', timezone: 'Mars/Olympus' }), 'element/timezone'],
    [
      'milliseconds for seconds',
      asInput({ type: 'datetimepicker', initial_date_time: 1_767_225_600_000 }),
      'element/initial_date_time',
    ],
    ['a placeholder of a datetimepicker', asInput({ type: 'datetimepicker', placeholder: text }), 'element'],
    ['a file that dispatches', asInput({ type: 'file_input' }, { dispatch_action: true }), 'dispatch_action'],
    ['a user by name', asInput({ type: 'users_select', initial_user: 'casey' }), 'element/initial_user'],
    [
      'a trigger named twice',
      words({ dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_enter_pressed'] } }),
      'element/dispatch_action_config/trigger_actions_on',
    ],
  ];
  test.each(cases)('%s is refused', (_, block, field) => refusedOn('modal', block, `/blocks/0/${field}`));

  test('an empty initial value is no value and breaks no minimum', () => {
    expect(blockFaults('modal', [words({ min_length: 3, initial_value: '' })], '/blocks')).toEqual([]);
  });

  test('decimals are taken where they are allowed', () => {
    const block = number({ is_decimal_allowed: true, min_value: '-0.5', initial_value: '0.25', max_value: '1' });
    expect(blockFaults('modal', [block], '/blocks')).toEqual([]);
  });
});

describe.each(['conversations_select', 'channels_select'])('a response_url of a %s', (type) => {
  const element = { type, response_url_enabled: true };

  test('may be asked for in an input of a modal', () => {
    expect(blockFaults('modal', [asInput(element)], '/blocks')).toEqual([]);
  });

  test('may not be asked for elsewhere', () => {
    refusedOn('modal', asAccessory(element), '/blocks/0/accessory/response_url_enabled');
    refusedOn('message', asInput(element), '/blocks/0/element/response_url_enabled');
    refusedOn('home', asInput(element), '/blocks/0/element/response_url_enabled');
  });
});

test.each(['datepicker', 'timepicker'])('a %s takes the focus in a modal and not on a Home tab', (type) => {
  const block = asInput({ type, focus_on_load: true });
  expect(blockFaults('modal', [block], '/blocks')).toEqual([]);
  refusedOn('home', block, '/blocks/0/element/focus_on_load');
});
