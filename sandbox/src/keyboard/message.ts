import type { AnyBlock } from '@slack/web-api';
import type { ActResult } from '../acts.ts';
import { asBlocks } from '../elements.ts';
import type { StoredMessage } from '../messages.ts';
import { buttonNamed, buttonTexts } from './fields.ts';
import { elementOffering, type Hands, operate } from './hands.ts';
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
  press: (buttonText: string) => Promise<ActResult>;
  /** Chooses in whatever offers this option: a menu, an overflow menu, radio buttons. */
  choose: (option: string) => Promise<ActResult>;
  /** Oldest first. */
  replies: () => Message[];
};

export function createMessage(hands: Hands, message: StoredMessage): Message {
  const { workspace, messages } = hands.services;
  const { blocks, ts, channel } = message;
  const on = { message: { channel, ts } };
  return {
    ts,
    channel,
    userId: message.userId,
    text: blocks.length > 0 ? visibleText(workspace, blocks) : shownMrkdwn(workspace, message.text),
    fallback: message.text,
    buttons: buttonTexts(blocks),
    blocks: asBlocks(blocks),
    threadTs: message.threadTs,
    isEphemeral: message.onlyFor !== null,
    edited: message.editedTs !== null,
    press: async (text) => operate(hands, on, buttonNamed(workspace, blocks, text)),
    choose: async (option) => operate(hands, on, elementOffering(blocks, option), option),
    replies: () => messages.repliesTo(message).map((reply) => createMessage(hands, reply)),
  };
}
