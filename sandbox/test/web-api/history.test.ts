import { describe, expect, it } from 'vitest';
import { aSandboxForEachTest, client, outcome, sandbox } from './slack-client.ts';

aSandboxForEachTest();

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
