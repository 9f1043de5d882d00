import { isRecord, type Json, recordsOf, textOf } from 'slack-sandbox/json';

/** What a reader has before them: the words, with people as `@U0SAM`, and the buttons that can be pressed. */
export type Shown = { words: string; buttons: Button[] };
/** `about` is the id that a press sends back. */
export type Button = { label: string; action: string; about: string };

export function shownIn(blocks: unknown): Shown {
  return { words: wordsOf(blocks).join('\n'), buttons: buttonsIn(blocks) };
}

/** A piece of text each. */
function wordsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(wordsOf);
  if (!isRecord(part)) return [];
  switch (part.type) {
    case 'button':
      return [];
    case 'plain_text':
      return [textOf(part.text)];
    case 'mrkdwn':
      return [fromMrkdwn(textOf(part.text))];
    case 'rich_text_section':
      return [recordsOf(part.elements).map(leafOf).join('')];
    default:
      return [part.text, part.fields, part.elements, part.accessory].flatMap(wordsOf);
  }
}

function buttonsIn(part: unknown): Button[] {
  if (Array.isArray(part)) return part.flatMap(buttonsIn);
  if (!isRecord(part)) return [];
  if (part.type !== 'button') return [part.elements, part.accessory].flatMap(buttonsIn);
  const [label = ''] = wordsOf(part.text);
  return [{ label, action: textOf(part.action_id), about: textOf(part.value) }];
}

function leafOf(leaf: Json): string {
  switch (leaf.type) {
    case 'user':
      return `@${textOf(leaf.user_id)}`;
    case 'channel':
      return `#${textOf(leaf.channel_id)}`;
    case 'link':
      return `${textOf(leaf.text)} ${textOf(leaf.url)}`.trim();
    case 'date':
      return textOf(leaf.fallback);
    default:
      return textOf(leaf.text);
  }
}

/** Dates show what is written for those who cannot see them. https://docs.slack.dev/messaging/formatting-message-text */
function fromMrkdwn(text: string): string {
  return text
    .replaceAll(/<!date[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<(@[^>|]+)[^>]*>/g, '$1')
    .replaceAll('*', '');
}
