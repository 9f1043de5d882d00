import type { AnyBlock } from '@slack/web-api';
import type { ActResult } from '../acts.ts';
import { asBlocks } from '../elements.ts';
import type { StoredMessage } from '../messages.ts';
import type { Json } from '../json.ts';
import { buttonNamed, buttonTexts } from './fields.ts';
import { choose, type Hands, operate } from './hands.ts';
import { shownMrkdwn, visibleText } from './visible-text.ts';

/**
 * A message as this person's client drew it when the handle was taken. It stays as it was: pressing a button of an old
 * handle is what happens when someone's client has not redrawn yet.
 */
export type Message = {
  ts: string;
  channel: string;
  /** Who wrote it. */
  userId: string;
  /** Every visible word of the blocks, or the text when there are none. */
  text: string;
  /** The top-level text, which notifications and screen readers use. */
  fallback: string;
  buttons: string[];
  blocks: AnyBlock[];
  threadTs: string | null;
  isEphemeral: boolean;
  edited: boolean;
  /** `below`: in the part of the message with these words, up to the next line; `value`: the one that sends this back. */
  press: (buttonText: string, where?: { below: string } | { value: string }) => Promise<ActResult>;
  /** Chooses in whatever offers this option: a menu, an overflow menu, radio buttons. */
  choose: (option: string) => Promise<ActResult>;
  /** By the emoji's name. */
  react: (name: string) => Promise<ActResult>;
  takeBack: (name: string) => Promise<ActResult>;
  /** Only who wrote it can. */
  edit: (text: string) => Promise<ActResult>;
  delete: () => Promise<ActResult>;
  /** Oldest first. */
  replies: () => Message[];
};

export function createMessage(hands: Hands, message: StoredMessage): Message {
  const { workspace, messages } = hands.services;
  const { blocks, ts, channel, text: fallback } = message;
  const on = { message: { channel, ts } };
  return {
    ts,
    channel,
    userId: message.userId,
    // Read only when somebody looks: who looks through hundreds of messages reads few.
    get text() {
      return blocks.length > 0 ? visibleText(workspace, blocks) : shownMrkdwn(workspace, fallback);
    },
    fallback,
    get buttons() {
      return buttonTexts(blocks);
    },
    get blocks() {
      return asBlocks(blocks);
    },
    threadTs: message.threadTs,
    isEphemeral: message.onlyFor !== null,
    edited: message.editedTs !== null,
    press: async (text, where) => {
      const isBelow = where && 'below' in where;
      const part = isBelow ? partWith(where.below, blocks, (block) => visibleText(workspace, [block])) : blocks;
      return operate(hands, on, buttonNamed(workspace, part, text, where && 'value' in where ? where.value : null));
    },
    choose: async (option) => choose(hands, on, blocks, option),
    react: (name) => hands.act({ act: 'react', channel, ts, name }),
    takeBack: (name) => hands.act({ act: 'react', channel, ts, name, isTakenBack: true }),
    edit: (text) => hands.act({ act: 'edit', channel, ts, text }),
    delete: () => hands.act({ act: 'delete', channel, ts }),
    replies: () => messages.repliesTo(message).map((reply) => createMessage(hands, reply)),
  };
}

/** From the first block that shows these words up to the next divider. Throws when none does. */
function partWith(words: string, blocks: readonly Json[], shown: (block: Json) => string): Json[] {
  const from = blocks.findIndex((block) => shown(block).includes(words));
  if (from < 0) throw new Error(`Nothing in this message says “${words}”. It says: ${blocks.map(shown).join('\n')}`);
  const length = blocks.slice(from).findIndex(({ type }) => type === 'divider');
  return blocks.slice(from, length < 0 ? undefined : from + length);
}
