import type { Json } from '../json.ts';
import { botIsIn } from '../membership.ts';
import type { StoredMessage } from '../messages.ts';
import type { Services } from '../services.ts';
import { visibleConversation } from './access.ts';
import { ApiError } from './api-error.ts';
import type { Call, MethodTable } from './method.ts';

/** https://docs.slack.dev/reference/methods/reactions.add */
export const reactionMethods: MethodTable = {
  'reactions.add': { token: 'bot', scopes: ['reactions:write'], run: add },
};

function add({ services, args }: Call): Json {
  const { workspace, messages } = services;
  const name = args.required('name').replaceAll(':', '');
  if (!/^[a-z0-9_+'-]+$/.test(name)) throw new ApiError('invalid_name');
  const timestamp = args.text('timestamp');
  if (!timestamp) throw new ApiError('no_item_specified');
  const conversation = visibleConversation(workspace, args);
  if (conversation.isArchived) throw new ApiError('is_archived');
  const message = messages.find(conversation.id, timestamp);
  if (!message || message.onlyFor || message.isTombstone) throw new ApiError('message_not_found');
  const { botUserId } = workspace.app;
  const existing = message.reactions.find((reaction) => reaction.name === name);
  if (existing?.users.includes(botUserId)) throw new ApiError('already_reacted');
  if (existing) existing.users.push(botUserId);
  else message.reactions.push({ name, users: [botUserId] });
  workspace.changed();
  announceReaction(services, message, name);
  return {};
}

/** https://docs.slack.dev/reference/events/reaction_added */
function announceReaction({ workspace, outbox }: Services, message: StoredMessage, reaction: string): void {
  const conversation = workspace.conversations.get(message.channel);
  if (!conversation || !botIsIn(workspace, conversation)) return;
  if (!workspace.installation.scopes.includes('reactions:read')) return;
  const item = { type: 'message', channel: message.channel, ts: message.ts };
  const who = { user: workspace.app.botUserId, item_user: message.userId };
  outbox.emit({ type: 'reaction_added', ...who, reaction, item, event_ts: workspace.nextTs() }, { conversation });
}
