import { ConsoleLogger, type Logger } from '@slack/logger';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../sandbox/clock.ts';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { manifest } from './bare-app.ts';

let sandbox: Sandbox;
let client: WebClient;

beforeEach(async () => {
  const clock = createClock({ manual: true, startAt: Date.parse('2026-03-02T09:00:00Z') });
  sandbox = await createSandbox({ manifest, clock });
  client = clientWith(sandbox.tokens.bot);
});
afterEach(() => sandbox.stop());

function clientWith(token?: string): WebClient {
  return new WebClient(token, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 }, logger: silent });
}

/** Refusals are what these tests are about: the client need not print them. */
const silent: Logger = new ConsoleLogger();
silent.debug = silent.info = silent.warn = silent.error = () => {};

/** The error code of a refused call, or 'ok'. */
async function outcome(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return (error as { data?: { error?: string } }).data?.error ?? error;
  }
}

describe('who may call', () => {
  it('asks for a token, the right one, of the right kind', async () => {
    expect(await outcome(clientWith().auth.test())).toBe('not_authed');
    expect(await outcome(clientWith('xoxb-other').auth.test())).toBe('invalid_auth');
    expect(await outcome(client.apps.connections.open({}))).toBe('not_allowed_token_type');
    expect(await outcome(clientWith(sandbox.tokens.app).users.info({ user: 'U0MAYA' }))).toBe('not_allowed_token_type');
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      team_id: 'T0NORTHWIND',
      user_id: 'U0HANDOFF',
      bot_id: 'B0HANDOFF',
    });
  });

  it('refuses methods that do not exist', async () => {
    expect(await outcome(client.apiCall('chat.shout'))).toBe('unknown_method');
  });

  it('names the scope that is missing', async () => {
    sandbox.control.grantScopes(['commands']);
    const refusal = client.chat.postMessage({ channel: 'C0SALES', text: 'x' });
    await expect(refusal).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'chat:write', provided: 'commands' },
    });
  });

  it('knows a revoked token and an uninstalled app', async () => {
    sandbox.control.revokeToken();
    expect(await outcome(client.auth.test())).toBe('token_revoked');
    sandbox.control.uninstall();
    expect(await outcome(client.auth.test())).toBe('account_inactive');
    sandbox.control.reinstall();
    expect(await outcome(client.auth.test())).toBe('ok');
  });
});

describe('requests', () => {
  const post = async (
    body: string | URLSearchParams | FormData,
    headers: Record<string, string> = {},
    path = 'chat.postMessage',
  ) => {
    const response = await fetch(`${sandbox.apiUrl}${path}`, { method: 'POST', body, headers });
    return (await response.json()) as { ok: boolean; error?: string };
  };
  const bearer = () => ({ authorization: `Bearer ${sandbox.tokens.bot}` });
  const message = { channel: 'C0SALES', text: 'x' };

  it('may be JSON, forms with or without files, and queries', async () => {
    const json = { ...bearer(), 'content-type': 'application/json; charset=utf-8' };
    expect(await post(JSON.stringify(message), json)).toMatchObject({ ok: true });
    expect(await post(new URLSearchParams({ ...message, token: sandbox.tokens.bot }))).toMatchObject({ ok: true });
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...message, token: sandbox.tokens.bot })) form.append(name, value);
    expect(await post(form)).toMatchObject({ ok: true });
    const got = await fetch(`${sandbox.apiUrl}users.info?user=U0MAYA`, { headers: bearer() });
    expect(await got.json()).toMatchObject({ ok: true, user: { id: 'U0MAYA' } });
  });

  it('cannot carry a token in JSON, nor other types, nor broken blocks', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await post(JSON.stringify({ ...message, token: sandbox.tokens.bot }), json)).toMatchObject({
      error: 'not_authed',
    });
    expect(await post('<x/>', { ...bearer(), 'content-type': 'text/xml' })).toMatchObject({
      error: 'invalid_post_type',
    });
    const broken = new URLSearchParams({ ...message, blocks: '[{' });
    expect(await post(broken, bearer())).toMatchObject({ error: 'invalid_blocks_format' });
    expect(await post(new URLSearchParams({ text: 'x' }), bearer())).toMatchObject({ error: 'invalid_arguments' });
  });

  it('are validated without a token', async () => {
    const good = new URLSearchParams({ blocks: JSON.stringify([{ type: 'divider' }]) });
    expect(await post(good, {}, 'blocks.validate')).toEqual({ ok: true });
    const bad = new URLSearchParams({ blocks: JSON.stringify([{ type: 'shout' }]) });
    expect(await post(bad, {}, 'blocks.validate')).toMatchObject({
      error: 'invalid_blocks',
      errors: [{ pointer: expect.stringContaining('/blocks/0') }],
    });
  });
});

describe('chat.postMessage', () => {
  it.each([
    ['C0SALES', 'ok'],
    ['C0GENERAL', 'not_in_channel'],
    ['C0PRIVATE', 'channel_not_found'],
    ['C0PRIVBOT', 'ok'],
    ['C0ARCHIVED', 'is_archived'],
    ['C0NOBOT', 'not_in_channel'],
    ['C0NOWHERE', 'channel_not_found'],
    ['U0GONE', 'channel_not_found'],
    ['U0NOBODY', 'channel_not_found'],
    ['U0LENA', 'ok'],
    ['#sales', 'ok'],
  ])('to %s answers %s', async (channel, expected) => {
    expect(await outcome(client.chat.postMessage({ channel, text: 'Hello' }))).toBe(expected);
  });

  it('answers with the DM when it was sent to a person, and chat.update wants that', async () => {
    const { channel, ts = '' } = await client.chat.postMessage({ channel: 'U0MAYA', text: 'Hello' });
    expect(channel).toBe('D0MAYA');
    expect(await outcome(client.chat.update({ channel: 'U0MAYA', ts, text: 'x' }))).toBe('channel_not_found');
    expect(await outcome(client.chat.update({ channel: 'D0MAYA', ts, text: 'x' }))).toBe('ok');
  });

  it('gives each message its own, greater ts while the clock stands still', async () => {
    const first = await client.chat.postMessage({ channel: 'C0SALES', text: '1' });
    const second = await client.chat.postMessage({ channel: 'C0SALES', text: '2' });
    expect(Number(second.ts)).toBeGreaterThan(Number(first.ts));
  });

  it('says where blocks are wrong', async () => {
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
    const refusal = client.chat.postMessage({ channel: 'C0SALES', text: 'x', blocks });
    await expect(refusal).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: { messages: [expect.stringMatching(/^\[ERROR\] .*\[json-pointer:\/blocks\/0\/text/)] },
      },
    });
  });

  it('answers only to messages that exist', async () => {
    expect(await outcome(client.chat.postMessage({ channel: 'C0SALES', text: 'x', thread_ts: '1.000001' }))).toBe(
      'thread_not_found',
    );
  });

  it('says that the messages tab is off', async () => {
    const off = { ...manifest, features: { ...manifest.features, app_home: { messages_tab_enabled: false } } };
    const other = await createSandbox({ manifest: off });
    const otherClient = new WebClient(other.tokens.bot, { slackApiUrl: other.apiUrl, retryConfig: { retries: 0 } });
    expect(await outcome(otherClient.chat.postMessage({ channel: 'U0MAYA', text: 'x' }))).toBe('messages_tab_disabled');
    await other.stop();
  });
});

describe('chat.update', () => {
  const blocks = [{ type: 'section', text: { type: 'plain_text', text: 'In a block' } }];

  it('loses the blocks when only text is given and keeps the text when only blocks are', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0SALES', text: 'Old', blocks });
    await client.chat.update({ channel: 'C0SALES', ts, blocks });
    const sam = sandbox.as('U0SAM');
    expect(sam.lastMessage('sales')).toMatchObject({ fallback: 'Old', text: 'In a block' });
    await client.chat.update({ channel: 'C0SALES', ts, text: 'New' });
    expect(sam.lastMessage('sales')).toMatchObject({ fallback: 'New', text: 'New', blocks: [] });
  });

  it('refuses missing and foreign messages and long texts', async () => {
    const sam = sandbox.as('U0SAM');
    await sam.say('sales', 'Mine');
    const { ts } = sam.lastMessage('sales');
    expect(await outcome(client.chat.update({ channel: 'C0SALES', ts, text: 'x' }))).toBe('cant_update_message');
    expect(await outcome(client.chat.update({ channel: 'C0SALES', ts: '1.000001', text: 'x' }))).toBe(
      'message_not_found',
    );
    const own = await client.chat.postMessage({ channel: 'C0SALES', text: 'x' });
    const long = { channel: 'C0SALES', ts: own.ts ?? '', text: 'x'.repeat(4001) };
    expect(await outcome(client.chat.update(long))).toBe('msg_too_long');
  });
});

describe('history', () => {
  it('comes newest first, in pages, and shows metadata only on request', async () => {
    for (const text of ['1', '2', '3']) {
      const metadata = { event_type: 'numbered', event_payload: { text } };
      await client.chat.postMessage({ channel: 'C0SALES', text, metadata });
    }
    const page = await client.conversations.history({ channel: 'C0SALES', limit: 2 });
    expect(page.messages?.map((message) => message.text)).toEqual(['3', '2']);
    expect(page.messages?.[0]?.metadata).toEqual({ event_type: 'numbered' });
    expect(page.has_more).toBe(true);
    const cursor = page.response_metadata?.next_cursor ?? '';
    const rest = await client.conversations.history({ channel: 'C0SALES', cursor, include_all_metadata: true });
    expect(rest.messages).toMatchObject([{ text: '1', metadata: { event_payload: { text: '1' } } }]);
    expect(rest.has_more).toBe(false);
  });

  it('leaves both ends out unless they are asked for', async () => {
    const { ts: oldest = '' } = await client.chat.postMessage({ channel: 'C0SALES', text: '1' });
    await client.chat.postMessage({ channel: 'C0SALES', text: '2' });
    const after = await client.conversations.history({ channel: 'C0SALES', oldest });
    expect(after.messages).toHaveLength(1);
    const from = await client.conversations.history({ channel: 'C0SALES', oldest, inclusive: true });
    expect(from.messages).toHaveLength(2);
  });

  it('is closed to channels without the bot', async () => {
    expect(await outcome(client.conversations.history({ channel: 'C0GENERAL' }))).toBe('not_in_channel');
    expect(await outcome(client.conversations.history({ channel: 'C0PRIVATE' }))).toBe('channel_not_found');
  });

  it('keeps replies in their thread and ephemerals nowhere', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C0SALES', text: 'Root' });
    await client.chat.postMessage({ channel: 'C0SALES', text: 'Reply', thread_ts: ts });
    await client.chat.postEphemeral({ channel: 'C0SALES', user: 'U0SAM', text: 'Only you' });
    const { messages } = await client.conversations.history({ channel: 'C0SALES' });
    expect(messages).toMatchObject([{ text: 'Root', reply_count: 1, thread_ts: ts }]);
    const thread = await client.conversations.replies({ channel: 'C0SALES', ts });
    expect(thread.messages?.map((message) => message.text)).toEqual(['Root', 'Reply']);
    expect(sandbox.as('U0SAM').lastMessage('sales').text).toBe('Only you');
    expect(sandbox.as('U0PRIYA').lastMessage('sales').text).toBe('Root');
  });
});

describe('people and channels', () => {
  it('opens DMs only with people who can have one', async () => {
    const open = (users: string) => outcome(client.conversations.open({ users }));
    expect(await open('U0MAYA')).toBe('ok');
    expect(await open('U0GONE')).toBe('user_disabled');
    expect(await open('U0NOBODY')).toBe('user_not_found');
    expect(await open('USLACKBOT')).toBe('cannot_dm_bot');
    expect(await open('U0OMAR')).toBe('ok');
    sandbox.control.leave('C0BRIGHTWATER', 'U0HANDOFF');
    expect(await open('U0OMAR')).toBe('invalid_user_combination');
  });

  it('shows each kind of account as Slack does', async () => {
    const user = async (id: string) => (await client.users.info({ user: id })).user;
    expect(await user('U0MAYA')).toMatchObject({
      team_id: 'T0NORTHWIND',
      deleted: false,
      is_bot: false,
      tz: 'Europe/Stockholm',
    });
    expect(await user('U0GONE')).not.toHaveProperty('is_bot');
    expect(await user('U0INVITED')).toMatchObject({ is_invited_user: true });
    expect(await user('U0SINGLE')).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(await user('USLACKBOT')).toMatchObject({ is_bot: false });
    expect(await user('U0NOZONE')).not.toHaveProperty('tz');
    expect(await user('U0LENA')).toMatchObject({ team_id: 'T0BRIGHTWATER' });
    const { members } = await client.users.list({ limit: 200 });
    expect(members?.map((member) => member.id)).not.toContain('U0LENA');
  });

  it('tells connected teams only in conversations.info', async () => {
    const { channel } = await client.conversations.info({ channel: 'C0THREEWAY' });
    expect(channel).toMatchObject({ is_ext_shared: true, connected_team_ids: ['T0BRIGHTWATER', 'T0FERROUS'] });
    const pending = await client.conversations.info({ channel: 'C0PENDING' });
    expect(pending.channel).toMatchObject({ is_ext_shared: false, is_pending_ext_shared: true });
    const { channels } = await client.conversations.list({ types: 'public_channel,private_channel', limit: 999 });
    const listed = channels?.find((entry) => entry.id === 'C0THREEWAY');
    expect(listed).toMatchObject({ is_ext_shared: true });
    expect(listed).not.toHaveProperty('connected_team_ids');
    expect(channels?.map((entry) => entry.id)).not.toContain('C0PRIVATE');
  });

  it('loses the old id of a channel that got a new one', async () => {
    await client.chat.postMessage({ channel: 'C0FERROUS', text: 'Before' });
    sandbox.control.renameChannelId('C0FERROUS', 'C0FERROUSNEW');
    expect(await outcome(client.conversations.info({ channel: 'C0FERROUS' }))).toBe('channel_not_found');
    const { messages } = await client.conversations.history({ channel: 'C0FERROUSNEW' });
    expect(messages).toMatchObject([{ text: 'Before' }]);
  });
});

describe('files', () => {
  it('are uploaded in three steps and shared a moment later', async () => {
    await client.filesUploadV2({ channel_id: 'C0SALES', filename: 'a.txt', file: Buffer.from('hello') });
    await sandbox.settled();
    const [message] = sandbox.as('U0SAM').messages('sales');
    expect(message?.files).toMatchObject([{ name: 'a.txt', mimetype: 'text/plain' }]);
    const served = await fetch(message?.files[0]?.url ?? '');
    expect(await served.text()).toBe('hello');
  });

  it('cannot stand in a block before they are ready', async () => {
    const { file_id: id = '' } = await client.files.getUploadURLExternal({ filename: 'a.png', length: 1 });
    const blocks = [{ type: 'image', alt_text: 'x', slack_file: { id } }];
    expect(await outcome(client.chat.postMessage({ channel: 'C0SALES', text: 'x', blocks }))).toBe('invalid_blocks');
  });
});

describe('ordered faults', () => {
  it('spoil the requests that they name, as often as they say', async () => {
    sandbox.control.fail({
      method: 'chat.postMessage',
      channel: 'C0SALES',
      fault: { kind: 'error', error: 'fatal_error' },
    });
    expect(await outcome(client.chat.postMessage({ channel: 'C0PRIVBOT', text: 'x' }))).toBe('ok');
    expect(await outcome(client.chat.postMessage({ channel: 'C0SALES', text: 'x' }))).toBe('fatal_error');
    expect(await outcome(client.chat.postMessage({ channel: 'C0SALES', text: 'x' }))).toBe('ok');
  });

  it('lose a reply after the message was posted, or the request before it was', async () => {
    sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'lost_reply' } });
    await expect(client.chat.postMessage({ channel: 'C0SALES', text: 'Done' })).rejects.toThrow();
    sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'drop' } });
    await expect(client.chat.postMessage({ channel: 'C0SALES', text: 'Not done' })).rejects.toThrow();
    const texts = sandbox
      .as('U0SAM')
      .messages('sales')
      .map((message) => message.text);
    expect(texts).toEqual(['Done']);
  });

  it('limit the rate with a Retry-After', async () => {
    sandbox.control.fail({ method: 'users.info', fault: { kind: 'rate_limited', retryAfterS: 7 } });
    const patient = new WebClient(sandbox.tokens.bot, { slackApiUrl: sandbox.apiUrl, rejectRateLimitedCalls: true });
    await expect(patient.users.info({ user: 'U0MAYA' })).rejects.toMatchObject({ retryAfter: 7 });
  });

  it('are recorded without tokens', async () => {
    await client.chat.postMessage({ channel: 'C0SALES', text: 'x', token: sandbox.tokens.bot });
    expect(JSON.stringify(sandbox.control.record())).not.toContain(sandbox.tokens.bot);
    expect(sandbox.control.calls('chat.postMessage')).toMatchObject([
      { outcome: 'ok', request: { channel: 'C0SALES' } },
    ]);
  });
});

it('lists every method that the README promises', async () => {
  const { readFile } = await import('node:fs/promises');
  const { methodNames } = await import('../../sandbox/web-api/router.ts');
  const readme = await readFile(new URL('../../sandbox/README.md', import.meta.url), 'utf8');
  expect(methodNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
