import { expect } from 'vitest';
import { firstPage, hiddenChannel, madeUpCursor, thereIsMore, unknownChannel, unknownPerson } from './common-rows.ts';
import type { Ground } from './ground.ts';
import { like, type Row, refused, rowsOf } from './row.ts';

const openDm = async (ground: Ground) => void (await ground.call('conversations.open', { users: 'U0MAYA' }));

/** https://docs.slack.dev/reference/methods/conversations.members */
const memberRows = rowsOf('conversations.members', [
  {
    promise: 'lists ids, other companies included',
    args: { channel: 'C0BRIGHTWATER' },
    answer: {
      ok: true,
      members: expect.arrayContaining(['U0MAYA', 'U0LENA', 'U0OMAR', 'U0APP']),
      response_metadata: { next_cursor: '' },
    },
  },
  {
    promise: 'pages',
    args: { channel: 'C0SALES', limit: 3 },
    answer: {
      ok: true,
      members: [like(/^U/), like(/^U/), like(/^U/)],
      ...thereIsMore,
    },
  },
  {
    promise: 'goes on from a cursor to the end',
    before: firstPage('conversations.members', { channel: 'C0SALES', limit: 5 }),
    args: ({ cursor }: Record<string, string>) => ({ channel: 'C0SALES', limit: 5, cursor }),
    answer: { ok: true, members: [like(/^U/), like(/^U/)], response_metadata: { next_cursor: '' } },
  },
  madeUpCursor({ channel: 'C0SALES' }),
  { promise: 'refuses a made-up limit', args: { channel: 'C0SALES', limit: 'many' }, answer: refused('invalid_limit') },
  hiddenChannel(),
]);

const channelsWith = (...ids: string[]): unknown =>
  expect.arrayContaining(ids.map((id) => expect.objectContaining({ id })));
const channelsWithout = (id: string): unknown => expect.not.arrayContaining([expect.objectContaining({ id })]);

/** https://docs.slack.dev/reference/methods/conversations.list */
const listRows = rowsOf('conversations.list', [
  {
    promise: 'lists public channels, also those without the bot',
    answer: { ok: true, channels: channelsWith('C0GENERAL', 'C0SALES', 'C0BRIGHTWATER', 'C0ARCHIVED') },
  },
  {
    promise: 'does not say which companies share a channel',
    answer: {
      channels: expect.not.arrayContaining([expect.objectContaining({ connected_team_ids: expect.anything() })]),
    },
  },
  {
    promise: 'lists no private channels unless asked',
    answer: { channels: channelsWithout('C0PRIVBOT') },
  },
  {
    promise: 'lists only the private channels that the bot is in',
    args: { types: 'private_channel' },
    answer: { channels: [{ id: 'C0PRIVBOT', is_private: true }] },
  },
  {
    promise: 'lists several kinds',
    args: { types: 'public_channel,private_channel' },
    answer: { channels: channelsWith('C0SALES', 'C0PRIVBOT') },
  },
  {
    promise: 'leaves archived channels out when asked',
    args: { exclude_archived: true },
    answer: { channels: channelsWithout('C0ARCHIVED') },
  },
  {
    promise: 'lists DMs',
    before: openDm,
    args: { types: 'im' },
    answer: { channels: channelsWith('D0MAYA') },
  },
  {
    promise: 'refuses a made-up type',
    args: { types: 'secret' },
    answer: refused('invalid_types'),
  },
  madeUpCursor(),
  {
    promise: 'pages',
    args: { limit: 2 },
    answer: { channels: [{}, {}], ...thereIsMore },
  },
]);

/** https://docs.slack.dev/reference/methods/users.conversations */
const ownListRows = rowsOf('users.conversations', [
  {
    promise: 'lists only where the bot is',
    answer: { ok: true, channels: channelsWith('C0SALES', 'C0BRIGHTWATER') },
  },
  {
    promise: 'does not list where the bot is not',
    answer: { channels: channelsWithout('C0GENERAL') },
  },
  {
    promise: 'lists where someone else is',
    args: { user: 'U0MAYA' },
    answer: { channels: channelsWith('C0GENERAL') },
  },
  unknownPerson({ user: 'U0NOBODY' }),
  {
    promise: 'refuses a made-up type',
    args: { types: 'secret' },
    answer: refused('invalid_types'),
  },
]);

/** https://docs.slack.dev/reference/methods/conversations.join */
const joinRows = rowsOf('conversations.join', [
  {
    promise: 'puts the bot into a public channel',
    args: { channel: 'C0GENERAL' },
    answer: { ok: true, channel: { id: 'C0GENERAL' } },
    afterwards: {
      method: 'conversations.info',
      args: { channel: 'C0GENERAL' },
      answer: { channel: { is_member: true } },
    },
  },
  {
    promise: 'warns when the bot is in it already',
    args: { channel: 'C0SALES' },
    answer: { ok: true, warning: 'already_in_channel' },
  },
  {
    promise: 'refuses private channels',
    args: { channel: 'C0PRIVATE' },
    answer: refused(/^(channel_not_found|method_not_supported_for_channel_type)$/),
  },
  {
    promise: 'refuses a DM',
    before: openDm,
    args: { channel: 'D0MAYA' },
    answer: refused('method_not_supported_for_channel_type'),
  },
  {
    promise: 'refuses an archived channel',
    before: ({ sandbox }: Ground) => sandbox.control.patchChannel('C0GENERAL', { isArchived: true }),
    args: { channel: 'C0GENERAL' },
    answer: refused('is_archived'),
  },
  {
    promise: 'refuses a channel hosted by another company',
    before: ({ sandbox }: Ground) => sandbox.control.patchChannel('C0NOBOT', { hostTeamId: 'T0BRIGHTWATER' }),
    args: { channel: 'C0NOBOT' },
    answer: refused(/./),
  },
  unknownChannel(),
]);

export const channelListRows: Row[] = [...memberRows, ...listRows, ...ownListRows, ...joinRows];
