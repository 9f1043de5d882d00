import { scopesWith } from './bare-manifest.ts';
import type { Args, Ground } from './ground.ts';
import { like, ok, type Row, refused } from './row.ts';

const leaveOnly = (scopes: string[]) => (ground: Ground) => ground.sandbox.control.grantScopes(scopes);

/** Which scope each method asks for, as its page says. https://docs.slack.dev/reference/methods */
const needs: [method: string, args: Args, needed: RegExp][] = [
  ['chat.postMessage', { channel: 'C0SALES', text: 'x' }, /^chat:write$/],
  ['chat.update', { channel: 'C0SALES', ts: '1.000001', text: 'x' }, /^chat:write$/],
  ['chat.postEphemeral', { channel: 'C0SALES', user: 'U0SAM', text: 'x' }, /^chat:write$/],
  ['chat.delete', { channel: 'C0SALES', ts: '1.000001' }, /^chat:write$/],
  ['conversations.open', { users: 'U0MAYA' }, /im:write/],
  ['conversations.info', { channel: 'C0SALES' }, /channels:read/],
  ['conversations.info', { channel: 'C0PRIVBOT' }, /groups:read/],
  ['conversations.members', { channel: 'C0SALES' }, /channels:read/],
  ['conversations.history', { channel: 'C0SALES' }, /channels:history/],
  ['conversations.history', { channel: 'C0PRIVBOT' }, /groups:history/],
  ['conversations.replies', { channel: 'C0SALES', ts: '1.000001' }, /channels:history/],
  ['conversations.list', {}, /channels:read/],
  ['conversations.list', { types: 'private_channel' }, /groups:read/],
  ['conversations.join', { channel: 'C0GENERAL' }, /^channels:join$/],
  ['users.conversations', {}, /channels:read/],
  ['users.info', { user: 'U0MAYA' }, /^users:read$/],
  ['users.list', {}, /^users:read$/],
  ['bots.info', { bot: 'B0APP' }, /^users:read$/],
  ['team.info', {}, /^team:read$/],
  ['dnd.info', { user: 'U0MAYA' }, /^dnd:read$/],
  ['usergroups.list', {}, /^usergroups:read$/],
  ['usergroups.users.list', { usergroup: 'S0PARTNERS' }, /^usergroups:read$/],
  ['files.getUploadURLExternal', { filename: 'a.txt', length: 3 }, /^files:write$/],
  ['files.completeUploadExternal', { files: [{ id: 'F0' }] }, /^files:write$/],
  ['files.info', { file: 'F0' }, /^files:read$/],
  ['reactions.add', { channel: 'C0SALES', name: 'eyes', timestamp: '1.000001' }, /^reactions:write$/],
];

const scopeRows = needs.map(
  ([method, args, needed]): Row => ({
    promise: `names the missing scope ${needed.source} and those that there are (${JSON.stringify(args)})`,
    method,
    args,
    before: leaveOnly(['commands']),
    answer: { ok: false, error: 'missing_scope', needed: like(needed), provided: 'commands' },
  }),
);

const scopelessMethods: [method: string, args: Args, answer: Args][] = [
  ['auth.test', {}, ok],
  ['chat.getPermalink', { channel: 'C0SALES', message_ts: '1.000001' }, refused('message_not_found')],
  ['views.open', { trigger_id: 'x', view: {} }, refused(/trigger|invalid_arguments/)],
];

const scopelessRows = scopelessMethods.map(
  ([method, args, answer]): Row => ({
    promise: 'needs no scope',
    method,
    args,
    before: leaveOnly(['commands']),
    answer,
  }),
);

export const tokenRows: Row[] = [
  {
    promise: 'says who the token is',
    method: 'auth.test',
    answer: {
      ok: true,
      url: like(/^https?:\/\//),
      team: 'Northwind Cloud',
      team_id: 'T0NORTHWIND',
      user: like(/./),
      user_id: 'U0APP',
      bot_id: 'B0APP',
      is_enterprise_install: false,
    },
  },
  { promise: 'asks for a token', method: 'auth.test', token: 'none', answer: refused('not_authed') },
  { promise: 'refuses an unknown token', method: 'auth.test', token: 'made up', answer: refused('invalid_auth') },
  {
    promise: 'asks for a token before it looks at arguments',
    method: 'chat.postMessage',
    token: 'none',
    answer: refused('not_authed'),
  },
  {
    promise: 'refuses an unknown token before it looks at arguments',
    method: 'users.info',
    token: 'made up',
    answer: refused('invalid_auth'),
  },
  {
    promise: 'refuses the app-level token',
    method: 'chat.postMessage',
    args: { channel: 'C0SALES', text: 'x' },
    token: 'app',
    answer: refused('not_allowed_token_type'),
  },
  {
    promise: 'refuses the app-level token for reading, too',
    method: 'users.info',
    args: { user: 'U0MAYA' },
    token: 'app',
    answer: refused('not_allowed_token_type'),
  },
  {
    promise: 'refuses the bot token',
    method: 'apps.connections.open',
    answer: refused('not_allowed_token_type'),
  },
  {
    promise: 'refuses an unknown token',
    method: 'apps.connections.open',
    token: 'made up',
    answer: refused('invalid_auth'),
  },
  { promise: 'asks for a token', method: 'apps.connections.open', token: 'none', answer: refused('not_authed') },
  {
    promise: 'gives a WebSocket address for the app-level token',
    method: 'apps.connections.open',
    token: 'app',
    answer: { ok: true, url: like(/^wss?:\/\//) },
  },
  { promise: 'is not a method', method: 'chat.shout', answer: refused('unknown_method') },
  { promise: 'is gone since 2025', method: 'files.upload', answer: refused(/unknown_method|method_deprecated/) },
  {
    promise: 'refuses a revoked token',
    method: 'auth.test',
    before: ({ sandbox }) => sandbox.control.revokeToken(),
    answer: refused('token_revoked'),
  },
  {
    promise: 'refuses the token of an uninstalled app',
    method: 'chat.postMessage',
    args: { channel: 'C0SALES', text: 'x' },
    before: ({ sandbox }) => sandbox.control.uninstall(),
    answer: refused(/^(account_inactive|token_revoked)$/),
  },
  {
    promise: 'knows the token again after the app was installed anew',
    method: 'auth.test',
    before: ({ sandbox }) => {
      sandbox.control.uninstall();
      sandbox.control.reinstall();
    },
    answer: ok,
  },
  { promise: 'answers without a token', method: 'api.test', token: 'none', answer: ok },
  {
    promise: 'gives back its arguments',
    method: 'api.test',
    token: 'none',
    args: { foo: 'bar' },
    answer: { ok: true, args: { foo: 'bar' } },
  },
  {
    promise: 'fails as it was asked to',
    method: 'api.test',
    token: 'none',
    args: { error: 'my_error' },
    answer: refused('my_error'),
  },
  ...scopeRows,
  {
    promise: 'needs groups:history for a private channel even with channels:history',
    method: 'conversations.history',
    args: { channel: 'C0PRIVBOT' },
    before: ({ sandbox }) => sandbox.control.grantScopes(scopesWith({ without: ['groups:history'] })),
    answer: { ok: false, error: 'missing_scope', needed: like(/groups:history/), provided: like(/channels:history/) },
  },
  {
    promise: 'needs im:history for a direct message',
    method: 'conversations.history',
    before: async ({ sandbox, call }) => {
      await call('conversations.open', { users: 'U0MAYA' });
      sandbox.control.grantScopes(scopesWith({ without: ['im:history'] }));
    },
    args: { channel: 'D0MAYA' },
    answer: { ok: false, error: 'missing_scope', needed: like(/im:history/) },
  },
  ...scopelessRows,
];
