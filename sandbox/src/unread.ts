import type { StoredMessage } from './messages.ts';

/** What somebody has not read in one conversation. */
export type Unread = {
  /** Makes the conversation bold. */
  count: number;
  /** The number beside it: mentions, and in a direct conversation every message. */
  badge: number;
  /** The oldest of them that stands outside threads. */
  firstTs: string | null;
};

/**
 * A reply in a thread is unread only for who follows the thread: who wrote its first message, has replied in it, or is
 * mentioned in it; for everybody when it was sent to the channel too. Changing or deleting a message marks nothing.
 * https://slack.com/help/articles/115000769927-Use-threads-to-organize-discussions
 */
export function unreadIn(
  messages: readonly StoredMessage[],
  reader: { personId: string; readUntil: string; isDirect: boolean },
): Unread {
  const { personId, readUntil, isDirect } = reader;
  const unread = messages.filter(
    (message) =>
      Number(message.ts) > Number(readUntil) &&
      message.userId !== personId &&
      !message.isTombstone &&
      (isInChannel(message) || isMentioned(message, personId) || follows(personId, message, messages)),
  );
  return {
    count: unread.length,
    badge: isDirect ? unread.length : unread.filter((message) => isMentioned(message, personId)).length,
    firstTs: unread.find(isInChannel)?.ts ?? null,
  };
}

function isInChannel({ threadTs, isBroadcast }: StoredMessage): boolean {
  return threadTs === null || isBroadcast;
}

function isMentioned({ mentions }: StoredMessage, personId: string): boolean {
  return mentions.isEverybody || mentions.people.includes(personId);
}

/** Whether they had a part in the thread before this reply. */
function follows(personId: string, reply: StoredMessage, messages: readonly StoredMessage[]): boolean {
  return messages.some(
    ({ ts, threadTs, userId, mentions }) =>
      (ts === reply.threadTs || threadTs === reply.threadTs) &&
      Number(ts) < Number(reply.ts) &&
      (userId === personId || mentions.people.includes(personId)),
  );
}
