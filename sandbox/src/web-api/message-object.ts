import type { Json } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import type { Services } from '../services.ts';
import type { Workspace } from '../workspace.ts';
import { attachedFile } from './file-object.ts';

/** What a message is shown with. */
export type Shown = Pick<Services, 'workspace' | 'messages' | 'files' | 'baseUrl'>;

/**
 * A message as the Web API and payloads show it. Its metadata comes only with `include_all_metadata`; without it, only
 * the type does. https://docs.slack.dev/messaging/message-metadata
 */
export function messageObject(services: Shown, message: StoredMessage, options: { withMetadata: boolean }): Json {
  const { workspace } = services;
  const thread = threadPart(services, message);
  if (message.isTombstone) return { ...tombstone(message), ...thread };
  const blocks = message.isFromApp ? message.blocks : typedBlocks(message);
  const object: Json = {
    type: 'message',
    user: message.userId,
    ts: message.ts,
    text: message.text,
    team: workspace.people.get(message.userId)?.teamId ?? workspace.team.id,
    ...(message.clientMsgId ? { client_msg_id: message.clientMsgId } : {}),
    ...(message.isFromApp ? appPart(workspace) : {}),
    ...(blocks.length > 0 ? { blocks } : {}),
    ...thread,
    ...filesPart(services, message),
  };
  if (message.attachments.length > 0) object.attachments = message.attachments;
  if (message.isBroadcast) object.subtype = 'thread_broadcast';
  if (message.editedTs) object.edited = { user: message.userId, ts: message.editedTs };
  if (message.reactions.length > 0) {
    object.reactions = message.reactions.map((reaction) => ({ ...reaction, count: reaction.users.length }));
  }
  if (message.metadata) {
    const { event_type } = message.metadata;
    object.metadata = options.withMetadata ? message.metadata : { event_type };
  }
  return object;
}

/** What is left of a deleted root as long as it has replies. */
function tombstone(message: StoredMessage): Json {
  const { ts, text, userId } = message;
  return { type: 'message', subtype: 'tombstone', user: userId, ts, text, hidden: true };
}

/** A reply names its root, a root counts its replies. */
function threadPart({ messages }: Shown, message: StoredMessage): Json {
  if (message.threadTs) {
    const root = messages.find(message.channel, message.threadTs);
    return { thread_ts: message.threadTs, ...(root ? { parent_user_id: root.userId } : {}) };
  }
  const thread = messages.repliesTo(message);
  if (thread.length === 0) return {};
  const users = [...new Set(thread.map((reply) => reply.userId))];
  return {
    thread_ts: message.ts,
    reply_count: thread.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: thread.at(-1)?.ts,
    is_locked: false,
  };
}

function filesPart(services: Shown, message: StoredMessage): Json {
  const stored = message.fileIds.flatMap((id) => services.files.find(id) ?? []);
  if (stored.length === 0) return {};
  return { files: stored.map((file) => attachedFile(services, file)), upload: false, display_as_bot: false };
}

function appPart(workspace: Workspace): Json {
  const { appId, botId } = workspace.app;
  const name = workspace.people.get(workspace.app.botUserId)?.realName ?? '';
  return {
    bot_id: botId,
    app_id: appId,
    bot_profile: { id: botId, app_id: appId, name, team_id: workspace.team.id, deleted: false },
  };
}

/** People's messages are rich text. */
function typedBlocks(message: StoredMessage): Json[] {
  const text = { type: 'text', text: message.text };
  const section = { type: 'rich_text_section', elements: [text] };
  return [{ type: 'rich_text', block_id: `=r${message.ts.slice(-4)}`, elements: [section] }];
}
