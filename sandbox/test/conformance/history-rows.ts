import { firstPage, hiddenChannel, madeUpCursor, thereIsMore, unknownChannel } from './common-rows.ts';
import type { Ground } from './ground.ts';
import { inSales, texts, three } from './history.ts';
import { like, METADATA, ok, refused, rowsOf } from './row.ts';

/** https://docs.slack.dev/reference/methods/conversations.history */
export const historyRows = rowsOf('conversations.history', [
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
    answer: { ...texts('three', 'two'), has_more: true, ...thereIsMore },
  },
  {
    promise: 'says that there is no more',
    before: three,
    args: { channel: 'C0SALES' },
    answer: { has_more: false },
  },
  {
    promise: 'goes on from a cursor',
    before: firstPage('conversations.history', { channel: 'C0SALES', limit: 2 }, three),
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
    answer: { messages: [{ type: 'message', user: 'U0APP', bot_id: 'B0APP', app_id: 'A0APP' }] },
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
      messages: [{ text: 'root', thread_ts: root, reply_count: 1, latest_reply: reply, reply_users: ['U0APP'] }],
    }),
  },
  { promise: 'is empty where nothing was said', args: { channel: 'C0SALES' }, answer: { ok: true, messages: [] } },
  { promise: 'refuses a channel without the bot', args: { channel: 'C0GENERAL' }, answer: refused('not_in_channel') },
  hiddenChannel(),
  unknownChannel(),
  { promise: 'does not take a user id', args: { channel: 'U0MAYA' }, answer: refused('channel_not_found') },
  { promise: 'reads archived channels', args: { channel: 'C0ARCHIVED' }, answer: ok },
  madeUpCursor({ channel: 'C0SALES' }),
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
