import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { type Handoff, lapsed, running } from '../core/handoff.ts';
import type { Notices } from '../core/notices.ts';
import type { Reminder } from '../core/time/reminders.ts';
import { dayWords } from './dates.ts';
import { ACTION } from './ids.ts';
import { actions, bold, button, type Message, rich, words } from './kit.ts';
import { summary } from './mrkdwn.ts';
import { deadlineWords } from './words.ts';

/** What is said once to the account executive. A builder returns null when there is nothing left to say. */

const REMINDERS: Record<Reminder['kind'], { lead: string; mayDialDown: boolean }> = {
  halfway: { lead: 'Still waiting for your answer', mayDialDown: true },
  asked_for: { lead: 'Still waiting for your answer', mayDialDown: true },
  last_day: { lead: 'Today is the last day', mayDialDown: false },
  last_hours: { lead: 'Two working hours left', mayDialDown: false },
};

export function reminder(handoff: Handoff, notice: Notices['reminder']): Message | null {
  const waiting = running(handoff);
  // Slack did not answer when it was due, and a later reminder has followed: only that one goes out.
  if (!waiting || notice.at !== waiting.window.remindedAt) return null;
  const { packet } = waiting;
  const { lead, mayDialDown } = REMINDERS[notice.reminder];
  const deadline = deadlineWords(waiting.window);
  const ask: RichTextElement[][] = [
    [bold(`${lead}: ${packet.account}. `), words(`Answer by ${deadline}.`)],
    [bold('Your move: '), words(`${packet.seller_move} (by ${dayWords(packet.seller_move_by)})`)],
  ];
  return {
    text: summary`${lead}: ${packet.account}, answer by ${deadline}`,
    blocks: [rich(...ask), answerButtons(handoff, mayDialDown)],
  };
}

/** Null once there is an answer or a new window. */
export function lapseForAe(handoff: Handoff, notice: Notices['lapse_ae']): Message | null {
  const waiting = lapsed(handoff, notice.deadlineAt);
  if (!waiting) return null;
  const sentence = `The window for ${handoff.packet.account} closed on ${deadlineWords(waiting.window)}. The author and the intake owner know. Your answer still counts, as late.`;
  return { text: summary`${sentence}`, blocks: [rich([words(sentence)]), answerButtons(handoff, false)] };
}

/** Null once it went to somebody else, or the new deadline has passed too. */
export function aeNews(handoff: Handoff, { news, person }: Notices['ae_news']): Message | null {
  const waiting = running(handoff);
  if (!waiting || person !== handoff.packet.ae) return null;
  const why = news === 'extended' ? 'The window was extended' : 'Working days changed';
  const sentence = `${why}: ${handoff.packet.account}. Answer by ${deadlineWords(waiting.window)}.`;
  return { text: summary`${sentence}`, blocks: [rich([words(sentence)])] };
}

function answerButtons(handoff: Handoff, mayDialDown: boolean): KnownBlock {
  const answers = [
    button('Accept', ACTION.accept, handoff.id, 'primary'),
    button('Decline', ACTION.decline, handoff.id),
  ];
  const dials = [
    button('Remind me tomorrow', ACTION.remindTomorrow, handoff.id),
    button('Only on the last day', ACTION.remindOnLastDay, handoff.id),
  ];
  return actions(...answers, ...(mayDialDown ? dials : []));
}
