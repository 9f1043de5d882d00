import type { RichTextElement } from '@slack/web-api';
import { answered, draft, type Handoff, lapsed, running } from '../core/handoff.ts';
import type { HandoffEvent } from '../core/history.ts';
import type { News, Notices } from '../core/notices.ts';
import { agreedMove, reason, verdict } from './ae-card.ts';
import { ACTION } from './ids.ts';
import { actions, bold, button, type Message, person, rich, sentence, words } from './kit.ts';
import { summary } from './mrkdwn.ts';
import { why } from './settled.ts';
import { deadlineForOthers, deadlineWords, REASONS } from './words.ts';

/** What is said once to the author. A builder returns null when there is nothing left to say. */

/** What the account executive decided. */
export function authorDecision(handoff: Handoff): Message | null {
  const { account } = handoff.packet;
  const decided = answered(handoff);
  switch (decided?.stage) {
    case 'accepted': {
      const lead = verdict(decided, `${account}: accepted`);
      return { text: summary`Accepted: ${account}`, blocks: [rich(lead, ...agreedMove(decided))] };
    }
    case 'closed': {
      const lead = verdict(decided, `${account}: declined`);
      const fix = [bold('What to do: '), words(REASONS[decided.declineReason].fix)];
      const mend = actions(button('Mend and send again', ACTION.revise, handoff.id));
      return { text: summary`Declined: ${account}`, blocks: [rich(lead, ...reason(decided), fix), mend] };
    }
    case undefined:
      return null;
    default:
      return decided satisfies never;
  }
}

/** Somebody whom it names cannot be asked. */
export function aeRefused(handoff: Handoff): Message | null {
  const refusal = draft(handoff)?.aeRefusal ?? null;
  if (refusal === null) return null;
  return {
    text: summary`Not sent: ${handoff.packet.account}`,
    blocks: [
      rich([bold(`Not sent: ${handoff.packet.account}.`)]),
      rich([...sentence(refusal), words(' Nothing you wrote is lost.')]),
      actions(button('Choose somebody else', ACTION.revise, handoff.id, 'primary')),
    ],
  };
}

export function lapseForAuthor(handoff: Handoff, { deadlineAt }: Notices['lapse_author']): Message | null {
  const waiting = lapsed(handoff, deadlineAt);
  if (!waiting) return null;
  const { account, ae } = handoff.packet;
  const lead = [
    bold(`Nobody answered: ${account}. `),
    person(ae),
    words(' had until '),
    ...deadlineForOthers(waiting.window),
    words('.'),
  ];
  const next = 'The intake owner has been told and decides what is next. The partner knows that it is delayed.';
  return {
    text: summary`Nobody answered: ${account}. ${next}`,
    blocks: [rich(lead, [words(next)], [words(`Reference ${handoff.id}`)])],
  };
}

export function authorNews(
  handoff: Handoff,
  { news }: Notices['author_news'],
  history: readonly HandoffEvent[],
): Message | null {
  const said = newsSentence(handoff, news);
  const event = history.findLast(({ kind }) => kind === news);
  const given = event ? why(event) : [];
  return (
    said && {
      text: summary`${TITLES[news]}: ${handoff.packet.account}${untilWhen(handoff)}`,
      blocks: [rich([...said, ...given])],
    }
  );
}

/** Read on a locked screen, where Slack shows no moment in its reader's own zone. */
function untilWhen(handoff: Handoff): string {
  const waiting = running(handoff);
  return waiting ? `, answer by ${deadlineWords(waiting.window)}` : '';
}

const TITLES: Record<News, string> = {
  rerouted: 'With somebody else now',
  extended: 'More time was given',
  retimed: 'Working days changed',
  withdrawn: 'Withdrawn',
};

function newsSentence(handoff: Handoff, news: Notices['author_news']['news']): RichTextElement[] | null {
  const lead = bold(`${handoff.packet.account}: `);
  if (news === 'withdrawn')
    return [lead, words('the intake owner has withdrawn this handoff. The partner has been told.')];
  const waiting = running(handoff);
  if (!waiting) return null;
  const ae = person(handoff.packet.ae);
  const date = deadlineForOthers(waiting.window);
  const until = [words(' until '), ...date, words('. The partner has the new date.')];
  switch (news) {
    case 'rerouted':
      return [lead, words('now with '), ae, ...until];
    case 'extended':
      return [lead, words('the window was extended. '), ae, words(' has'), ...until];
    case 'retimed':
      return [lead, words('working days changed. '), ae, words(' has'), ...until];
    default:
      return news satisfies never;
  }
}
