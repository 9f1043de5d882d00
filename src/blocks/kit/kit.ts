import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  InputBlock,
  KnownBlock,
  ModalView,
  MrkdwnElement,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
  RichTextElement,
} from '@slack/web-api';
import { isErased } from '../../core/people/erased.ts';
import { fingerprint } from '../../core/kernel/merging.ts';
import { cut, hiddenHostOf, linksIn } from '../../core/kernel/text.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { type ActionId, FIELD, FORM_GUARDS, type ViewId } from '../ids.ts';
import type { Mrkdwn, Summary } from './mrkdwn.ts';

/**
 * Slack's building blocks, typed and cut to Slack's limits (https://docs.slack.dev/reference/block-kit/blocks). People's words
 * go only into plain_text and rich_text, where nothing is parsed and nobody can be mentioned.
 */

/** `text` is what notifications and screen readers use in place of the blocks. https://docs.slack.dev/reference/methods/chat.postMessage */
export type Message = { text: Summary; blocks: KnownBlock[] };

/** So many characters Slack takes in the blocks of one message, and some to spare. https://docs.slack.dev/reference/methods/chat.postMessage */
const MOST_OF_BLOCKS = 13_000;

/** How many characters a message has left under these blocks; below zero when it has none. */
export function roomUnder(blocks: readonly KnownBlock[]): number {
  return MOST_OF_BLOCKS - charactersOf(blocks);
}

function charactersOf(part: unknown): number {
  if (typeof part === 'string') return part.length;
  if (typeof part !== 'object' || part === null) return 0;
  const shown = Object.entries(part).filter(([key]) => !UNSEEN.has(key));
  return shown.reduce((sum, [, value]) => sum + charactersOf(value), 0);
}

/** What steers a block, and nobody reads. */
const UNSEEN = new Set(['type', 'block_id', 'action_id', 'value', 'url', 'style']);

export function plain(text: string, max = 3000): PlainTextElement {
  return { type: 'plain_text', text: cut(text, max), emoji: false };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, 150) };
}

export const divider: KnownBlock = { type: 'divider' };

export function mrkdwnText(text: Mrkdwn): MrkdwnElement {
  return { type: 'mrkdwn', text: cut(text, 3000), verbatim: true };
}

/** Small print in the bot's own words. */
export function context(text: Mrkdwn): ContextBlock {
  return { type: 'context', elements: [mrkdwnText(text)] };
}

/** Small print with people's words in it. */
export function plainContext(text: string): ContextBlock {
  return { type: 'context', elements: [plain(text)] };
}

/** The bot's own words, mentions and moments. */
export function section(text: Mrkdwn): KnownBlock {
  return { type: 'section', text: mrkdwnText(text) };
}

/** Paragraphs of text, one a line. */
export function rich(...paragraphs: RichTextElement[][]): RichTextBlock {
  const elements = paragraphs.flatMap((paragraph, index) => (index === 0 ? paragraph : [words('\n'), ...paragraph]));
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

export function words(text: string): RichTextElement {
  return { type: 'text', text };
}

export function bold(text: string): RichTextElement {
  return { type: 'text', text, style: { bold: true } };
}

export function person(userId: string): RichTextElement {
  if (isErased(userId)) return words('somebody who was erased');
  return { type: 'user', user_id: userId };
}

/** For windows alone: in a message it would notify everybody who is in it. */
export function userGroup(groupId: string): RichTextElement {
  return { type: 'usergroup', usergroup_id: groupId };
}

export function channelLink(channelId: string): RichTextElement {
  return { type: 'channel', channel_id: channelId };
}

export function code(text: string): RichTextElement {
  return { type: 'text', text, style: { code: true } };
}

/** A sentence that the core wrote: its mentions, its moments, its links and its `code` are shown as such, everything else as words. */
export function sentence(text: string): RichTextElement[] {
  return text.split(/(<@[UW][A-Z0-9]+>|<!date[^>]+>|`[^`\n]+`)/).flatMap((part, at) => {
    if (part === '') return [];
    if (at % 2 === 0) return wordsWithLinks(part);
    if (part.startsWith('`')) return [code(part.slice(1, -1))];
    if (part.startsWith('<@')) return [person(part.slice(2, -1))];
    const [, seconds = '0', fallback = ''] = /^<!date\^(\d+)\^[^|]*\|(.*)>$/.exec(part) ?? [];
    return [moment(Number(seconds) * 1000, fallback)];
  });
}

/** A moment in the reader's own zone; `fallback` is shown where Slack cannot show it. */
export function moment(at: EpochMs, fallback: string): RichTextElement {
  return { type: 'date', timestamp: Math.floor(at / 1000), format: '{date_short_pretty} at {time}', fallback };
}

/** People's words with their https links made pressable. A link that hides its host has it beside. */
export function wordsWithLinks(text: string): RichTextElement[] {
  const elements: RichTextElement[] = [];
  let rest = text;
  for (const url of linksIn(text)) {
    const at = rest.indexOf(url);
    if (at > 0) elements.push(words(rest.slice(0, at)));
    const host = hiddenHostOf(url);
    elements.push({ type: 'link', url }, ...(host === null ? [] : [words(` (leads to ${host})`)]));
    rest = rest.slice(at + url.length);
  }
  return rest === '' ? elements : [...elements, words(rest)];
}

/** `value` is an id and nothing else. */
export function button(text: string, action: ActionId, value: string, style?: 'primary' | 'danger'): Button {
  return { type: 'button', text: plain(text, 75), action_id: action, value, ...(style ? { style } : {}) };
}

export function actions(...elements: Button[]): ActionsBlock {
  return { type: 'actions', elements };
}

export function option(text: string, value: string, description?: string): PlainTextOption {
  return { text: plain(text, 75), value, ...(description ? { description: plain(description, 75) } : {}) };
}

type Field<Key extends string> = {
  key: Key;
  label: string;
  hint?: string;
  optional?: boolean;
  element: InputBlock['element'];
  /** Under which name its element is sent. */
  action?: string;
  /** Whether the bot hears of it while the form is filled in. */
  isHeard?: boolean;
};

/** One field of a form; its key is its block_id. */
export function field<Key extends string>({
  key,
  label,
  hint,
  optional = false,
  element,
  action = FIELD,
  isHeard = false,
}: Field<Key>): InputBlock {
  return {
    type: 'input',
    block_id: key,
    label: plain(label, 2000),
    element: { ...element, action_id: action },
    optional,
    ...(isHeard ? { dispatch_action: true } : {}),
    ...(hint ? { hint: plain(hint, 2000) } : {}),
  };
}

type Modal = { view: ViewId; title: string; submit: string; close?: string; id?: string; blocks: KnownBlock[] };

/**
 * A form; `id` is the one id that its `private_metadata` carries. One that decides about what it shows says in a block_id what that was: its
 * first block is no field.
 */
export function modal({ view, title, submit, close = 'Cancel', id = '', blocks: drawn }: Modal): ModalView {
  const [first, ...others] = drawn;
  const isStamped = FORM_GUARDS[view] === 'as_shown' && first !== undefined && first.block_id === undefined;
  const blocks = isStamped
    ? [{ ...first, block_id: `${SHOWN}${fingerprint(JSON.stringify(drawn))}` }, ...others]
    : drawn;
  return {
    type: 'modal',
    callback_id: view,
    private_metadata: id,
    title: plain(title, 24),
    submit: plain(submit, 24),
    close: plain(close, 24),
    blocks,
  };
}

/** With it begins the block_id that says what was shown. */
export const SHOWN = 'shown:';

/** What a form that decides about what it shows has shown; null for one that was drawn before it said so. */
export function shownIn({ blocks }: { blocks: readonly { block_id?: unknown }[] }): string | null {
  const isShown = (id: unknown): id is string => typeof id === 'string' && id.startsWith(SHOWN);
  return blocks.map((block) => block?.block_id).find(isShown) ?? null;
}

/** Something to read, without a form. */
export function page(title: string, blocks: KnownBlock[]): ModalView {
  return { type: 'modal', title: plain(title, 24), close: plain('Close', 24), blocks };
}

/** Why something is not possible, to be shown over the form that is open. */
export function refusalPage(why: string): ModalView {
  return page('Not possible', [rich(sentence(why))]);
}
