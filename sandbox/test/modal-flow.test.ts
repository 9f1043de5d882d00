import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { type Running, startBare, startBareHttp } from './bare-app.ts';

const form = {
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: 'A form' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: { type: 'plain_text', text: 'Name' },
      element: { type: 'plain_text_input', action_id: 'value' },
    },
    {
      type: 'input',
      block_id: 'colour',
      optional: true,
      label: { type: 'plain_text', text: 'Colour' },
      element: {
        type: 'static_select',
        action_id: 'value',
        options: ['Red', 'Blue'].map((text) => ({ text: { type: 'plain_text', text }, value: text.toLowerCase() })),
      },
    },
    {
      type: 'input',
      block_id: 'owner',
      optional: true,
      label: { type: 'plain_text', text: 'Owner' },
      element: { type: 'users_select', action_id: 'value' },
    },
  ],
} as const;

function register(app: App): void {
  app.command('/bare', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: structuredClone(form) as never });
  });
  app.view('form', async ({ ack, body, view, client }) => {
    const name = view.state.values.name?.value?.value ?? '';
    if (name === 'nobody') return ack({ response_action: 'errors', errors: { name: 'Somebody, please.' } });
    await ack();
    await client.chat.postMessage({
      channel: body.user.id,
      text: `Hello ${name}`,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `Hello *${name}* & <@U0SAM>` } },
        { type: 'actions', elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }] },
      ],
    });
  });
  app.action('go', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.channel || !body.message) return;
    await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: 'Gone', blocks: [] });
  });
}

describe.each([
  ['Socket Mode', startBare],
  ['signed HTTP', startBareHttp],
])('a form over %s', { tags: 'thorough' }, (_name, start) => {
  let running: Running;
  afterEach(() => running.stop());

  it('opens from a command, is filled, submitted, and its message can be pressed', async () => {
    running = await start(register);
    const maya = running.sandbox.as('U0MAYA');
    expect(await maya.slash('/bare')).toEqual({ ok: true });
    const modal = maya.modal();
    expect(modal?.title).toBe('A form');
    expect(modal?.fields()).toEqual(['Name', 'Colour', 'Owner']);
    await modal?.fill({ Name: 'Ada', Colour: 'Blue', Owner: 'Sam Okafor' });
    expect(modal?.value('Colour')).toBe('Blue');
    expect(await modal?.submit()).toEqual({ ok: true });
    expect(maya.modal()).toBeNull();

    const message = maya.lastMessage();
    expect(message.text).toBe('Hello Ada & @Sam\nGo');
    expect(message.fallback).toBe('Hello Ada');
    expect(await message.press('Go')).toEqual({ ok: true });
    expect(maya.lastMessage().text).toBe('Gone');
    const [submission] = running.sandbox.control.calls('view_submission');
    expect(submission?.request).toMatchObject({
      view: {
        state: {
          values: {
            name: { value: { type: 'plain_text_input', value: 'Ada' } },
            colour: { value: { type: 'static_select', selected_option: { value: 'blue' } } },
            owner: { value: { type: 'users_select', selected_user: 'U0SAM' } },
          },
        },
      },
    });
  });

  it('shows required fields and the errors of the app, and keeps what was typed', async () => {
    running = await start(register);
    const maya = running.sandbox.as('U0MAYA');
    await maya.slash('/bare');
    const modal = maya.modal();
    await modal?.submit();
    expect(modal?.errors()).toEqual({ Name: 'Please complete this required field.' });
    expect(running.sandbox.control.calls('view_submission')).toEqual([]);
    await modal?.fill({ Name: 'nobody' });
    expect(await modal?.submit()).toEqual({ ok: false, errors: { name: 'Somebody, please.' } });
    expect(modal?.errors()).toEqual({ Name: 'Somebody, please.' });
    expect(modal?.value('Name')).toBe('nobody');
  });
});
