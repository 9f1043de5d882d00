import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordOf } from '../../src/json.ts';
import { type Bare, startSocket } from './bare-bolt.ts';
import { modal, openOnCommand } from './bare-views.ts';
import { input, option, plain } from './row.ts';

const options = [option('Red', 'r'), option('Blue', 'b')];

type Entry = {
  type: string;
  /** What Slack needs besides the type. */
  more?: Record<string, unknown>;
  /** In `state.values` before anyone touched it. */
  untouched: Record<string, unknown>;
  typed: string | string[] | boolean;
  touched: Record<string, unknown>;
};

/** Every element that can hold a value. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const entries: Entry[] = [
  { type: 'plain_text_input', untouched: { value: null }, typed: 'Words', touched: { value: 'Words' } },
  { type: 'email_text_input', untouched: { value: null }, typed: 'a@example.com', touched: { value: 'a@example.com' } },
  { type: 'url_text_input', untouched: { value: null }, typed: 'https://x.com', touched: { value: 'https://x.com' } },
  {
    type: 'number_input',
    more: { is_decimal_allowed: false },
    untouched: { value: null },
    typed: '7',
    touched: { value: '7' },
  },
  {
    type: 'static_select',
    more: { options },
    untouched: { selected_option: null },
    typed: 'Blue',
    touched: { selected_option: { text: { type: 'plain_text', text: 'Blue' }, value: 'b' } },
  },
  {
    type: 'external_select',
    more: { min_query_length: 0 },
    untouched: { selected_option: null },
    typed: 'Found',
    touched: { selected_option: { text: { text: 'Found' }, value: 'f' } },
  },
  {
    type: 'radio_buttons',
    more: { options },
    untouched: { selected_option: null },
    typed: 'Red',
    touched: { selected_option: { value: 'r' } },
  },
  {
    type: 'checkboxes',
    more: { options },
    untouched: { selected_options: [] },
    typed: ['Red', 'Blue'],
    touched: { selected_options: [{ value: 'r' }, { value: 'b' }] },
  },
  {
    type: 'multi_static_select',
    more: { options },
    untouched: { selected_options: [] },
    typed: ['Red'],
    touched: { selected_options: [{ value: 'r' }] },
  },
  {
    type: 'multi_external_select',
    more: { min_query_length: 0 },
    untouched: { selected_options: [] },
    typed: ['Found'],
    touched: { selected_options: [{ value: 'f' }] },
  },
  { type: 'users_select', untouched: { selected_user: null }, typed: 'U0SAM', touched: { selected_user: 'U0SAM' } },
  {
    type: 'multi_users_select',
    untouched: { selected_users: [] },
    typed: ['U0SAM', 'USLACKBOT'],
    touched: { selected_users: ['U0SAM', 'USLACKBOT'] },
  },
  {
    type: 'channels_select',
    untouched: { selected_channel: null },
    typed: '#sales',
    touched: { selected_channel: 'C0SALES' },
  },
  {
    type: 'multi_channels_select',
    untouched: { selected_channels: [] },
    typed: ['sales'],
    touched: { selected_channels: ['C0SALES'] },
  },
  {
    type: 'conversations_select',
    untouched: { selected_conversation: null },
    typed: 'sales',
    touched: { selected_conversation: 'C0SALES' },
  },
  {
    type: 'multi_conversations_select',
    untouched: { selected_conversations: [] },
    typed: ['sales'],
    touched: { selected_conversations: ['C0SALES'] },
  },
  {
    type: 'datepicker',
    untouched: { selected_date: null },
    typed: '2026-11-30',
    touched: { selected_date: '2026-11-30' },
  },
  { type: 'timepicker', untouched: { selected_time: null }, typed: '16:30', touched: { selected_time: '16:30' } },
  {
    type: 'datetimepicker',
    untouched: { selected_date_time: null },
    typed: '2026-11-30T16:30:00Z',
    touched: { selected_date_time: 1_796_056_200 },
  },
  {
    type: 'rich_text_input',
    untouched: {},
    typed: 'Words',
    touched: { rich_text_value: { type: 'rich_text', elements: [{ type: 'rich_text_section' }] } },
  },
  { type: 'file_input', untouched: { files: [] }, typed: ['a.png'], touched: { files: [{ id: expect.any(String) }] } },
];

let bare: Bare;
beforeEach(async () => {
  const blocks = entries.map(({ type, more }) =>
    input(type, { type, action_id: 'value', ...more }, { block_id: type, optional: true }),
  );
  bare = await startSocket((app: App) => {
    openOnCommand(app, () => modal('form', blocks));
    app.view('form', ({ ack }) => ack());
    app.options('value', ({ ack }) => ack({ options: [{ text: plain('Found') as never, value: 'f' }] }));
  });
  await bare.sandbox.as('U0MAYA').slash('/bare');
});
afterEach(() => bare.stop());

async function submitted(): Promise<Record<string, unknown>> {
  const maya = bare.sandbox.as('U0MAYA');
  expect(await maya.modal()?.submit()).toEqual({ ok: true });
  const [payload] = bare.heardOf('view_submission');
  return recordOf(recordOf(recordOf(payload?.view).state).values);
}

describe('the state of a view', () => {
  it('names every untouched field exactly as Slack does', async () => {
    const expected = entries.map(({ type, untouched }) => [type, { value: { type, ...untouched } }]);
    expect(await submitted()).toEqual(Object.fromEntries(expected));
  });

  it('holds what people put into every kind of field', { tags: 'thorough' }, async () => {
    const maya = bare.sandbox.as('U0MAYA');
    await maya.modal()?.fill(Object.fromEntries(entries.map(({ type, typed }) => [type, typed])));
    const values = await submitted();
    for (const { type, touched } of entries) expect(values[type]).toMatchObject({ value: { type, ...touched } });
  });

  it('empties a field that was cleared again', { tags: 'thorough' }, async () => {
    const maya = bare.sandbox.as('U0MAYA');
    await maya.modal()?.fill({ static_select: 'Blue', plain_text_input: 'x', multi_users_select: ['U0SAM'] });
    await maya.modal()?.fill({ static_select: null, plain_text_input: '', multi_users_select: [] });
    expect(await submitted()).toMatchObject({
      static_select: { value: { selected_option: null } },
      plain_text_input: { value: { value: null } },
      multi_users_select: { value: { selected_users: [] } },
    });
  });

  it('asks the app for the options of external menus', { tags: 'thorough' }, async () => {
    await bare.sandbox.as('U0MAYA').modal()?.fill({ external_select: 'Found' });
    expect(bare.heardOf('block_suggestion')).toMatchObject([
      { action_id: 'value', block_id: 'external_select', value: expect.any(String), container: { type: 'view' } },
    ]);
  });
});

/** https://docs.slack.dev/reference/block-kit/blocks/input-block */
describe('what people must fill in', { tags: 'thorough' }, () => {
  const needed = (more: Record<string, unknown> = {}) =>
    modal('needed', [
      input('Needed', { type: 'plain_text_input', action_id: 'value', ...more }, { block_id: 'needed' }),
    ]);

  async function open(view: () => never): Promise<Bare> {
    await bare.stop();
    bare = await startSocket((app) => {
      openOnCommand(app, view);
      app.view('needed', ({ ack }) => ack());
    });
    await bare.sandbox.as('U0MAYA').slash('/bare');
    return bare;
  }

  it('is asked for by the client, not by the app', async () => {
    const { sandbox, heardOf } = await open(needed);
    expect(await sandbox.as('U0MAYA').modal()?.submit()).toMatchObject({
      ok: false,
      errors: { needed: expect.any(String) },
    });
    expect(heardOf('view_submission')).toEqual([]);
  });

  it('may be spaces: the app has to look', async () => {
    const { sandbox, heardOf } = await open(needed);
    await sandbox.as('U0MAYA').modal()?.fill({ Needed: '   ' });
    expect(await sandbox.as('U0MAYA').modal()?.submit()).toEqual({ ok: true });
    expect(heardOf('view_submission')).toMatchObject([{ view: { state: { values: { needed: { value: {} } } } } }]);
  });

  it('has the length that the view asks for', async () => {
    const { sandbox, heardOf } = await open(() => needed({ min_length: 5 }));
    await sandbox.as('U0MAYA').modal()?.fill({ Needed: 'four' });
    expect(await sandbox.as('U0MAYA').modal()?.submit()).toMatchObject({ ok: false });
    expect(heardOf('view_submission')).toEqual([]);
  });

  it('starts from the initial value', async () => {
    const { sandbox, heardOf } = await open(() => needed({ initial_value: 'Ready' }));
    await sandbox.as('U0MAYA').modal()?.submit();
    expect(heardOf('view_submission')).toMatchObject([
      { view: { state: { values: { needed: { value: { value: 'Ready' } } } } } },
    ]);
  });
});
