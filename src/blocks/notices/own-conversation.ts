import type { RichTextElement } from '@slack/web-api';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { Turn } from '../../core/handoff/turn.ts';
import { bold, code, type Message, rich, section, words } from '../kit/kit.ts';
import { lines, mrkdwn, summary } from '../kit/mrkdwn.ts';
import { TURNS } from '../kit/words.ts';

/** What the bot says in a person's own conversation with it, besides its news. */

/** The first three things to do, where nothing has been said yet. */
export function greeting(): Message {
  const first = lines([
    mrkdwn`1.  \`/handoff example\`  shows a filled packet to learn from.`,
    mrkdwn`2.  \`/handoff\`  hands a deal that a partner brought to one account executive.`,
    mrkdwn`3.  \`/handoff me\`  says when you work, so that nobody waits for you on your days off.`,
  ]);
  return {
    text: summary`Deals that partners bring are handed over here.`,
    blocks: [
      section(mrkdwn`*Welcome.* Deals that partners bring are handed over here, and each partner gets an answer.`),
      section(first),
    ],
  };
}

/** What its reader is to do next. `link` leads to the message that asks for it; null when there is none. */
type Linked = { handoff: Handoff; turn: Turn; link: string | null };

/** The answer to words that are no command. */
export function wordsAnswer(waiting: readonly Linked[]): Message {
  const lead = [
    words('Nothing was done with this: I act on buttons and commands only. Type '),
    code('/handoff'),
    words(' to hand off a deal, or '),
    code('/handoff help'),
    words(' for everything else.'),
  ];
  return {
    text: summary`I act on buttons and commands only. Type /handoff help.`,
    blocks: [rich(lead), waiting.length === 0 ? rich([words('Nothing waits for you.')]) : whatWaits(waiting)],
  };
}

function whatWaits(waiting: readonly Linked[]) {
  return rich([bold('This waits for you')], ...waiting.map(line));
}

function line({ handoff, turn, link }: Linked): RichTextElement[] {
  const { account } = handoff.packet;
  const what: RichTextElement = link === null ? words(account) : { type: 'link', url: link, text: account };
  return [what, words(`  ·  ${TURNS[turn]}`)];
}
