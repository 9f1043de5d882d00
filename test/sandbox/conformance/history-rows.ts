import type { Ground } from './ground.ts';
import { type Kept, like, ok, type Row, refused, rowsOf } from './row.ts';

const METADATA = { event_type: 'offer_made', event_payload: { key: 'abc' } };

/** Three messages a minute apart, none on a whole second. */
async function three({ post, clock }: Ground): Promise<Kept> {
  clock.advance(500);
  const first = await post('C0SALES', { text: 'one' });
  clock.advance(60_000);
  const second = await post('C0SALES', { text: 'two' });
  clock.advance(60_000);
  const third = await post('C0SALES', { text: 'three' });
  return { first, second, third };
}

const inSales = (more: (kept: Kept) => Record<string, unknown>) => (kept: Kept) => ({
  channel: 'C0SALES',
  ...more(kept),
});
const texts = (...words: string[]) => ({ ok: true, messages: words.map((text) => ({ text })) });

/** https://docs.slack.dev/reference/methods/conversations.history */
const channelRows = rowsOf('conversations.history', [
  {
    promise: 'gives the newest first',
    before: three,
    args: { channel: 'C0SALES' },
    answer: texts('three', 'two', 'one'),
  },
  {
    promise: 'says that there is more, and where',
    before: three,
    args: { channel: 'C0SALES', limit: 2 },
    answer: { ...texts('three', 'two'), has_more: true, response_metadata: { next_cursor: like(/./) } },
  },
  {
    promise: 'says that there is no more',
    before: three,
    args: { channel: 'C0SALES' },
    answer: { has_more: false },
  },
  {
    promise: 'goes on from a cursor',
    before: async (ground: Ground) => {
      await three(ground);
      const { body } = await ground.call('conversations.history', { channel: 'C0SALES', limit: 2 });
      return { cursor: (body.response_metadata as { next_cursor: string }).next_cursor };
    },
    args: inSales(({ cursor }) => ({ limit: 2, cursor })),
    answer: { ...texts('one'), has_more: false },
  },
  {
    promise: 'leaves the oldest one out',
    before: three,
    args: inSales(({ first }) => ({ oldest: first })),
    answer: texts('three', 'two'),
  },
  {
    promise: 'takes the oldest one in when inclusive',
    before: three,
    args: inSales(({ first }) => ({ oldest: first, inclusive: true })),
    answer: texts('three', 'two', 'one'),
  },
  {
    promise: 'leaves the latest one out',
    before: three,
    args: inSales(({ third }) => ({ latest: third })),
    answer: texts('two', 'one'),
  },
  {
    promise: 'takes the latest one in when inclusive',
    before: three,
    args: inSales(({ third }) => ({ latest: third, inclusive: true })),
    answer: texts('three', 'two', 'one'),
  },
  {
    promise: 'finds exactly one message',
    before: three,
    args: inSales(({ second }) => ({ oldest: second, latest: second, inclusive: true, limit: 1 })),
    answer: texts('two'),
  },
  {
    promise: 'takes whole seconds as bounds',
    before: three,
    args: inSales(({ second = '' }) => ({ oldest: String(Math.floor(Number(second))) })),
    answer: texts('three', 'two'),
  },
  {
    promise: 'shows only the type of metadata unasked',
    before: async ({ post }: Ground) => void (await post('C0SALES', { metadata: METADATA })),
    args: { channel: 'C0SALES' },
    answer: { messages: [{ metadata: { event_type: 'offer_made' } }] },
    lacks: ['messages[0].metadata.event_payload.key'],
  },
  {
    promise: 'shows metadata when asked',
    before: async ({ post }: Ground) => void (await post('C0SALES', { metadata: METADATA })),
    args: { channel: 'C0SALES', include_all_metadata: true },
    answer: { messages: [{ metadata: METADATA }] },
  },
  {
    promise: 'describes what a person wrote',
    before: async ({ say }: Ground) => void (await say('U0SAM', 'sales', 'Hello')),
    args: { channel: 'C0SALES' },
    answer: {
      messages: [
        {
          type: 'message',
          user: 'U0SAM',
          text: 'Hello',
          team: 'T0NORTHWIND',
          ts: like(/^\d+\.\d+$/),
          client_msg_id: like(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        },
      ],
    },
    lacks: ['messages[0].bot_id'],
  },
  {
    promise: 'describes what the app wrote',
    before: async ({ post }: Ground) => void (await post('C0SALES')),
    args: { channel: 'C0SALES' },
    answer: { messages: [{ type: 'message', user: 'U0HANDOFF', bot_id: 'B0HANDOFF', app_id: 'A0HANDOFF' }] },
    lacks: ['messages[0].client_msg_id', 'messages[0].blocks'],
  },
  {
    promise: 'keeps replies out and counts them at the root',
    before: async ({ post }: Ground) => {
      const root = await post('C0SALES', { text: 'root' });
      const reply = await post('C0SALES', { text: 'reply', thread_ts: root });
      return { root, reply };
    },
    args: { channel: 'C0SALES' },
    answer: ({ root, reply }) => ({
      messages: [{ text: 'root', thread_ts: root, reply_count: 1, latest_reply: reply, reply_users: ['U0HANDOFF'] }],
    }),
  },
  { promise: 'is empty where nothing was said', args: { channel: 'C0SALES' }, answer: { ok: true, messages: [] } },
  { promise: 'refuses a channel without the bot', args: { channel: 'C0GENERAL' }, answer: refused('not_in_channel') },
  {
    promise: 'does not find a private channel without the bot',
    args: { channel: 'C0PRIVATE' },
    answer: refused('channel_not_found'),
  },
  { promise: 'does not find an unknown channel', args: { channel: 'C0NOWHERE' }, answer: refused('channel_not_found') },
  { promise: 'does not take a user id', args: { channel: 'U0MAYA' }, answer: refused('channel_not_found') },
  { promise: 'reads archived channels', args: { channel: 'C0ARCHIVED' }, answer: ok },
  {
    promise: 'refuses a made-up cursor',
    args: { channel: 'C0SALES', cursor: 'made up' },
    answer: refused('invalid_cursor'),
  },
  {
    promise: 'refuses a made-up oldest',
    args: { channel: 'C0SALES', oldest: 'x' },
    answer: refused('invalid_ts_oldest'),
  },
  {
    promise: 'refuses a made-up latest',
    args: { channel: 'C0SALES', latest: 'x' },
    answer: refused('invalid_ts_latest'),
  },
  { promise: 'takes a limit of 999', args: { channel: 'C0SALES', limit: 999 }, answer: ok },
]);

async function thread({ post, clock, sandbox }: Ground): Promise<Kept> {
  const root = await post('C0SALES', { text: 'root' });
  clock.advance(60_000);
  const first = await post('C0SALES', { text: 'first', thread_ts: root, metadata: METADATA });
  clock.advance(60_000);
  await sandbox.as('U0SAM').say('sales', 'second', root);
  return { root, first };
}

/** A root and three replies, a minute apart each. */
async function longThread({ post, clock }: Ground): Promise<Kept> {
  const root = await post('C0SALES', { text: 'root' });
  const kept: Kept = { root };
  for (const text of ['one', 'two', 'three']) {
    clock.advance(60_000);
    kept[text] = await post('C0SALES', { text, thread_ts: root });
  }
  return kept;
}

async function secondPage(ground: Ground): Promise<Kept> {
  const kept = await longThread(ground);
  const { body } = await ground.call('conversations.replies', { channel: 'C0SALES', ts: kept.root, limit: 2 });
  return { ...kept, cursor: (body.response_metadata as { next_cursor: string }).next_cursor };
}

/** https://docs.slack.dev/reference/methods/conversations.replies */
const threadRows = rowsOf('conversations.replies', [
  {
    promise: 'gives the root and the replies, oldest first',
    before: thread,
    args: inSales(({ root }) => ({ ts: root })),
    answer: ({ root }: Kept) => ({
      ok: true,
      messages: [
        { text: 'root', ts: root, reply_count: 2, reply_users_count: 2 },
        { text: 'first', thread_ts: root, user: 'U0HANDOFF' },
        { text: 'second', thread_ts: root, user: 'U0SAM' },
      ],
    }),
  },
  {
    promise: 'gives a message without replies alone',
    before: three,
    args: inSales(({ second }) => ({ ts: second })),
    answer: texts('two'),
  },
  {
    promise: 'shows metadata when asked',
    before: thread,
    args: inSales(({ root }) => ({ ts: root, include_all_metadata: true })),
    answer: { messages: [{}, { metadata: METADATA }, {}] },
  },
  {
    promise: 'says whose thread a reply is in',
    before: thread,
    args: inSales(({ root }) => ({ ts: root })),
    answer: { messages: [{}, { parent_user_id: 'U0HANDOFF' }, { parent_user_id: 'U0HANDOFF' }] },
    lacks: ['messages[0].parent_user_id'],
  },
  {
    promise: 'says that there is more, and where',
    before: longThread,
    args: inSales(({ root }) => ({ ts: root, limit: 2 })),
    answer: { ...texts('root', 'one'), has_more: true, response_metadata: { next_cursor: like(/./) } },
  },
  {
    promise: 'goes on from a cursor, without the root',
    before: secondPage,
    args: inSales(({ root, cursor }) => ({ ts: root, limit: 2, cursor })),
    answer: { ...texts('two', 'three'), has_more: false },
    lacks: ['response_metadata.next_cursor'],
  },
  {
    promise: 'leaves the oldest reply out, never the root',
    before: longThread,
    args: inSales(({ root, one }) => ({ ts: root, oldest: one })),
    answer: texts('root', 'two', 'three'),
  },
  {
    promise: 'takes the oldest reply in when inclusive',
    before: longThread,
    args: inSales(({ root, two }) => ({ ts: root, oldest: two, inclusive: true })),
    answer: texts('root', 'two', 'three'),
  },
  {
    promise: 'leaves the latest reply out',
    before: longThread,
    args: inSales(({ root, three: last }) => ({ ts: root, latest: last })),
    answer: texts('root', 'one', 'two'),
  },
  {
    promise: 'takes the latest reply in when inclusive',
    before: longThread,
    args: inSales(({ root, two }) => ({ ts: root, latest: two, inclusive: true })),
    answer: texts('root', 'one', 'two'),
  },
  {
    promise: 'keeps to its bounds on later pages',
    before: secondPage,
    args: inSales(({ root, cursor, three: last }) => ({ ts: root, latest: last, cursor })),
    answer: { ...texts('two'), has_more: false },
  },
  {
    promise: 'refuses a made-up cursor',
    before: longThread,
    args: inSales(({ root }) => ({ ts: root, cursor: 'made up' })),
    answer: refused('invalid_cursor'),
  },
  {
    promise: 'refuses a made-up oldest',
    before: longThread,
    args: inSales(({ root }) => ({ ts: root, oldest: 'x' })),
    answer: refused('invalid_ts_oldest'),
  },
  {
    promise: 'shows a tombstone where the root was deleted',
    before: async (ground) => {
      const kept = await thread(ground);
      await ground.call('chat.delete', { channel: 'C0SALES', ts: kept.root });
      return kept;
    },
    args: inSales(({ root }) => ({ ts: root })),
    answer: ({ root }: Kept) => ({
      messages: [
        { type: 'message', subtype: 'tombstone', user: 'USLACKBOT', ts: root, thread_ts: root, reply_count: 2 },
        { text: 'first' },
        { text: 'second' },
      ],
    }),
    lacks: ['messages[0].bot_id', 'messages[0].blocks'],
  },
  {
    promise: 'loses the tombstone with the last reply',
    before: async (ground) => {
      const root = await ground.post('C0SALES');
      const reply = await ground.post('C0SALES', { thread_ts: root });
      for (const ts of [root, reply]) await ground.call('chat.delete', { channel: 'C0SALES', ts });
      return { root };
    },
    args: inSales(({ root }) => ({ ts: root })),
    answer: refused('thread_not_found'),
    afterwards: { method: 'conversations.history', args: { channel: 'C0SALES' }, answer: { messages: [] } },
  },
  {
    promise: 'does not find an unknown thread',
    args: { channel: 'C0SALES', ts: '1234567890.000100' },
    answer: refused('thread_not_found'),
  },
  {
    promise: 'does not find an unknown channel',
    args: { channel: 'C0NOWHERE', ts: '1234567890.000100' },
    answer: refused('channel_not_found'),
  },
]);

export const historyRows: Row[] = [...channelRows, ...threadRows];
