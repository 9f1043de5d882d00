import { hiddenChannel, salesReads, UNKNOWN_TS, unknownChannel, unknownMessage } from './common-rows.ts';
import type { Ground } from './ground.ts';
import { aTs, followedBy, type Kept, like, METADATA, ok, refused, type Row, rowsOf, section } from './row.ts';

const posted = async ({ post }: Ground): Promise<Kept> => ({ ts: await post('C0SALES') });
const postedWithBlocks = async ({ post }: Ground): Promise<Kept> => ({
  ts: await post('C0SALES', { text: 'Old words', blocks: [section('Old block')] }),
});
const postedWithMetadata = async ({ post }: Ground): Promise<Kept> => ({
  ts: await post('C0SALES', { metadata: METADATA }),
});
const said = async ({ say }: Ground): Promise<Kept> => ({ ts: await say('U0SAM', 'sales', 'Mine') });
const inSales = (more: Record<string, unknown>) => (kept: Kept) => ({ channel: 'C0SALES', ts: kept.ts, ...more });
const nothing = { ok: true, messages: [] };

/** https://docs.slack.dev/reference/methods/chat.update */
const updateRows = rowsOf('chat.update', [
  {
    promise: 'answers with channel, ts, text and the message',
    before: posted,
    args: inSales({ text: 'New' }),
    answer: ({ ts }) => ({
      ok: true,
      channel: 'C0SALES',
      ts,
      text: 'New',
      message: { text: 'New', user: 'U0APP' },
    }),
  },
  {
    promise: 'changes what is read',
    before: posted,
    args: inSales({ text: 'New' }),
    answer: ok,
    afterwards: salesReads(({ ts }) => ({ messages: [{ ts, text: 'New' }] })),
  },
  {
    promise: 'takes the blocks away when only text is given',
    before: postedWithBlocks,
    args: inSales({ text: 'New' }),
    answer: ok,
    afterwards: salesReads({ messages: [{ text: 'New' }] }, { lacks: ['messages[0].blocks'] }),
  },
  {
    promise: 'keeps the old text when only blocks are given',
    before: postedWithBlocks,
    args: inSales({ blocks: [section('New block')] }),
    answer: ok,
    afterwards: salesReads({ messages: [{ text: 'Old words', blocks: [{ text: { text: 'New block' } }] }] }),
  },
  {
    promise: 'keeps metadata that is not mentioned',
    before: postedWithMetadata,
    args: inSales({ text: 'New' }),
    answer: ok,
    afterwards: salesReads({ messages: [{ metadata: METADATA }] }, { include_all_metadata: true }),
  },
  {
    promise: 'takes metadata away with {}',
    before: postedWithMetadata,
    args: inSales({ text: 'New', metadata: {} }),
    answer: ok,
    afterwards: salesReads(
      { messages: [{ text: 'New' }] },
      { lacks: ['messages[0].metadata.event_type'], include_all_metadata: true },
    ),
  },
  {
    promise: 'replaces metadata',
    before: postedWithMetadata,
    args: inSales({ text: 'New', metadata: { ...METADATA, event_payload: { key: 'new' } } }),
    answer: ok,
    afterwards: salesReads(
      { messages: [{ metadata: { event_payload: { key: 'new' } } }] },
      { include_all_metadata: true },
    ),
  },
  { promise: 'takes 4,000 characters', before: posted, args: inSales({ text: 'x'.repeat(4000) }), answer: ok },
  {
    promise: 'refuses 4,001 characters',
    before: posted,
    args: inSales({ text: 'x'.repeat(4001) }),
    answer: refused('msg_too_long'),
  },
  { promise: 'refuses nothing new', before: posted, args: inSales({}), answer: refused('no_text') },
  {
    promise: 'refuses a user id as the channel',
    before: async ({ post }) => ({ ts: await post('U0MAYA') }),
    args: ({ ts }) => ({ channel: 'U0MAYA', ts, text: 'New' }),
    answer: refused('channel_not_found'),
  },
  {
    promise: 'takes the id of the DM',
    before: async ({ post }) => ({ ts: await post('U0MAYA') }),
    args: ({ ts }) => ({ channel: 'D0MAYA', ts, text: 'New' }),
    answer: { ok: true, channel: 'D0MAYA' },
  },
  unknownMessage({ ts: UNKNOWN_TS, text: 'New' }),
  {
    promise: 'does not find a message of another channel',
    before: posted,
    args: ({ ts }) => ({ channel: 'C0PRIVBOT', ts, text: 'New' }),
    answer: refused('message_not_found'),
  },
  {
    promise: 'does not find a deleted message',
    before: followedBy(posted, (ground, kept) => ground.call('chat.delete', { channel: 'C0SALES', ts: kept.ts })),
    args: inSales({ text: 'New' }),
    answer: refused('message_not_found'),
  },
  {
    promise: "refuses someone else's message",
    before: said,
    args: inSales({ text: 'Theirs' }),
    answer: refused('cant_update_message'),
  },
  unknownChannel({ ts: UNKNOWN_TS, text: 'New' }),
  {
    promise: 'refuses archived channels',
    before: followedBy(posted, (ground) => ground.sandbox.control.patchChannel('C0SALES', { isArchived: true })),
    args: inSales({ text: 'New' }),
    answer: refused('is_inactive'),
  },
  {
    promise: 'does not find an ephemeral',
    before: async ({ call }) => {
      const { body } = await call('chat.postEphemeral', { channel: 'C0SALES', user: 'U0SAM', text: 'Psst' });
      return { ts: String(body.message_ts) };
    },
    args: inSales({ text: 'New' }),
    answer: refused('message_not_found'),
  },
  {
    promise: 'refuses markdown_text above 12,000 characters',
    before: posted,
    args: inSales({ markdown_text: 'x'.repeat(12_001) }),
    answer: refused('msg_too_long', '/markdown_text'),
  },
  {
    promise: 'does not find what is left of a deleted root',
    before: followedBy(posted, async (ground, kept) => {
      await ground.post('C0SALES', { thread_ts: kept.ts });
      await ground.call('chat.delete', { channel: 'C0SALES', ts: kept.ts });
    }),
    args: inSales({ text: 'New' }),
    answer: refused('message_not_found'),
  },
  {
    promise: 'refuses markdown_text beside text',
    before: posted,
    args: inSales({ text: 'New', markdown_text: 'New' }),
    answer: refused('markdown_text_conflict'),
  },
  {
    promise: 'refuses a missing ts',
    args: { channel: 'C0SALES', text: 'New' },
    answer: refused(/^(invalid_arguments|message_not_found)$/),
  },
]);

/** https://docs.slack.dev/reference/methods/chat.postEphemeral */
const ephemeralRows = rowsOf('chat.postEphemeral', [
  {
    promise: 'answers with message_ts',
    args: { channel: 'C0SALES', user: 'U0SAM', text: 'Psst' },
    answer: { ok: true, message_ts: like(aTs) },
    afterwards: salesReads(nothing),
  },
  {
    promise: 'refuses someone who is not in the channel',
    args: { channel: 'C0SALES', user: 'U0MAYA', text: 'Psst' },
    answer: refused('user_not_in_channel'),
  },
  hiddenChannel({ user: 'U0ADA', text: 'Psst' }),
  {
    promise: 'refuses a public channel without the bot',
    args: { channel: 'C0GENERAL', user: 'U0MAYA', text: 'Psst' },
    answer: refused('not_in_channel'),
  },
  {
    promise: 'refuses an archived channel',
    args: { channel: 'C0ARCHIVED', user: 'U0MAYA', text: 'Psst' },
    answer: refused('is_archived'),
  },
  { promise: 'refuses nothing', args: { channel: 'C0SALES', user: 'U0SAM' }, answer: refused('no_text') },
  {
    promise: 'refuses a missing user',
    args: { channel: 'C0SALES', text: 'Psst' },
    answer: refused(/^(invalid_arguments|user_not_in_channel)$/),
  },
  {
    promise: 'takes the DM of that person',
    before: async ({ call }) => void (await call('conversations.open', { users: 'U0MAYA' })),
    args: { channel: 'D0MAYA', user: 'U0MAYA', text: 'Psst' },
    answer: ok,
  },
]);

/** https://docs.slack.dev/reference/methods/chat.delete */
const deleteRows = rowsOf('chat.delete', [
  {
    promise: 'answers with channel and ts',
    before: posted,
    args: inSales({}),
    answer: ({ ts }) => ({ ok: true, channel: 'C0SALES', ts }),
    afterwards: salesReads(nothing),
  },
  {
    promise: "refuses someone else's message",
    before: said,
    args: inSales({}),
    answer: refused('cant_delete_message'),
  },
  unknownMessage({ ts: UNKNOWN_TS }),
  unknownChannel({ ts: UNKNOWN_TS }),
]);

/** https://docs.slack.dev/reference/methods/chat.getPermalink */
const permalinkRows = rowsOf('chat.getPermalink', [
  {
    promise: 'gives an address with channel and ts',
    before: posted,
    args: ({ ts }) => ({ channel: 'C0SALES', message_ts: ts }),
    answer: ({ ts = '' }) => ({
      ok: true,
      channel: 'C0SALES',
      permalink: like(new RegExp(`^https?://.*/archives/C0SALES/p${ts.replace('.', '')}$`)),
    }),
  },
  unknownMessage({ message_ts: UNKNOWN_TS }),
  unknownChannel({ message_ts: UNKNOWN_TS }),
]);

export const chatChangeRows: Row[] = [...updateRows, ...ephemeralRows, ...deleteRows, ...permalinkRows];
