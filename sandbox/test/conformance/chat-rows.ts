import { hiddenChannel, salesReads, unknownChannel } from './common-rows.ts';
import { scopesWith, withTabs } from './bare-manifest.ts';
import type { Ground } from './ground.ts';
import { actions, aTs, button, like, METADATA, ok, refused, rowsOf, section } from './row.ts';

const grantPublic = ({ sandbox }: Ground) => sandbox.control.grantScopes(scopesWith({ and: ['chat:write.public'] }));
const to = (channel: string) => ({ channel, text: 'Hello' });

/** https://docs.slack.dev/reference/methods/chat.postMessage */
export const chatRows = rowsOf('chat.postMessage', [
  {
    promise: 'answers with channel, ts and the message',
    args: to('C0SALES'),
    answer: {
      ok: true,
      channel: 'C0SALES',
      ts: like(aTs),
      message: {
        type: 'message',
        text: 'Hello',
        user: 'U0APP',
        bot_id: 'B0APP',
        app_id: 'A0APP',
        team: 'T0NORTHWIND',
        ts: like(aTs),
      },
    },
    lacks: ['message.thread_ts', 'message.metadata'],
  },
  {
    promise: 'gives blocks without block_id one',
    args: { ...to('C0SALES'), blocks: [section('Hi')] },
    answer: { ok: true, message: { blocks: [{ type: 'section', block_id: like(/./), text: { text: 'Hi' } }] } },
  },
  {
    promise: 'keeps the ids that were given',
    args: { ...to('C0SALES'), blocks: [actions([button('Go', 'go')], { block_id: 'b' })] },
    answer: { ok: true, message: { blocks: [{ block_id: 'b', elements: [{ action_id: 'go' }] }] } },
  },
  {
    promise: 'takes blocks without text',
    args: { channel: 'C0SALES', blocks: [section('Hi')] },
    answer: ok,
  },
  {
    promise: 'takes unfurl flags',
    args: { ...to('C0SALES'), unfurl_links: false, unfurl_media: false },
    answer: ok,
  },
  {
    promise: 'refuses neither text nor blocks',
    args: { channel: 'C0SALES' },
    answer: refused('no_text'),
  },
  { promise: 'refuses empty text', args: { channel: 'C0SALES', text: '' }, answer: refused('no_text') },
  {
    promise: 'refuses a missing channel',
    args: { text: 'x' },
    answer: refused(/^(invalid_arguments|channel_not_found)$/),
  },
  unknownChannel({ text: 'Hello' }),
  hiddenChannel({ text: 'Hello' }),
  {
    promise: 'refuses a public channel without the bot',
    args: to('C0GENERAL'),
    answer: refused('not_in_channel'),
  },
  {
    promise: 'takes a public channel without the bot with chat:write.public',
    args: to('C0GENERAL'),
    before: grantPublic,
    answer: { ok: true, channel: 'C0GENERAL' },
  },
  {
    promise: 'does not find a private channel with chat:write.public either',
    args: to('C0PRIVATE'),
    before: grantPublic,
    answer: refused('channel_not_found'),
  },
  {
    promise: 'refuses a Slack Connect channel hosted elsewhere with chat:write.public',
    args: to('C0NOBOT'),
    before: (ground) => {
      grantPublic(ground);
      ground.sandbox.control.patchChannel('C0NOBOT', { hostTeamId: 'T0BRIGHTWATER' });
    },
    answer: refused(/^(not_in_channel|channel_not_found)$/),
  },
  { promise: 'refuses an archived channel', args: to('C0ARCHIVED'), answer: refused('is_archived') },
  { promise: 'posts in a private channel with the bot', args: to('C0PRIVBOT'), answer: ok },
  { promise: 'posts in a shared channel', args: to('C0BRIGHTWATER'), answer: ok },
  {
    promise: 'turns a user id into the DM',
    args: to('U0MAYA'),
    answer: { ok: true, channel: 'D0MAYA' },
    afterwards: {
      method: 'conversations.history',
      args: { channel: 'D0MAYA' },
      answer: { messages: [{ text: 'Hello' }] },
    },
  },
  {
    promise: 'does not find an unknown user id',
    args: to('U0NOBODY'),
    answer: refused('channel_not_found'),
  },
  {
    promise: 'refuses DMs when the Messages tab is off',
    args: to('U0MAYA'),
    manifest: withTabs({ messages_tab_enabled: false }),
    answer: refused('messages_tab_disabled'),
  },
  {
    promise: 'does not need the Messages tab for channels',
    args: to('C0SALES'),
    manifest: withTabs({ messages_tab_enabled: false }),
    answer: ok,
  },
  {
    promise: 'does not know the old id of a channel',
    args: to('C0SALES'),
    before: ({ sandbox }) => sandbox.control.renameChannelId('C0SALES', 'C0SALESNEW'),
    answer: refused('channel_not_found'),
    afterwards: { method: 'chat.postMessage', args: to('C0SALESNEW'), answer: { ok: true, channel: 'C0SALESNEW' } },
  },
  {
    promise: 'takes metadata',
    args: { ...to('C0SALES'), metadata: METADATA },
    answer: ok,
    afterwards: salesReads({ messages: [{ metadata: METADATA }] }, { include_all_metadata: true }),
  },
  {
    promise: 'refuses metadata without event_payload',
    args: { ...to('C0SALES'), metadata: { event_type: 'offer_made' } },
    answer: refused(/^invalid_metadata_(format|schema)$/),
  },
  {
    promise: 'refuses metadata without event_type',
    args: { ...to('C0SALES'), metadata: { event_payload: {} } },
    answer: refused(/^invalid_metadata_(format|schema)$/),
  },
  {
    promise: 'takes markdown_text alone',
    args: { channel: 'C0SALES', markdown_text: '**bold**' },
    answer: ok,
  },
  {
    promise: 'takes markdown_text of 12,000 characters',
    args: { channel: 'C0SALES', markdown_text: 'x'.repeat(12_000) },
    answer: ok,
  },
  {
    promise: 'refuses markdown_text above 12,000 characters',
    args: { channel: 'C0SALES', markdown_text: 'x'.repeat(12_001) },
    answer: refused('msg_too_long', '/markdown_text'),
  },
  {
    promise: 'refuses markdown_text beside text',
    args: { ...to('C0SALES'), markdown_text: '**bold**' },
    answer: refused('markdown_text_conflict'),
  },
  {
    promise: 'refuses markdown_text beside blocks',
    args: { channel: 'C0SALES', markdown_text: '**bold**', blocks: [section('Hi')] },
    answer: refused('markdown_text_conflict'),
  },
  {
    promise: 'cuts text above 40,000 characters',
    args: { channel: 'C0SALES', text: 'x'.repeat(41_000) },
    answer: { ok: true, message: { text: like(/^x{39000,40000}\W*$/) } },
  },
  {
    promise: 'takes text of 40,000 characters whole',
    args: { channel: 'C0SALES', text: 'x'.repeat(40_000) },
    answer: { ok: true, message: { text: like(/^x{40000}$/) } },
  },
  {
    promise: 'gives a ts with a fraction also on a whole second',
    args: to('C0SALES'),
    answer: { ok: true, ts: like(/^\d{10}\.(?!000000)\d{6}$/) },
  },
  {
    promise: 'gives text alone no blocks',
    args: to('C0SALES'),
    answer: ok,
    lacks: ['message.blocks'],
  },
  {
    promise: 'refuses more than 100 attachments',
    args: { ...to('C0SALES'), attachments: Array.from({ length: 101 }, () => ({ text: 'x' })) },
    answer: refused('too_many_attachments'),
  },
  {
    promise: 'answers in a thread',
    before: async ({ post }) => ({ root: await post('C0SALES') }),
    args: ({ root }) => ({ ...to('C0SALES'), thread_ts: root }),
    answer: ({ root }) => ({ ok: true, message: { thread_ts: root } }),
  },
  {
    promise: 'answers in the thread of a person, too',
    before: async ({ say }) => ({ root: await say('U0SAM', 'sales', 'Anyone?') }),
    args: ({ root }) => ({ ...to('C0SALES'), thread_ts: root }),
    answer: ({ root }) => ({ ok: true, message: { thread_ts: root } }),
  },
]);
