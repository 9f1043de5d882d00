import { storedBlocks } from './elements.ts';
import type { Json } from './json.ts';
import { type Mentions, mentionsIn } from './mentions.ts';
import type { Workspace } from './workspace.ts';

export type StoredMessage = {
  channel: string;
  ts: string;
  userId: string;
  isFromApp: boolean;
  text: string;
  blocks: Json[];
  attachments: Json[];
  metadata: Json | null;
  threadTs: string | null;
  isBroadcast: boolean;
  editedTs: string | null;
  /** As it was posted: an edit mentions nobody. */
  mentions: Mentions;
  /** The only person who sees it: an ephemeral. */
  onlyFor: string | null;
  fileIds: string[];
  /** What a person's client made up for it; null on messages of the app. */
  clientMsgId: string | null;
  /** A deleted root that still has replies. */
  isTombstone: boolean;
  reactions: { name: string; users: string[] }[];
  /** What it showed before its updates, oldest first: another person's client may still show it. */
  pastBlocks: Json[][];
};

export type MessageDraft = Pick<StoredMessage, 'channel' | 'userId' | 'isFromApp' | 'text'> & Partial<StoredMessage>;

export type MessageStore = {
  post: (draft: MessageDraft) => StoredMessage;
  update: (
    message: StoredMessage,
    change: Partial<Pick<StoredMessage, 'text' | 'blocks' | 'attachments' | 'metadata'>>,
  ) => void;
  /** Removes it; the root of a thread leaves a tombstone while it has replies. */
  remove: (message: StoredMessage) => void;
  /** Ephemerals included. */
  find: (channel: string, ts: string) => StoredMessage | undefined;
  /** Oldest first; without a viewer only what is really in the history. */
  list: (channel: string, viewer?: string) => StoredMessage[];
  repliesTo: (message: StoredMessage) => StoredMessage[];
  /** Moves all messages when a channel's id changes. */
  moveAll: (from: string, to: string) => void;
  kept: () => Map<string, StoredMessage[]>;
};

/** The messages of a workspace. Blocks are stored as Slack stores them, with ids and defaults filled in. */
export function createMessageStore(
  workspace: Workspace,
  byChannel: Map<string, StoredMessage[]> = new Map(),
): MessageStore {
  const inChannel = (channel: string) => byChannel.get(channel) ?? [];

  const list: MessageStore['list'] = (channel, viewer) =>
    inChannel(channel).filter((message) => message.onlyFor === null || message.onlyFor === viewer);

  const repliesTo = (message: StoredMessage) => list(message.channel).filter((other) => other.threadTs === message.ts);
  const take = (message: StoredMessage) => {
    const others = inChannel(message.channel).filter((other) => other !== message);
    byChannel.set(message.channel, others);
  };

  return {
    post: (draft) => {
      const message: StoredMessage = {
        attachments: [],
        metadata: null,
        threadTs: null,
        isBroadcast: false,
        editedTs: null,
        onlyFor: null,
        fileIds: [],
        clientMsgId: draft.isFromApp ? null : workspace.ids.nextUuid(),
        isTombstone: false,
        reactions: [],
        pastBlocks: [],
        ...draft,
        mentions: mentionsIn(draft.text, draft.blocks ?? []),
        ts: workspace.nextTs(),
        blocks: storedBlocks(draft.blocks ?? [], workspace.ids),
      };
      byChannel.set(message.channel, [...inChannel(message.channel), message]);
      workspace.changed();
      return message;
    },
    update: (message, change) => {
      if (change.blocks) {
        message.pastBlocks.push(message.blocks);
        message.blocks = storedBlocks(change.blocks, workspace.ids);
      }
      message.text = change.text ?? message.text;
      message.attachments = change.attachments ?? message.attachments;
      if (change.metadata !== undefined) message.metadata = change.metadata;
      message.editedTs = workspace.nextTs();
      workspace.changed();
    },
    remove: (message) => {
      if (repliesTo(message).length > 0) bury(message);
      else take(message);
      const root = inChannel(message.channel).find((other) => other.ts === message.threadTs);
      if (root?.isTombstone && repliesTo(root).length === 0) take(root);
      workspace.changed();
    },
    find: (channel, ts) => inChannel(channel).find((message) => message.ts === ts),
    list,
    repliesTo,
    moveAll: (from, to) => {
      const moved = inChannel(from);
      for (const message of moved) message.channel = to;
      byChannel.set(to, moved);
      byChannel.delete(from);
      workspace.changed();
    },
    kept: () => byChannel,
  };
}

/** Nothing of what it said or showed can be seen or pressed any more. https://docs.slack.dev/reference/methods/chat.delete */
function bury(message: StoredMessage): void {
  message.isTombstone = true;
  message.isFromApp = false;
  message.userId = 'USLACKBOT';
  message.text = 'This message was deleted.';
  message.clientMsgId = null;
  message.metadata = null;
  message.editedTs = null;
  message.blocks = [];
  message.pastBlocks = [];
  message.attachments = [];
  message.fileIds = [];
  message.reactions = [];
}
