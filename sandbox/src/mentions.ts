import { isRecord, type Json, stringOf } from './json.ts';

/** Whom a message mentions. `@here` and `@channel` mean everybody in the conversation. */
export type Mentions = { people: string[]; isEverybody: boolean };

/**
 * Read from what people see: from the blocks where there are any, then not from the text. In plain_text nothing is a
 * mention. https://docs.slack.dev/messaging/formatting-message-text#mentioning-users
 */
export function mentionsIn(text: string, blocks: readonly Json[]): Mentions {
  const mentions: Mentions = { people: [], isEverybody: false };
  if (blocks.length === 0) readWords(mentions, text);
  else collect(mentions, blocks);
  return mentions;
}

function collect(mentions: Mentions, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) collect(mentions, item);
  if (!isRecord(value)) return;
  switch (value.type) {
    case 'mrkdwn':
    case 'markdown':
      return readWords(mentions, stringOf(value.text) ?? '');
    case 'user':
      mentions.people.push(String(value.user_id));
      return;
    case 'broadcast':
      mentions.isEverybody = true;
      return;
    default:
      for (const part of Object.values(value)) collect(mentions, part);
  }
}

function readWords(mentions: Mentions, words: string): void {
  for (const [, id = ''] of words.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)) mentions.people.push(id);
  if (/<!(here|channel|everyone)(\|[^>]*)?>/.test(words)) mentions.isEverybody = true;
}
