import { announceMetadata } from './announce-metadata.ts';
import type { Json } from './json.ts';
import type { StoredMessage } from './messages.ts';
import type { Services } from './services.ts';
import { announcedFile } from './web-api/file-object.ts';
import { messageObject } from './web-api/message-object.ts';
import type { Conversation } from './workspace.ts';

/**
 * Tells the app about messages, if it subscribed to those of that kind of conversation and may read them.
 * https://docs.slack.dev/reference/events/message
 */

/** Something was posted. */
export function announceMessage(services: Services, message: StoredMessage): void {
  const { workspace, outbox } = services;
  const object = announcedObject(services, message);
  const isShare = message.fileIds.length > 0;
  emit(services, message, { ...object, ...(isShare ? { subtype: 'file_share' } : {}), event_ts: message.ts });
  announceMetadata(services, message, { before: null, now: message.metadata });

  const conversation = heardIn(services, message);
  const isMention = !message.isFromApp && message.text.includes(`<@${workspace.app.botUserId}>`);
  if (!conversation || conversation.dmWith || !isMention) return;
  const mention = { ...object, ...placePart(conversation), event_ts: message.ts, type: 'app_mention' };
  outbox.emit(mention, aboutActor(services, conversation, message));
}

/** Updates a message by `change`, and tells what it was before. */
export function changeAloud(services: Services, message: StoredMessage, change: () => void): void {
  const previous = announcedObject(services, message);
  const before = message.metadata;
  change();
  const subject = { message: announcedObject(services, message), previous_message: previous };
  emit(services, message, { subtype: 'message_changed', hidden: true, ...subject, ...changeTimes(services) });
  announceMetadata(services, message, { before, now: message.metadata });
}

/** Deletes a message. One with replies stays as a tombstone, which is a change and no deletion. */
export function removeAloud(services: Services, message: StoredMessage): void {
  const { messages } = services;
  if (messages.repliesTo(message).length > 0) {
    changeAloud(services, message, () => messages.remove(message));
    return;
  }
  const subject = { deleted_ts: message.ts, previous_message: announcedObject(services, message) };
  messages.remove(message);
  emit(services, message, { subtype: 'message_deleted', hidden: true, ...subject, ...changeTimes(services) });
  announceMetadata(services, message, { before: message.metadata, now: null });
}

/** A change has a ts of its own. */
function changeTimes({ workspace }: Services): { ts: string; event_ts: string } {
  const ts = workspace.nextTs();
  return { ts, event_ts: ts };
}

function emit(services: Services, message: StoredMessage, event: Json): void {
  const conversation = heardIn(services, message);
  if (!conversation || !mayRead(services, conversation)) return;
  const about = { ...aboutActor(services, conversation, message), subscription: subscriptionFor(conversation) };
  services.outbox.emit({ ...event, ...placePart(conversation), type: 'message' }, about);
}

/** Where the app hears of a message; nowhere when the bot is not there or the message is for one person. */
function heardIn({ workspace }: Services, message: StoredMessage): Conversation | undefined {
  const conversation = workspace.conversations.get(message.channel);
  return conversation?.members.includes(workspace.app.botUserId) && !message.onlyFor ? conversation : undefined;
}

/** As the history shows it, but files of Slack Connect channels keep to themselves what they are. */
function announcedObject(services: Services, message: StoredMessage): Json {
  const object = messageObject(services, message, { withMetadata: true });
  if (!object.files) return object;
  const files = message.fileIds.flatMap((id) => services.files.find(id) ?? []);
  return { ...object, files: files.map((file) => announcedFile(services, file, message.channel)) };
}

function placePart(conversation: Conversation): Json {
  return { channel: conversation.id, channel_type: channelType(conversation) };
}

function aboutActor({ workspace }: Services, conversation: Conversation, message: StoredMessage) {
  return { conversation, actorTeamId: workspace.people.get(message.userId)?.teamId };
}

function mayRead(services: Services, conversation: Conversation): boolean {
  const kind = conversation.dmWith ? 'im' : conversation.isPrivate ? 'groups' : 'channels';
  return services.workspace.installation.scopes.includes(`${kind}:history`);
}

function subscriptionFor(conversation: Conversation): string {
  if (conversation.dmWith) return 'message.im';
  return conversation.isPrivate ? 'message.groups' : 'message.channels';
}

function channelType(conversation: Conversation): string {
  if (conversation.dmWith) return 'im';
  return conversation.isPrivate ? 'group' : 'channel';
}
