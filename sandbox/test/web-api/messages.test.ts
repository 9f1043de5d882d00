import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/sandbox.ts';
import { manifest } from '../bare-app.ts';
import { aSandboxForEachTest, client, outcome, sandbox } from './slack-client.ts';

aSandboxForEachTest();

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
