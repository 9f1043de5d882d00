import type { App } from '@slack/bolt';
import { describe, expect, it, vi } from 'vitest';
import { ARRIVED, SHORT } from '../patience.ts';
import { start } from './running-bolt.ts';

const ackCommand = (app: App) => app.command('/bare', ({ ack }) => ack());

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
describe('a slash command', () => {
  it('brings who, where, what, a trigger and a response_url', async () => {
    const { sandbox, heardOf } = await start(ackCommand);
    expect(await sandbox.as('U0SAM').slash('/bare one two', 'sales')).toEqual({ ok: true });
    expect(heardOf('command')).toMatchObject([
      {
        command: '/bare',
        text: 'one two',
        user_id: 'U0SAM',
        team_id: 'T0NORTHWIND',
        team_domain: 'northwind-cloud',
        channel_id: 'C0SALES',
        channel_name: 'sales',
        api_app_id: 'A0APP',
        is_enterprise_install: 'false',
        trigger_id: expect.stringMatching(/./),
        response_url: expect.stringMatching(/^https?:/),
      },
    ]);
    expect(heardOf('command')[0]).not.toHaveProperty('thread_ts');
  });

  it('calls a DM "directmessage"', async () => {
    const { sandbox, heardOf } = await start(ackCommand);
    await sandbox.as('U0MAYA').slash('/bare');
    expect(heardOf('command')).toMatchObject([{ channel_id: 'D0MAYA', channel_name: 'directmessage', text: '' }]);
  });

  it('works where the bot is not', async () => {
    const { sandbox, heardOf } = await start(ackCommand);
    expect(await sandbox.as('U0MAYA').slash('/bare', 'general')).toEqual({ ok: true });
    expect(await sandbox.as('U0ROBIN').slash('/bare', 'leadership')).toEqual({ ok: true });
    expect(heardOf('command').map((payload) => payload.channel_id)).toEqual(['C0GENERAL', 'C0PRIVATE']);
  });

  it('is answered to the person alone, unless in_channel', { tags: 'thorough' }, async () => {
    const { sandbox } = await start((app) =>
      app.command('/bare', ({ ack, body }) =>
        ack(body.text === 'all' ? { response_type: 'in_channel', text: 'For all' } : 'For you'),
      ),
    );
    await sandbox.as('U0SAM').slash('/bare', 'sales');
    expect(sandbox.as('U0SAM').lastMessage('sales')).toMatchObject({ text: 'For you', isEphemeral: true });
    expect(sandbox.as('U0PRIYA').messages('sales')).toEqual([]);
    await sandbox.as('U0SAM').slash('/bare all', 'sales');
    expect(sandbox.as('U0PRIYA').lastMessage('sales')).toMatchObject({ text: 'For all', isEphemeral: false });
  });

  it('fails for the person without an answer, and is never tried again', { tags: 'thorough' }, async () => {
    const { sandbox, heardOf, clock } = await start((app) => app.command('/bare', async () => {}));
    sandbox.control.answerWithin(SHORT);
    const result = await sandbox.as('U0SAM').slash('/bare', 'sales');
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('operation_timeout') });
    clock.advance(3_600_000);
    await sandbox.settled();
    expect(heardOf('command')).toHaveLength(1);
  });

  it('fails for the person when the listener throws before it answers', { tags: 'thorough' }, async () => {
    const { sandbox } = await start((app) =>
      app.command('/bare', async () => {
        throw new Error('broken');
      }),
    );
    sandbox.control.answerWithin(SHORT);
    expect(await sandbox.as('U0SAM').slash('/bare', 'sales')).toMatchObject({ ok: false });
  });

  it('fails for the person when no app is connected', async () => {
    const { sandbox, app } = await start(ackCommand);
    await app.stop();
    await sandbox.settled();
    const result = await sandbox.as('U0SAM').slash('/bare', 'sales');
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining('dispatch_failed') });
  });

  it('is not there for people of other companies', async () => {
    const { sandbox, heard } = await start(ackCommand);
    expect(await sandbox.as('U0LENA').slash('/bare', 'partner-brightwater')).toMatchObject({ ok: false });
    expect(sandbox.as('U0LENA').state().commands).toEqual([]);
    expect(heard).toEqual([]);
  });
});

/** https://docs.slack.dev/apis/events-api/using-socket-mode */
describe('the connection', () => {
  it('gives each payload once when there are two', { tags: 'thorough' }, async () => {
    const { sandbox, heardOf } = await start(ackCommand, { moreConnections: 1 });
    for (let run = 0; run < 6; run += 1)
      expect(await sandbox.as('U0SAM').slash('/bare', 'sales')).toEqual({ ok: true });
    expect(heardOf('command')).toHaveLength(6);
  });

  it('brings an envelope twice when that is ordered, with one trigger and one response_url', async () => {
    const { sandbox, heardOf } = await start(ackCommand);
    sandbox.control.duplicateNext('slash_command');
    expect(await sandbox.as('U0SAM').slash('/bare', 'sales')).toEqual({ ok: true });
    const [first, second, ...more] = heardOf('command');
    expect(second).toEqual(first);
    expect(more).toEqual([]);
  });

  it('brings an event twice with one event_id', async () => {
    const { sandbox, heardOf } = await start();
    sandbox.control.duplicateNext('message');
    await sandbox.as('U0SAM').say('sales', 'Twice');
    const ids = heardOf('message').map((payload) => payload.event_id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it.each(['warning', 'refresh_requested'] as const)(
    'comes back after a disconnect for %s',
    { tags: 'thorough' },
    async (reason) => {
      const { sandbox, receiver, heardOf } = await start(ackCommand);
      const back = new Promise<void>((resolve) => receiver.client.once('connected', () => resolve()));
      sandbox.control.disconnectSockets(reason);
      await back;
      expect(await sandbox.as('U0SAM').slash('/bare', 'sales')).toEqual({ ok: true });
      expect(heardOf('command')).toHaveLength(1);
    },
  );

  it('comes back after it was cut', { tags: 'thorough' }, async () => {
    const { sandbox, receiver, clock } = await start(ackCommand);
    const back = new Promise<void>((resolve) => receiver.client.once('connected', () => resolve()));
    sandbox.control.fail({ method: 'apps.connections.open', fault: { kind: 'late', ms: 1000 } });
    sandbox.control.disconnectSockets('abrupt');
    await vi.waitFor(() => expect(sandbox.control.heldBack()).toEqual(['apps.connections.open']), ARRIVED);
    expect(await sandbox.as('U0SAM').slash('/bare', 'sales')).toMatchObject({ ok: false });
    clock.advance(1000);
    await back;
    expect(await sandbox.as('U0SAM').slash('/bare', 'sales')).toEqual({ ok: true });
  });

  it('comes back after new ones were refused for a while', { tags: 'thorough' }, async () => {
    const { sandbox, receiver } = await start(ackCommand);
    const back = new Promise<void>((resolve) => receiver.client.once('connected', () => resolve()));
    sandbox.control.refuseConnections(2);
    sandbox.control.disconnectSockets('refresh_requested');
    await back;
    expect(sandbox.control.calls('apps.connections.open').map((call) => call.outcome)).toEqual([
      'ok',
      expect.stringContaining('500'),
      expect.stringContaining('500'),
      'ok',
    ]);
    expect(await sandbox.as('U0SAM').slash('/bare', 'sales')).toEqual({ ok: true });
  });
});
