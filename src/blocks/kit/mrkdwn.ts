import { isErased } from '../../core/people/erased.ts';
import type { UserId } from '../../core/people/member.ts';
import { cut } from '../../core/kernel/text.ts';

/**
 * The texts in which Slack reads marks (`*bold*`), mentions and links: mrkdwn, and what stands for the blocks of a message. mrkdwn has
 * no escape for its marks, so people's words never get into it: a text of unknown origin does not compile.
 * https://docs.slack.dev/messaging/formatting-message-text
 */

declare const written: unique symbol;

/** mrkdwn in the bot's own words, with mentions and moments. */
export type Mrkdwn = string & { readonly [written]: 'mrkdwn' };

/** What notifications and screen readers use in place of the blocks. People's words in it are escaped. */
export type Summary = string & { readonly [written]: 'summary' };

/** Own words as they stand here, and between them only what is mrkdwn already. */
export function mrkdwn(own: TemplateStringsArray, ...between: (Mrkdwn | number)[]): Mrkdwn {
  return own.map((words, at) => `${words}${between[at] ?? ''}`).join('') as Mrkdwn;
}

/** One a line. */
export function lines(texts: readonly Mrkdwn[]): Mrkdwn {
  return texts.join('\n') as Mrkdwn;
}

/** With commas between them. */
export function inARow(texts: readonly Mrkdwn[]): Mrkdwn {
  return texts.join(', ') as Mrkdwn;
}

/** What the bot counted or named itself: a reference, a day, a zone. Whatever could be a mark is left out. */
export function bare(text: string): Mrkdwn {
  return text.replaceAll(/[*_~`<>&]/g, '') as Mrkdwn;
}

export function mention(userId: UserId): Mrkdwn {
  if (isErased(userId)) return mrkdwn`somebody who was erased`;
  return mrkdwn`<@${bare(userId)}>`;
}

export function channelMention(channelId: string): Mrkdwn {
  return mrkdwn`<#${bare(channelId)}>`;
}

/** Own words, and between them anybody's: escaped, so that they mention nobody. Their marks are not read (Slack.post). */
export function summary(own: TemplateStringsArray, ...between: (string | number)[]): Summary {
  return own.map((words, at) => `${words}${escape(String(between[at] ?? ''))}`).join('') as Summary;
}

/** Slack takes 4,000 characters in all. https://docs.slack.dev/reference/methods/chat.postMessage */
const MOST_OF_EACH = 300;

/** What several say, one after the other, each cut short. */
export function together(summaries: readonly Summary[]): Summary {
  return summaries.map((each) => cut(each, MOST_OF_EACH)).join(' · ') as Summary;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
