import { expect } from 'vitest';
import { firstPage, madeUpCursor, thereIsMore, unknownPerson } from './common-rows.ts';
import { scopesWith } from './bare-manifest.ts';
import type { Args, Ground } from './ground.ts';
import { like, ok, refused, type Row, rowsOf } from './row.ts';
import { addStranger } from './stranger.ts';

const kinds: [kind: string, user: string, answer: Args, lacks?: string[]][] = [
  [
    'a full member',
    'U0MAYA',
    {
      id: 'U0MAYA',
      team_id: 'T0NORTHWIND',
      name: like(/./),
      deleted: false,
      real_name: 'Maya Lindqvist',
      tz: 'Europe/Stockholm',
      tz_label: like(/./),
      tz_offset: 3600,
      profile: { real_name: 'Maya Lindqvist', display_name: 'Maya', title: 'Partner marketing', team: 'T0NORTHWIND' },
      is_admin: false,
      is_owner: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_bot: false,
      is_app_user: false,
      updated: expect.any(Number),
    },
    ['user.locale', 'user.is_stranger', 'user.profile.email', 'user.is_invited_user'],
  ],
  ['an owner', 'U0ADA', { is_admin: true, is_owner: true }],
  ['someone without a time zone', 'U0NOZONE', { id: 'U0NOZONE', deleted: false }, ['user.tz']],
  ['a multi-channel guest', 'U0GUEST', { is_restricted: true, is_ultra_restricted: false }],
  ['a single-channel guest', 'U0SINGLE', { is_restricted: true, is_ultra_restricted: true }],
  [
    'a deactivated account, without flags',
    'U0GONE',
    { id: 'U0GONE', deleted: true, profile: { real_name: 'Dana Cole' } },
    ['user.is_restricted', 'user.is_admin', 'user.tz'],
  ],
  ['an invited account', 'U0INVITED', { is_invited_user: true, deleted: false }],
  ['another bot', 'U0OTHERBOT', { is_bot: true, deleted: false }],
  ['Slackbot, which is no bot', 'USLACKBOT', { is_bot: false, deleted: false, name: 'slackbot' }],
  ['the system user', 'USLACK', { id: 'USLACK', deleted: false }],
  [
    'the app itself',
    'U0APP',
    { is_bot: true, is_app_user: false, real_name: 'Bare', profile: { bot_id: 'B0APP', api_app_id: 'A0APP' } },
  ],
  [
    'someone of a sharing company',
    'U0LENA',
    { id: 'U0LENA', team_id: 'T0BRIGHTWATER', deleted: false, profile: { real_name: 'Lena Fischer' } },
    ['user.profile.email', 'user.locale'],
  ],
];

const STOCKHOLM = 'Europe/Stockholm';
const withMail = ({ sandbox }: Ground) => sandbox.control.grantScopes(scopesWith({ and: ['users:read.email'] }));
const membersWith = (...ids: string[]): unknown =>
  expect.arrayContaining(ids.map((id) => expect.objectContaining({ id })));

/** https://docs.slack.dev/reference/methods/users.info and https://docs.slack.dev/reference/objects/user-object */
const userRows = rowsOf('users.info', [
  ...kinds.map(
    ([kind, user, answer, lacks = []]): Omit<Row, 'method'> => ({
      promise: `describes ${kind}`,
      args: { user },
      answer: { ok: true, user: answer },
      lacks,
    }),
  ),
  {
    promise: 'gives the offset and label of winter',
    args: { user: 'U0MAYA' },
    answer: { user: { tz: STOCKHOLM, tz_label: 'Central European Standard Time', tz_offset: 3600 } },
  },
  {
    promise: 'gives the offset and label of summer',
    before: ({ clock }) => clock.advanceTo(Date.parse('2026-07-01T09:00:00Z')),
    args: { user: 'U0MAYA' },
    answer: { user: { tz: STOCKHOLM, tz_label: 'Central European Summer Time', tz_offset: 7200 } },
  },
  {
    promise: 'gives offsets west of Greenwich and of half an hour',
    args: { user: 'U0SAM' },
    answer: { user: { tz_offset: -18_000 } },
    afterwards: { method: 'users.info', args: { user: 'U0PRIYA' }, answer: { user: { tz_offset: 19_800 } } },
  },
  {
    promise: 'gives the locale when asked',
    args: { user: 'U0MAYA', include_locale: true },
    answer: { user: { locale: like(/^[a-z]{2}-[A-Z]{2}$/) } },
  },
  {
    promise: 'gives no locale of other companies',
    args: { user: 'U0LENA', include_locale: true },
    answer: ok,
    lacks: ['user.locale'],
  },
  {
    promise: 'gives the mail address with users:read.email',
    before: withMail,
    args: { user: 'U0MAYA' },
    answer: { user: { profile: { email: like(/@/) } } },
  },
  {
    promise: 'marks someone of another company who shares no channel',
    before: addStranger,
    args: { user: 'U0STRANGER' },
    answer: { ok: true, user: { is_stranger: true } },
  },
  {
    promise: 'does not mark someone who shares a channel as a stranger',
    args: { user: 'U0FINN' },
    answer: { ok: true, user: { team_id: 'T0FERROUS' } },
    lacks: ['user.is_stranger'],
  },
  unknownPerson({ user: 'U0NOBODY' }),
  {
    promise: 'refuses a missing user',
    answer: refused(/^(user_not_found|invalid_arguments|missing_argument)$/),
  },
  {
    promise: 'tells of a change at once',
    before: ({ sandbox }) => sandbox.control.patchPerson('U0MAYA', { deleted: true }),
    args: { user: 'U0MAYA' },
    answer: { user: { deleted: true } },
  },
]);

/** https://docs.slack.dev/reference/methods/users.list */
const listRows = rowsOf('users.list', [
  {
    promise: 'lists everyone of the team, deactivated and bots included',
    answer: {
      ok: true,
      cache_ts: expect.any(Number),
      members: membersWith('U0MAYA', 'U0GONE', 'U0OTHERBOT', 'USLACKBOT', 'U0GUEST', 'U0APP'),
    },
  },
  {
    promise: 'leaves other companies out',
    answer: { members: expect.not.arrayContaining([expect.objectContaining({ id: 'U0LENA' })]) },
  },
  {
    promise: 'pages',
    args: { limit: 2 },
    answer: { members: [{}, {}], ...thereIsMore },
  },
  {
    promise: 'goes on from a cursor',
    before: firstPage('users.list', { limit: 2 }),
    args: ({ cursor }) => ({ limit: 200, cursor }),
    answer: { ok: true, members: membersWith('USLACKBOT'), response_metadata: { next_cursor: '' } },
  },
  madeUpCursor(),
]);

/** https://docs.slack.dev/reference/methods/dnd.info */
const snoozeRows = rowsOf('dnd.info', [
  {
    promise: 'says whether someone snoozes',
    args: { user: 'U0MAYA' },
    answer: {
      ok: true,
      dnd_enabled: expect.any(Boolean),
      next_dnd_start_ts: expect.any(Number),
      next_dnd_end_ts: expect.any(Number),
    },
  },
  unknownPerson({ user: 'U0NOBODY' }),
]);

/** https://docs.slack.dev/reference/methods/team.info */
const teamRows = rowsOf('team.info', [
  {
    promise: 'describes the own team',
    answer: { ok: true, team: { id: 'T0NORTHWIND', name: 'Northwind Cloud', domain: 'northwind-cloud', icon: {} } },
  },
  {
    promise: 'describes a company that shares a channel',
    args: { team: 'T0BRIGHTWATER' },
    answer: { ok: true, team: { id: 'T0BRIGHTWATER', name: 'Brightwater Consulting' } },
  },
  {
    promise: 'does not find an unknown team',
    args: { team: 'T0NOBODY' },
    answer: refused('team_not_found'),
  },
]);

/** https://docs.slack.dev/reference/methods/bots.info */
const botRows = rowsOf('bots.info', [
  {
    promise: 'describes the bot',
    args: { bot: 'B0APP' },
    answer: {
      ok: true,
      bot: { id: 'B0APP', deleted: false, name: like(/./), app_id: 'A0APP', user_id: 'U0APP' },
    },
  },
  {
    promise: 'does not find an unknown bot',
    args: { bot: 'B0NOBODY' },
    answer: refused('bot_not_found'),
  },
]);

export const peopleRows: Row[] = [...userRows, ...listRows, ...snoozeRows, ...teamRows, ...botRows];
