import type { RichTextElement } from '@slack/web-api';
import { awaiting, checking, draft, type Handoff, isLate, lapsed, running } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import type { UserId } from '../../core/people/member.ts';
import type { AuthorNews } from '../../core/handoff/handoff-notices.ts';
import type { Notices } from '../../core/notices/notice.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, type Message, person, rich, sentence, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import { type PartnerThread, threadLine } from '../partner/partner-thread.ts';
import { why } from './settled.ts';
import { deadlineForOthers, deadlineWords } from '../kit/words.ts';

/** What is said once to the author. A builder returns null when there is nothing left to say. */

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

type Read = { thread?: PartnerThread | null };

/** Nothing for an author who takes it in as well: they are asked what is next. */
export function lapseForAuthor(
  handoff: Handoff,
  { intakeOwner, thread }: Read & { intakeOwner: UserId },
  { deadlineAt }: Notices['lapse_author'],
): Message | null {
  const waiting = lapsed(handoff, deadlineAt);
  if (!waiting || handoff.author === intakeOwner) return null;
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
    blocks: [rich(lead, [words(next)], [words(`Reference ${handoff.id}`)]), ...threadLine(thread)],
  };
}

/** Nothing about what its author did themselves. */
export function authorNews(
  handoff: Handoff,
  { history, thread }: Read & { history: readonly HandoffEvent[] },
  { news }: Notices['author_news'],
): Message | null {
  const event = history.findLast(({ kind }) => kind === news || (news === 'rerouted' && kind === 'check_renewed'));
  const said = news === 'reopened' ? reopenedSentence(handoff, event) : newsSentence(handoff, news);
  if (!said || event?.actor === handoff.author) return null;
  const given = event ? why(event) : [];
  return {
    text: summary`${TITLES[news]}: ${handoff.packet.account}${untilWhen(handoff)}`,
    blocks: [rich([...said, ...given]), ...threadLine(thread)],
  };
}

/** Read on a locked screen, where Slack shows no moment in its reader's own zone. */
function untilWhen(handoff: Handoff): string {
  const waiting = running(handoff);
  return waiting ? `, answer by ${deadlineWords(waiting.window)}` : '';
}

const TITLES: Record<AuthorNews, string> = {
  rerouted: 'With somebody else now',
  extended: 'More time was given',
  retimed: 'Working days changed',
  withdrawn: 'Withdrawn',
  reopened: 'Not decided after all',
};

function newsSentence(handoff: Handoff, news: Exclude<AuthorNews, 'reopened'>): RichTextElement[] | null {
  const lead = bold(`${handoff.packet.account}: `);
  if (news === 'withdrawn')
    return [lead, words('the intake owner has withdrawn this handoff. The partner has been told.')];
  const ae = person(handoff.packet.ae);
  if (news === 'rerouted' && checking(handoff))
    return [lead, words('goes to '), ae, words(' once its conflict check is renewed. The partner has the new date.')];
  const waiting = running(handoff);
  if (!waiting) return null;
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

/** Null once it is decided anew: their card says so. */
function reopenedSentence(handoff: Handoff, event: HandoffEvent | undefined): RichTextElement[] | null {
  const waiting = awaiting(handoff);
  if (!waiting || !event || event.actor === null) return null;
  const { account, ae } = handoff.packet;
  const what = event.actor === ae ? ' has taken the answer back. ' : ' has reopened it: nothing is decided. ';
  const asked = isLate(waiting)
    ? [person(ae), words(' can still answer, as late.')]
    : [person(ae), words(' answers by '), ...deadlineForOthers(waiting.window), words('.')];
  return [bold(`${account}: `), person(event.actor), words(what), ...asked, words(' The partner knows.')];
}
