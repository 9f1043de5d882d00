import { botIsIn } from './membership.ts';
import type { StoredMessage } from './messages.ts';
import type { Services } from './services.ts';

type Reaction = { name: string; userId: string };

/** Adds it and tells the app; false when that person has reacted so already. */
export function addReaction(services: Services, message: StoredMessage, { name, userId }: Reaction): boolean {
  const existing = message.reactions.find((reaction) => reaction.name === name);
  if (existing?.users.includes(userId)) return false;
  if (existing) existing.users.push(userId);
  else message.reactions.push({ name, users: [userId] });
  services.workspace.changed();
  announce(services, message, 'reaction_added', { name, userId });
  return true;
}

/** Takes it away and tells the app; false when that person has not reacted so. */
export function removeReaction(services: Services, message: StoredMessage, { name, userId }: Reaction): boolean {
  const existing = message.reactions.find((reaction) => reaction.name === name);
  if (!existing?.users.includes(userId)) return false;
  existing.users = existing.users.filter((id) => id !== userId);
  message.reactions = message.reactions.filter(({ users }) => users.length > 0);
  services.workspace.changed();
  announce(services, message, 'reaction_removed', { name, userId });
  return true;
}

/** https://docs.slack.dev/reference/events/reaction_added and https://docs.slack.dev/reference/events/reaction_removed */
function announce(
  { workspace, outbox }: Services,
  message: StoredMessage,
  type: 'reaction_added' | 'reaction_removed',
  { name, userId }: Reaction,
): void {
  const conversation = workspace.conversations.get(message.channel);
  if (!conversation || !botIsIn(workspace, conversation)) return;
  if (!workspace.installation.scopes.includes('reactions:read')) return;
  const item = { type: 'message', channel: message.channel, ts: message.ts };
  const event = { user: userId, item_user: message.userId, reaction: name, item, event_ts: workspace.nextTs() };
  const actorTeamId = workspace.people.get(userId)?.teamId;
  outbox.emit({ type, ...event }, { conversation, actorTeamId });
}
