import type { Json } from '../json.ts';
import { addReaction } from '../reactions.ts';
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
  const isNew = addReaction(services, message, { name, userId: workspace.app.botUserId });
  if (!isNew) throw new ApiError('already_reacted');
  return {};
}
