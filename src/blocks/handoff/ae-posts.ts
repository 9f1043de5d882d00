import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { changedInAll, toldInPost } from '../../core/handoff/corrections.ts';
import { type Awaiting, awaiting, type Handoff, isLate, lapsed, running } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import type { Moment } from '../../core/handoff/moment.ts';
import type { Notices } from '../../core/notices/notice.ts';
import { cut } from '../../core/kernel/text.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { LAST_HOURS_MS } from '../../core/time/reminders.ts';
import { type Dial, isWorthReminding, type TimeLeft, type WorkingTimeLeft } from '../../core/time/time-left.ts';
import { answerBy } from './ae-card.ts';
import { changeLines, factName, underLead } from './corrections.ts';
import { leftWords } from '../kit/dates.ts';
import { ACTION } from '../ids.ts';
import { actions, bold, button, type Message, person, rich, words } from '../kit/kit.ts';
import { type Summary, summary } from '../kit/mrkdwn.ts';
import { why } from './settled.ts';
import { askWords, deadlineMoment } from '../kit/words.ts';

/** What is said once to the account executive. A builder returns null when there is nothing left to say. */

/** Says what is left now, not what was left when it fell due: it may have waited for Slack, or for the bot. */
export function reminder(handoff: Handoff, notice: Notices['reminder'], left: TimeLeft | null): Message | null {
  const waiting = running(handoff);
  // Slack did not answer when it was due, and a later reminder has followed: only that one goes out.
  if (!waiting || notice.at !== waiting.window.remindedAt) return null;
  if (left === null || !isWorthReminding(left)) return null;
  const { packet } = waiting;
  const lead = reminderLead(left);
  const ask: RichTextElement[][] = [
    [bold(`${lead}: ${packet.account}. `), words('Answer by '), deadlineMoment(waiting.window), words('.')],
    [bold('Your move: '), words(`${packet.seller_move} (by ${dayWords(packet.seller_move_by, waiting.createdAt)})`)],
  ];
  return {
    text: summary`${lead}: ${askWords(waiting)}`,
    blocks: [rich(...ask), answerButtons(handoff, left.isLastDay ? [] : left.dials)],
  };
}

function reminderLead({ ms, isLastDay }: WorkingTimeLeft): string {
  if (!isLastDay) return 'Still waiting for your answer';
  return ms <= LAST_HOURS_MS ? leftWords(ms) : 'Today is the last day';
}

/** Null once there is an answer or a new window. */
export function lapseForAe(handoff: Handoff, notice: Notices['lapse_ae']): Message | null {
  const waiting = lapsed(handoff, notice.deadlineAt);
  if (!waiting) return null;
  const { account } = handoff.packet;
  const closed = [
    words(`The window for ${account} closed `),
    deadlineMoment(waiting.window),
    words('. The author and the intake owner know. Your answer still counts, as late.'),
  ];
  return {
    text: summary`The window for ${account} has closed. Your answer still counts, as late.`,
    blocks: [rich(closed), answerOrAsk(handoff)],
  };
}

/** A new date is no news once it went to somebody else or that date has passed too; that it is over, once it is theirs again. */
export function aeNews(
  handoff: Handoff,
  { news, person: asked }: Notices['ae_news'],
  history: readonly HandoffEvent[],
): Message | null {
  const { account, ae } = handoff.packet;
  const event = history.findLast(({ kind }) => kind === news);
  const reason = event ? why(event) : [];
  switch (news) {
    case 'withdrawn': {
      const whose = event?.actor === handoff.author ? 'its author' : 'the intake owner';
      const lead = bold(`${account} was withdrawn by ${whose}. `);
      return said(summary`Withdrawn: ${account}`, [lead, ...NOTHING_LEFT, ...reason]);
    }
    case 'rerouted':
      if (asked === ae) return null;
      return said(summary`Re-routed: ${account}`, [
        bold(`${account} went to `),
        person(ae),
        words('. '),
        ...NOTHING_LEFT,
      ]);
    case 'extended':
    case 'retimed': {
      const waiting = running(handoff);
      if (!waiting || asked !== ae) return null;
      const lead = news === 'extended' ? 'You have more time' : 'Working days changed';
      const date = [words(`${lead}: ${account}. Answer by `), deadlineMoment(waiting.window), words('.')];
      return said(summary`${lead}. ${askWords(waiting)}`, [...date, ...reason]);
    }
    default:
      return news satisfies never;
  }
}

/** What was corrected a moment ago, and within ten minutes after it. An edit of the card, far up, is seen by nobody. */
export function aeCorrected(
  { handoff, history, now }: Moment & { now: Moment },
  { person: asked, at }: Notices['ae_corrected'],
): Message | null {
  const waiting = awaiting(handoff);
  const { account, ae } = handoff.packet;
  const told = toldInPost(now.history.slice(0, endOfRound(now.history, history.length)), at);
  if (!waiting || asked !== ae || told.length === 0) return null;
  const changes = changedInAll(told);
  const names = changes.map(factName);
  const what = names.length === 0 ? 'it reads as before' : names.join(', ');
  const lead = [person(handoff.author), words(' has corrected '), bold(account), words('.')];
  const lines = changes.length === 0 ? [[words('It reads as before.')]] : changeLines(changes, handoff);
  return { text: summary`Corrected: ${account}. ${cut(what, 200)}`, blocks: [rich(...underLead(lead, lines))] };
}

/** Up to where what has happened is of the round that was at that place in the history. */
function endOfRound(all: readonly HandoffEvent[], place: number): number {
  const next = all.slice(place).findIndex(({ kind }) => kind === 'rerouted' || kind === 'cleared');
  return next < 0 ? all.length : place + next;
}

const NOTHING_LEFT = [words('There is nothing left for you to do.')];

const said = (text: Summary, sentence: RichTextElement[]): Message => ({ text, blocks: [rich(sentence)] });

/** By when they decide, where somebody else's answer stands beside it. */
export function decideBy(handoff: Awaiting): RichTextElement[] {
  return isLate(handoff)
    ? answerBy(handoff)
    : [bold('Accept or decline by '), deadlineMoment(handoff.window), words('.')];
}

/** Accept, Decline, or a question first. */
export function answerOrAsk(handoff: Handoff): KnownBlock {
  return actions(...answers(handoff), button('Ask…', ACTION.ask, handoff.id));
}

function answerButtons(handoff: Handoff, dials: readonly Dial[]): KnownBlock {
  return actions(...answers(handoff), ...dials.map((dial) => dialButton(dial, handoff)));
}

const answers = ({ id }: Handoff) => [
  button('Accept', ACTION.accept, id, 'primary'),
  button('Decline', ACTION.decline, id),
];

function dialButton(dial: Dial, { id }: Handoff) {
  switch (dial) {
    case 'tomorrow':
      return button('Remind me tomorrow', ACTION.remindTomorrow, id);
    case 'last_day':
      return button('Only on the last day', ACTION.remindOnLastDay, id);
    default:
      return dial satisfies never;
  }
}
