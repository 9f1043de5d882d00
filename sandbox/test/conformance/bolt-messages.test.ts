import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { SHORT } from '../patience.ts';
import type { Bare } from './bare-bolt.ts';
import { type Blocks, postBlocks } from './bare-views.ts';
import { actions, button, option, section } from './row.ts';
import { start } from './running-bolt.ts';

const card: Blocks = [actions([button('Take it', 'take', { value: 'offer-1' })], { block_id: 'buttons' })];
const ackTake = (app: App) => app.action('take', ({ ack }) => ack());

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
describe('a click in a message', () => {
  it('brings container, channel, message, state, response_url and one action', async () => {
    const { sandbox, client, heardOf } = await start(ackTake);
    const ts = await postBlocks(client, 'C0SALES', card);
    expect(await sandbox.as('U0SAM').lastMessage('sales').press('Take it')).toEqual({ ok: true });
    const [payload] = heardOf('block_actions');
    expect(payload).toMatchObject({
      user: { id: 'U0SAM', team_id: 'T0NORTHWIND' },
      team: { id: 'T0NORTHWIND' },
      container: { type: 'message', message_ts: ts, channel_id: 'C0SALES', is_ephemeral: false },
      channel: { id: 'C0SALES', name: 'sales' },
      message: { ts, user: 'U0APP', bot_id: 'B0APP', blocks: [{ block_id: 'buttons' }] },
      state: { values: {} },
      response_url: expect.stringMatching(/^https?:/),
      trigger_id: expect.stringMatching(/./),
    });
    expect(payload?.actions).toMatchObject([
      {
        type: 'button',
        action_id: 'take',
        block_id: 'buttons',
        value: 'offer-1',
        text: { type: 'plain_text', text: 'Take it' },
        action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
      },
    ]);
    expect(payload).not.toHaveProperty('view');
  });

  it('names the thread that the message stands in', async () => {
    const { sandbox, client, heardOf } = await start(ackTake);
    const root = await postBlocks(client, 'C0SALES', [section('Root')]);
    await postBlocks(client, 'C0SALES', card, { thread_ts: root });
    await sandbox.as('U0SAM').lastMessage('sales').replies()[0]?.press('Take it');
    expect(heardOf('block_actions')).toMatchObject([{ container: { thread_ts: root }, message: { thread_ts: root } }]);
  });

  it('brings no message when it was ephemeral', async () => {
    const { sandbox, client, heardOf } = await start(ackTake);
    await client.chat.postEphemeral({ channel: 'C0SALES', user: 'U0SAM', text: 'Psst', blocks: card as never });
    await sandbox.as('U0SAM').lastMessage('sales').press('Take it');
    const [payload] = heardOf('block_actions');
    expect(payload).toMatchObject({ container: { type: 'message', is_ephemeral: true }, channel: { id: 'C0SALES' } });
    expect(payload).not.toHaveProperty('message');
  });

  it('comes for link buttons, too', async () => {
    const { sandbox, client, heardOf } = await start((app) => app.action('open', ({ ack }) => ack()));
    await postBlocks(client, 'C0SALES', [actions([button('Open', 'open', { url: 'https://example.com/' })])]);
    expect(await sandbox.as('U0SAM').lastMessage('sales').press('Open')).toEqual({ ok: true });
    expect(heardOf('block_actions')).toHaveLength(1);
  });

  it('brings the other fields of the message in its state', async () => {
    const { sandbox, client, heardOf } = await start((app) => app.action(/./, ({ ack }) => ack()));
    const colours = { type: 'static_select', action_id: 'colour', options: [option('Red'), option('Blue')] };
    await postBlocks(client, 'C0SALES', [actions([colours], { block_id: 'choice' }), ...card]);
    const sam = sandbox.as('U0SAM');
    await sam.lastMessage('sales').press('Take it');
    await sam.lastMessage('sales').choose('Blue');
    const states = heardOf('block_actions').map((payload) => payload.state);
    expect(states).toMatchObject([
      { values: { choice: { colour: { type: 'static_select', selected_option: null } } } },
      { values: { choice: { colour: { selected_option: { value: 'Blue' } } } } },
    ]);
    expect(heardOf('block_actions')[1]?.actions).toMatchObject([
      { type: 'static_select', selected_option: { text: { text: 'Blue' }, value: 'Blue' } },
    ]);
  });

  it('comes with what was chosen in an overflow menu', async () => {
    const { sandbox, client, heardOf } = await start((app) => app.action('more', ({ ack }) => ack()));
    const menu = { type: 'overflow', action_id: 'more', options: [option('Edit', 'edit'), option('Drop', 'drop')] };
    await postBlocks(client, 'C0SALES', [section('Offer', { accessory: menu })]);
    await sandbox.as('U0SAM').lastMessage('sales').choose('Drop');
    expect(heardOf('block_actions')[0]?.actions).toMatchObject([
      { type: 'overflow', action_id: 'more', selected_option: { value: 'drop' } },
    ]);
  });

  it('is a warning for the person without an answer, and is never tried again', { tags: 'thorough' }, async () => {
    const { sandbox, client, heardOf, clock } = await start((app) => app.action('take', async () => {}));
    await postBlocks(client, 'C0SALES', card);
    sandbox.control.answerWithin(SHORT);
    expect(await sandbox.as('U0SAM').lastMessage('sales').press('Take it')).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/./),
    });
    clock.advance(3_600_000);
    await sandbox.settled();
    expect(heardOf('block_actions')).toHaveLength(1);
  });

  it('by two people is two payloads', async () => {
    const { sandbox, client, heardOf } = await start(ackTake);
    await postBlocks(client, 'C0SALES', card);
    const seen = ['U0SAM', 'U0PRIYA'].map((id) => sandbox.as(id).lastMessage('sales'));
    for (const message of seen) await message.press('Take it');
    const payloads = heardOf('block_actions') as { user: { id: string }; actions: { action_ts: string }[] }[];
    expect(payloads.map((payload) => payload.user.id)).toEqual(['U0SAM', 'U0PRIYA']);
    expect(payloads[0]?.actions[0]?.action_ts).not.toBe(payloads[1]?.actions[0]?.action_ts);
  });
});

/** https://docs.slack.dev/interactivity/handling-user-interaction */
describe('a response_url', () => {
  type Respond = (message: Record<string, unknown> | string) => Promise<unknown>;

  async function pressed(): Promise<{ bare: Bare; respond: Respond }> {
    const kept: Respond[] = [];
    const bare = await start((app) =>
      app.action('take', async ({ ack, respond }) => {
        await ack();
        kept.push((message) => respond(message));
      }),
    );
    await postBlocks(bare.client, 'C0SALES', card);
    await bare.sandbox.as('U0SAM').lastMessage('sales').press('Take it');
    const [respond] = kept;
    if (!respond) throw new Error('The listener did not run.');
    return { bare, respond };
  }
  const shown = (bare: Bare, id: string) =>
    bare.sandbox
      .as(id)
      .messages('sales')
      .map((message) => message.text);

  it('posts to the person alone by default', { tags: 'thorough' }, async () => {
    const { bare, respond } = await pressed();
    await respond('Only you');
    expect(shown(bare, 'U0SAM')).toEqual(['A card', 'Only you']);
    expect(shown(bare, 'U0PRIYA')).toEqual(['A card']);
  });

  it('posts to all with in_channel', { tags: 'thorough' }, async () => {
    const { bare, respond } = await pressed();
    await respond({ text: 'All', response_type: 'in_channel', replace_original: false });
    expect(shown(bare, 'U0PRIYA')).toEqual(['A card', 'All']);
  });

  it('replaces the message', async () => {
    const { bare, respond } = await pressed();
    await respond({ text: 'Taken', replace_original: true });
    expect(shown(bare, 'U0PRIYA')).toEqual(['Taken']);
  });

  it('deletes the message', async () => {
    const { bare, respond } = await pressed();
    await respond({ delete_original: true });
    expect(shown(bare, 'U0PRIYA')).toEqual([]);
  });

  it('works five times', { tags: 'thorough' }, async () => {
    const { respond } = await pressed();
    for (let use = 0; use < 5; use += 1) await respond('Again');
    await expect(respond('Once more')).rejects.toMatchObject({ statusCode: expect.any(Number) });
  });

  it('works for 30 minutes', async () => {
    const { bare, respond } = await pressed();
    bare.clock.advance(29 * 60_000);
    await respond('In time');
    bare.clock.advance(60_001);
    await expect(respond('Too late')).rejects.toMatchObject({ statusCode: expect.any(Number) });
  });

  it('posts where the bot is not', async () => {
    const { sandbox } = await start((app) =>
      app.command('/bare', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'Hello', response_type: 'in_channel' });
      }),
    );
    await sandbox.as('U0MAYA').slash('/bare', 'general');
    expect(sandbox.as('U0SAM').lastMessage('general').text).toBe('Hello');
  });

  it('does not make an ephemeral message public', async () => {
    const bare = await start((app) =>
      app.action('take', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'Replaced', replace_original: true, response_type: 'in_channel' }).catch(() => {});
      }),
    );
    const ephemeral = { channel: 'C0SALES', user: 'U0SAM', text: 'Psst', blocks: card as never };
    await bare.client.chat.postEphemeral(ephemeral);
    await bare.sandbox.as('U0SAM').lastMessage('sales').press('Take it');
    const { messages = [] } = await bare.client.conversations.history({ channel: 'C0SALES' });
    expect(messages.filter((message) => message.text === 'Psst')).toEqual([]);
    expect(shown(bare, 'U0SAM')).not.toContain('Psst');
  });
});
