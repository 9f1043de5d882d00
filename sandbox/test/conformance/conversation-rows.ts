import { expect } from 'vitest';
import { hiddenChannel, unknownChannel, unknownPerson } from './common-rows.ts';
import type { Args, Ground } from './ground.ts';
import { ok, type Row, refused, rowsOf } from './row.ts';
import { addStranger } from './stranger.ts';

const open = (personId: string) => async (ground: Ground) =>
  void (await ground.call('conversations.open', { users: personId }));

/** https://docs.slack.dev/reference/methods/conversations.open */
const openRows = rowsOf('conversations.open', [
  { promise: 'gives the id of the DM', args: { users: 'U0MAYA' }, answer: { ok: true, channel: { id: 'D0MAYA' } } },
  {
    promise: 'says that it was open already',
    before: open('U0MAYA'),
    args: { users: 'U0MAYA' },
    answer: { ok: true, already_open: true, no_op: true, channel: { id: 'D0MAYA' } },
  },
  {
    promise: 'gives the whole DM when asked',
    args: { users: 'U0MAYA', return_im: true },
    answer: { ok: true, channel: { id: 'D0MAYA', is_im: true, user: 'U0MAYA' } },
  },
  { promise: 'opens with a person of a sharing company', args: { users: 'U0LENA' }, answer: ok },
  { promise: 'opens with a guest', args: { users: 'U0GUEST' }, answer: ok },
  {
    promise: 'resumes by channel id',
    before: open('U0MAYA'),
    args: { channel: 'D0MAYA' },
    answer: { ok: true, channel: { id: 'D0MAYA' } },
  },
  unknownPerson({ users: 'U0NOBODY' }),
  { promise: 'refuses a deactivated person', args: { users: 'U0GONE' }, answer: refused('user_disabled') },
  {
    promise: 'refuses someone of another company who shares no channel',
    before: addStranger,
    args: { users: 'U0STRANGER' },
    answer: refused(/^(invalid_user_combination|user_not_found|user_not_visible)$/),
  },
  { promise: 'asks for users', args: {}, answer: refused('users_list_not_supplied') },
  { promise: 'does not find an unknown channel', args: { channel: 'D0NOBODY' }, answer: refused('channel_not_found') },
]);

const kinds: [kind: string, channel: string, answer: Args, lacks?: string[]][] = [
  [
    'a public channel with the bot',
    'C0SALES',
    {
      id: 'C0SALES',
      name: 'sales',
      name_normalized: 'sales',
      is_channel: true,
      is_group: false,
      is_im: false,
      is_mpim: false,
      is_private: false,
      is_archived: false,
      is_general: false,
      is_shared: false,
      is_ext_shared: false,
      is_org_shared: false,
      is_pending_ext_shared: false,
      is_member: true,
      created: expect.any(Number),
      context_team_id: 'T0NORTHWIND',
    },
  ],
  ['a public channel without the bot', 'C0GENERAL', { is_member: false, is_private: false }],
  ['a private channel with the bot', 'C0PRIVBOT', { is_private: true, is_member: true, is_ext_shared: false }],
  [
    'a channel shared with one company',
    'C0BRIGHTWATER',
    {
      is_shared: true,
      is_ext_shared: true,
      is_org_shared: false,
      is_pending_ext_shared: false,
      connected_team_ids: ['T0BRIGHTWATER'],
      shared_team_ids: expect.arrayContaining(['T0NORTHWIND', 'T0BRIGHTWATER']),
      conversation_host_id: 'T0NORTHWIND',
      is_archived: false,
    },
  ],
  [
    'a channel shared with two companies',
    'C0THREEWAY',
    { is_ext_shared: true, connected_team_ids: expect.arrayContaining(['T0BRIGHTWATER', 'T0FERROUS']) },
  ],
  [
    'a channel whose invitation is open',
    'C0PENDING',
    { is_ext_shared: false, is_pending_ext_shared: true, pending_connected_team_ids: ['T0FERROUS'] },
    ['channel.connected_team_ids[0]'],
  ],
  ['an archived shared channel', 'C0ARCHIVED', { is_archived: true, is_ext_shared: true }],
  ['a shared channel without the bot', 'C0NOBOT', { is_ext_shared: true, is_member: false }],
];

/** https://docs.slack.dev/reference/objects/conversation-object */
const infoRows = rowsOf('conversations.info', [
  ...kinds.map(([kind, channel, answer, lacks = []]) => ({
    promise: `describes ${kind}`,
    args: { channel },
    answer: { ok: true, channel: answer },
    lacks,
  })),
  {
    promise: 'describes a DM',
    before: open('U0MAYA'),
    args: { channel: 'D0MAYA' },
    answer: { ok: true, channel: { id: 'D0MAYA', is_im: true, user: 'U0MAYA' } },
    lacks: ['channel.name'],
  },
  {
    promise: 'counts members when asked',
    args: { channel: 'C0SALES', include_num_members: true },
    answer: { channel: { num_members: 7 } },
  },
  { promise: 'does not count unasked', args: { channel: 'C0SALES' }, answer: ok, lacks: ['channel.num_members'] },
  hiddenChannel(),
  unknownChannel(),
  { promise: 'does not take a user id', args: { channel: 'U0MAYA' }, answer: refused('channel_not_found') },
  {
    promise: 'does not take a name',
    args: { channel: 'sales' },
    answer: refused('channel_not_found'),
  },
  {
    promise: 'refuses a missing channel',
    args: {},
    answer: refused(/^(invalid_arguments|channel_not_found|missing_argument)$/),
  },
  {
    promise: 'tells of a new partner at once',
    before: ({ sandbox }: Ground) =>
      sandbox.control.patchChannel('C0BRIGHTWATER', { connectedTeamIds: ['T0BRIGHTWATER', 'T0FERROUS'] }),
    args: { channel: 'C0BRIGHTWATER' },
    answer: { channel: { connected_team_ids: ['T0BRIGHTWATER', 'T0FERROUS'] } },
  },
]);

export const conversationRows: Row[] = [...openRows, ...infoRows];
