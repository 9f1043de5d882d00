import { type Json, stringOf } from '../json.ts';
import { botIsIn, botSees } from '../membership.ts';
import type { Conversation, Workspace } from '../workspace.ts';
import { dmRefusal, scopesFor, visibleConversation } from './access.ts';
import { ApiError } from './api-error.ts';
import { conversationObject } from './conversation-object.ts';
import { history, replies } from './history.ts';
import type { Call, MethodTable } from './method.ts';
import { pageOf } from './pages.ts';

/** https://docs.slack.dev/reference/methods?family=conversations */
export const conversationMethods: MethodTable = {
  'conversations.open': { token: 'bot', scopes: openScopes, run: open },
  'conversations.info': { token: 'bot', scopes: (call) => scopesForChannel(call, 'read'), run: info },
  'conversations.members': { token: 'bot', scopes: (call) => scopesForChannel(call, 'read'), run: members },
  'conversations.history': { token: 'bot', scopes: (call) => scopesForChannel(call, 'history'), run: history },
  'conversations.replies': { token: 'bot', scopes: (call) => scopesForChannel(call, 'history'), run: replies },
  'conversations.list': { token: 'bot', scopes: listScopes, run: (call) => list(call, botSees) },
  'conversations.join': { token: 'bot', scopes: ['channels:join'], run: join },
  'users.conversations': { token: 'bot', scopes: listScopes, run: usersConversations },
};

function scopesForChannel({ services, args }: Call, right: 'read' | 'history'): string[] {
  return scopesFor(services.workspace, args.text('channel'), right);
}

function openScopes({ args }: Call): string[] {
  return (args.text('users') ?? '').includes(',') ? ['mpim:write'] : ['im:write'];
}

function open({ services, args }: Call): Json {
  const { workspace } = services;
  const channel = args.text('channel');
  if (channel) return openExisting(workspace, channel);
  const users = (args.text('users') ?? '').split(',').filter((id) => id !== '');
  const [user] = users;
  if (user === undefined) throw new ApiError('users_list_not_supplied');
  // The sandbox has no group DMs.
  if (users.length > 1) throw new ApiError('method_not_supported_for_channel_type');
  const refusal = dmRefusal(workspace, user);
  if (refusal) throw new ApiError(refusal);
  const isOld = workspace.dmOf(user) !== undefined;
  if (!isOld && args.flag('prevent_creation')) throw new ApiError('channel_not_found');
  const dm = workspace.openDm(user);
  const object = args.flag('return_im') ? conversationObject(workspace, dm, { isList: false }) : { id: dm.id };
  return { ...(isOld ? { no_op: true, already_open: true } : {}), channel: object };
}

function openExisting(workspace: Workspace, channel: string): Json {
  const conversation = workspace.conversations.get(channel);
  if (!conversation) throw new ApiError('channel_not_found');
  if (!conversation.dmWith) throw new ApiError('method_not_supported_for_channel_type');
  return { no_op: true, already_open: true, channel: { id: conversation.id } };
}

function info({ services, args }: Call): Json {
  const { workspace } = services;
  const conversation = visibleConversation(workspace, args);
  const object = conversationObject(workspace, conversation, { isList: false });
  if (args.flag('include_num_members')) object.num_members = conversation.members.length;
  return { channel: object };
}

function members({ services, args }: Call): Json {
  const conversation = visibleConversation(services.workspace, args);
  const page = pageOf(conversation.members, args.limit(100, 999), args.text('cursor'));
  return { members: page.items, ...page.metadata };
}

const KINDS: Record<string, (conversation: Conversation) => boolean> = {
  public_channel: (conversation) => !conversation.dmWith && !conversation.isPrivate,
  private_channel: (conversation) => !conversation.dmWith && conversation.isPrivate,
  im: (conversation) => conversation.dmWith !== null,
  mpim: () => false,
};

const SCOPE_PREFIX: Record<string, string> = {
  public_channel: 'channels',
  private_channel: 'groups',
  im: 'im',
  mpim: 'mpim',
};

function wantedKinds(args: Call['args']): string[] {
  const kinds = (args.text('types') || 'public_channel').split(',').map((kind) => kind.trim());
  if (kinds.some((kind) => !(kind in KINDS))) throw new ApiError('invalid_types');
  return kinds;
}

/** Every wanted kind needs its scope: the first one that is missing is named. */
function listScopes({ services, args }: Call): string[] {
  const needed = wantedKinds(args).map((kind) => `${SCOPE_PREFIX[kind]}:read`);
  const missing = needed.find((scope) => !services.workspace.installation.scopes.includes(scope));
  return [missing ?? needed[0] ?? 'channels:read'];
}

function list({ services, args }: Call, filter: (workspace: Workspace, conversation: Conversation) => boolean): Json {
  const { workspace } = services;
  const kinds = wantedKinds(args);
  const found = [...workspace.conversations.values()]
    .filter((conversation) => kinds.some((kind) => KINDS[kind]?.(conversation)))
    .filter((conversation) => filter(workspace, conversation))
    .filter((conversation) => !(args.flag('exclude_archived') && conversation.isArchived));
  const page = pageOf(found, args.limit(100, 999), args.text('cursor'));
  const channels = page.items.map((conversation) => conversationObject(workspace, conversation, { isList: true }));
  return { channels, ...page.metadata };
}

/** The bot's own by default; of another person only what the bot sees too. */
function usersConversations(call: Call): Json {
  const user = stringOf(call.args.text('user')) ?? call.services.workspace.app.botUserId;
  if (!call.services.workspace.people.has(user)) throw new ApiError('user_not_found');
  return list(
    call,
    (workspace, conversation) => conversation.members.includes(user) && botSees(workspace, conversation),
  );
}

function join({ services, args }: Call): Json {
  const { workspace } = services;
  const conversation = visibleConversation(workspace, args);
  if (conversation.dmWith || conversation.isPrivate) throw new ApiError('method_not_supported_for_channel_type');
  if (conversation.isArchived) throw new ApiError('is_archived');
  // A channel that another company hosts needs an invitation. https://docs.slack.dev/apis/slack-connect
  if (conversation.hostTeamId !== workspace.team.id) throw new ApiError('channel_not_found');
  const wasIn = botIsIn(workspace, conversation);
  if (!wasIn) conversation.members.push(workspace.app.botUserId);
  workspace.changed();
  const channel = conversationObject(workspace, conversation, { isList: false });
  const warning = { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } };
  return { channel, ...(wasIn ? warning : {}) };
}
