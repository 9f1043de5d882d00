import type { ClientMessage, TrafficEntry } from 'slack-sandbox';
import { isRecord, type Json, recordOf, recordsOf, textOf } from 'slack-sandbox/json';

/** What Slack was told, and what stands in it: messages as their readers have them, never what the bot has written down. */

/** One call that put a message there, changed one, or took one away. */
export type Written = {
  what: 'post' | 'edit' | 'delete' | 'answer to the presser';
  at: number;
  /** Empty where Slack's record does not name it: an edit through a press. */
  channel: string;
  content: Content;
};

/** `blocks` is null where there are none: then people read the text. */
export type Content = { text: string; blocks: unknown };

/** A message that stands in a conversation now. */
export type Standing = { reader: string; postedAt: number; ts: string; channel: string; buttons: Button[] };
/** `about` is what the press sends back: the reference of a handoff. */
export type Button = { action: string; about: string; blockId: string };

/** What the app wrote in this entry of the record; null when it wrote nothing, or Slack did not take it. */
export function writtenIn({ direction, what, outcome, request, response, at }: TrafficEntry): Written | null {
  if (direction !== 'app→slack' || outcome !== 'ok') return null;
  const { text, blocks, channel, replace_original: replaces, delete_original: deletes } = recordOf(request);
  const written = {
    at,
    channel: textOf(recordOf(response).channel ?? channel),
    content: { text: textOf(text), blocks: blocks ?? null },
  };
  switch (what) {
    case 'chat.postMessage':
      return { ...written, what: 'post' };
    case 'chat.update':
      return { ...written, what: 'edit' };
    case 'chat.delete':
      return { ...written, what: 'delete' };
    case 'chat.postEphemeral':
      return { ...written, what: 'answer to the presser' };
    case 'response_url':
      return { ...written, what: deletes ? 'delete' : replaces ? 'edit' : 'answer to the presser' };
    default:
      return null;
  }
}

export function standingOf(message: ClientMessage, where: { reader: string; channel: string }): Standing {
  const { ts } = message;
  return { ...where, ts, postedAt: Number(ts) * 1000, buttons: buttonsIn(message.blocks) };
}

/** Everybody who is mentioned so that Slack notifies them. https://docs.slack.dev/messaging/formatting-message-text */
export function mentionsIn({ text, blocks }: Content): string[] {
  return blocks === null ? mentionsInWords(text) : mentionsInBlocks(blocks);
}

function mentionsInBlocks(content: unknown): string[] {
  if (Array.isArray(content)) return content.flatMap(mentionsInBlocks);
  if (!isRecord(content)) return [];
  if (content.type === 'user') return [textOf(content.user_id)];
  if (content.type === 'mrkdwn') return mentionsInWords(textOf(content.text));
  return Object.values(content).flatMap(mentionsInBlocks);
}

function mentionsInWords(text: string): string[] {
  return [...text.matchAll(/<@(\w+)/g)].map(([, id = '']) => id);
}

function buttonsIn(blocks: readonly unknown[]): Button[] {
  return recordsOf(blocks).flatMap((block) => {
    const elements: Json[] = [...recordsOf(block.elements), recordOf(block.accessory)];
    const buttons = elements.filter(({ type }) => type === 'button');
    const inside = [block.blocks, block.child_blocks].flatMap((more) => buttonsIn(recordsOf(more)));
    const blockId = textOf(block.block_id);
    return [
      ...buttons.map(({ action_id: action, value }) => ({ action: textOf(action), about: textOf(value), blockId })),
      ...inside,
    ];
  });
}
