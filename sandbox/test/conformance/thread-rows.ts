import { firstPage, salesReads, thereIsMore, UNKNOWN_TS, unknownChannel } from './common-rows.ts';
import type { Ground } from './ground.ts';
import { inSales, texts, three } from './history.ts';
import { followedBy, type Kept, METADATA, refused, rowsOf } from './row.ts';

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

const secondPage = firstPage(
  'conversations.replies',
  inSales(({ root }) => ({ ts: root, limit: 2 })),
  longThread,
);

/** https://docs.slack.dev/reference/methods/conversations.replies */
export const threadRows = rowsOf('conversations.replies', [
  {
    promise: 'gives the root and the replies, oldest first',
    before: thread,
    args: inSales(({ root }) => ({ ts: root })),
    answer: ({ root }: Kept) => ({
      ok: true,
      messages: [
        { text: 'root', ts: root, reply_count: 2, reply_users_count: 2 },
        { text: 'first', thread_ts: root, user: 'U0APP' },
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
    answer: { messages: [{}, { parent_user_id: 'U0APP' }, { parent_user_id: 'U0APP' }] },
    lacks: ['messages[0].parent_user_id'],
  },
  {
    promise: 'says that there is more, and where',
    before: longThread,
    args: inSales(({ root }) => ({ ts: root, limit: 2 })),
    answer: { ...texts('root', 'one'), has_more: true, ...thereIsMore },
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
    before: followedBy(thread, (ground, kept) => ground.call('chat.delete', { channel: 'C0SALES', ts: kept.root })),
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
    afterwards: salesReads({ messages: [] }),
  },
  {
    promise: 'does not find an unknown thread',
    args: { channel: 'C0SALES', ts: UNKNOWN_TS },
    answer: refused('thread_not_found'),
  },
  unknownChannel({ ts: UNKNOWN_TS }),
]);
