import { messagesTabIsEnabled } from '../manifest.ts';
import { botIsIn, botSees, isExternallyShared, isOurs, sharesChannelWithBot } from '../membership.ts';
import type { Conversation, Workspace } from '../workspace.ts';
import { ApiError } from './api-error.ts';
import type { Args } from './args.ts';

/** Which conversations the bot may see, read and write. */

/** Throws `channel_not_found` also for private channels without the bot: Slack does not say that they exist. */
export function visibleConversation(workspace: Workspace, args: Args, name = 'channel'): Conversation {
  const conversation = workspace.conversations.get(args.required(name));
  if (!conversation || !botSees(workspace, conversation)) throw new ApiError('channel_not_found');
  return conversation;
}

/** The scope that a conversation's kind asks for, e.g. `groups:history`. Unknown ids ask for any of the four. */
export function scopesFor(workspace: Workspace, id: string | undefined, right: 'read' | 'history'): string[] {
  const conversation = workspace.conversations.get(id ?? '');
  if (!conversation) return ['channels', 'groups', 'im', 'mpim'].map((kind) => `${kind}:${right}`);
  if (conversation.dmWith) return [`im:${right}`];
  return [conversation.isPrivate ? `groups:${right}` : `channels:${right}`];
}

/** A conversation by its id, or a channel by its name with or without #. */
export function namedConversation(workspace: Workspace, channel: string): Conversation | undefined {
  const byId = workspace.conversations.get(channel);
  if (byId) return byId;
  const name = channel.replace(/^#/, '');
  return [...workspace.conversations.values()].find((other) => other.dmWith === null && other.name === name);
}

/** Why the bot cannot write to that person, in the words of conversations.open; null when it can. */
export function dmRefusal(workspace: Workspace, personId: string): string | null {
  const person = workspace.people.get(personId);
  if (!person) return 'user_not_found';
  if (person.isBot || personId === 'USLACKBOT' || personId === 'USLACK') return 'cannot_dm_bot';
  if (person.deleted) return 'user_disabled';
  if (!isOurs(workspace, person) && !sharesChannelWithBot(workspace, personId)) return 'invalid_user_combination';
  return null;
}

/**
 * The conversation that the bot may post to. A person's id means their DM with the app.
 * Throws `channel_not_found`, `messages_tab_disabled`, `is_archived`, `not_in_channel`.
 */
export function writableConversation(workspace: Workspace, channel: string): Conversation {
  if (/^[UW]/.test(channel) && workspace.people.has(channel)) return writableDm(workspace, channel);
  const conversation = namedConversation(workspace, channel);
  if (!conversation || !botSees(workspace, conversation)) throw new ApiError('channel_not_found');
  if (conversation.dmWith) return writableDm(workspace, conversation.dmWith);
  if (conversation.isArchived) throw new ApiError('is_archived');
  const mayWriteUnjoined =
    workspace.installation.scopes.includes('chat:write.public') && !isExternallyShared(conversation);
  if (!botIsIn(workspace, conversation) && !mayWriteUnjoined) throw new ApiError('not_in_channel');
  return conversation;
}

function writableDm(workspace: Workspace, personId: string): Conversation {
  const refusal = dmRefusal(workspace, personId);
  if (refusal) throw new ApiError(refusal === 'cannot_dm_bot' ? refusal : 'channel_not_found');
  if (!messagesTabIsEnabled(workspace.manifest)) throw new ApiError('messages_tab_disabled');
  return workspace.openDm(personId);
}
