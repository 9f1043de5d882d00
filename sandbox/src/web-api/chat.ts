import { announceMessage, changeAloud, removeAloud } from '../announce.ts';
import type { Json } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import { visibleConversation, writableConversation } from './access.ts';
import { ApiError, missingField } from './api-error.ts';
import { messageArguments } from './message-arguments.ts';
import { messageObject } from './message-object.ts';
import type { Call, MethodTable } from './method.ts';
import { postAsApp } from './post-as-app.ts';

const WRITE = ['chat:write'];

/** https://docs.slack.dev/reference/methods?family=chat */
export const chatMethods: MethodTable = {
  'chat.postMessage': { token: 'bot', scopes: WRITE, run: postMessage },
  'chat.update': { token: 'bot', scopes: WRITE, run: update },
  'chat.postEphemeral': { token: 'bot', scopes: WRITE, run: postEphemeral },
  'chat.delete': { token: 'bot', scopes: WRITE, run: remove },
  'chat.getPermalink': { token: 'bot', scopes: [], run: getPermalink },
};

function postMessage({ services, args }: Call): Json {
  const conversation = writableConversation(services.workspace, args.required('channel'));
  const content = messageArguments(services, args, 'chat.postMessage');
  const threadTs = threadRoot(
    services.messages.find(conversation.id, args.text('thread_ts') ?? ''),
    args.text('thread_ts'),
  );
  const message = postAsApp(services, content, {
    channel: conversation.id,
    threadTs,
    isBroadcast: threadTs !== null && args.flag('reply_broadcast'),
  });
  announceMessage(services, message);
  const object = messageObject(services, message, { withMetadata: true });
  return { channel: conversation.id, ts: message.ts, message: object, ...missingTextWarning(content.text) };
}

/** A message without `text` is silent for notifications and screen readers: Slack only warns. */
function missingTextWarning(text: string | undefined): Json {
  if (text) return {};
  const warning = 'missing_text_in_message';
  return { warning, response_metadata: { warnings: [warning] } };
}

/** Stricter than Slack, which takes a reply's ts or even an unknown one and hides the message in a thread of its own. */
function threadRoot(root: StoredMessage | undefined, threadTs: string | undefined): string | null {
  if (!threadTs) return null;
  if (!root) throw new ApiError('thread_not_found');
  if (root.threadTs || root.onlyFor) throw new ApiError('cannot_reply_to_message');
  return root.ts;
}

function update({ services, args }: Call): Json {
  const { workspace, messages } = services;
  const message = ownMessage(services, args.required('channel'), args.required('ts'), 'cant_update_message');
  if (workspace.conversations.get(message.channel)?.isArchived) throw new ApiError('is_inactive');
  const content = messageArguments(services, args, 'chat.update');
  const isTextAlone = content.text !== undefined && content.blocks === undefined;
  const hasNoMetadata = content.metadata && Object.keys(content.metadata).length === 0;
  const change = {
    ...(content.text === undefined ? {} : { text: content.text }),
    ...(content.blocks || isTextAlone ? { blocks: content.blocks ?? [] } : {}),
    ...(content.attachments ? { attachments: content.attachments } : {}),
    ...(content.metadata ? { metadata: hasNoMetadata ? null : content.metadata } : {}),
  };
  changeAloud(services, message, () => messages.update(message, change));
  const object = messageObject(services, message, { withMetadata: true });
  return { channel: message.channel, ts: message.ts, text: message.text, message: object };
}

function remove({ services, args }: Call): Json {
  const message = ownMessage(services, args.required('channel'), args.required('ts'), 'cant_delete_message');
  removeAloud(services, message);
  return { channel: message.channel, ts: message.ts };
}

/** Ephemerals have a ts that works in no other method. */
function ownMessage(services: Call['services'], channel: string, ts: string, notOwn: string): StoredMessage {
  const { workspace, messages } = services;
  const conversation = workspace.conversations.get(channel);
  if (!conversation?.members.includes(workspace.app.botUserId)) throw new ApiError('channel_not_found');
  const message = messages.find(channel, ts);
  if (!message || message.onlyFor || message.isTombstone) throw new ApiError('message_not_found');
  if (!message.isFromApp) throw new ApiError(notOwn);
  return message;
}

function postEphemeral({ services, args }: Call): Json {
  const { workspace } = services;
  const user = args.required('user');
  const conversation = writableConversation(workspace, args.required('channel'));
  const person = workspace.people.get(user);
  if (!person || person.deleted || !conversation.members.includes(user)) throw new ApiError('user_not_in_channel');
  const content = messageArguments(services, args, 'chat.postEphemeral');
  const message = postAsApp(services, content, {
    channel: conversation.id,
    threadTs: args.text('thread_ts') ?? null,
    onlyFor: user,
    // An ephemeral carries none.
    metadata: null,
  });
  return { message_ts: message.ts };
}

function getPermalink({ services, args }: Call): Json {
  const { workspace, messages } = services;
  const conversation = visibleConversation(workspace, args);
  const ts = args.text('message_ts');
  if (!ts) throw missingField('message_ts');
  const message = messages.find(conversation.id, ts);
  if (!message || message.onlyFor || message.isTombstone) throw new ApiError('message_not_found');
  const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${conversation.id}` : '';
  const permalink = `https://${workspace.team.domain}.slack.com/archives/${conversation.id}/p${ts.replace('.', '')}${thread}`;
  return { channel: conversation.id, permalink };
}
