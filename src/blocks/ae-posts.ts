import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { type Handoff, lapsed, running } from '../core/handoff.ts';
import type { Notices } from '../core/notices.ts';
import { LAST_HOURS_MS } from '../core/time/reminders.ts';
import { isWorthReminding, type TimeLeft } from '../core/time/time-left.ts';
import { dayWords, leftWords } from './dates.ts';
import { ACTION } from './ids.ts';
import { actions, bold, button, type Message, rich, words } from './kit.ts';
import { summary } from './mrkdwn.ts';
import { deadlineWords } from './words.ts';

/** What is said once to the account executive. A builder returns null when there is nothing left to say. */

/** Says what is left now, not what was left when it fell due: it may have waited for Slack, or for the bot. */
export function reminder(handoff: Handoff, notice: Notices['reminder'], left: TimeLeft | null): Message | null {
  const waiting = running(handoff);
  // Slack did not answer when it was due, and a later reminder has followed: only that one goes out.
  if (!waiting || notice.at !== waiting.window.remindedAt) return null;
  if (left === null || !isWorthReminding(left)) return null;
  const { packet } = waiting;
  const lead = reminderLead(left);
  const deadline = deadlineWords(waiting.window);
  const ask: RichTextElement[][] = [
    [bold(`${lead}: ${packet.account}. `), words(`Answer by ${deadline}.`)],
    [bold('Your move: '), words(`${packet.seller_move} (by ${dayWords(packet.seller_move_by)})`)],
  ];
  return {
    text: summary`${lead}: ${packet.account}, answer by ${deadline}`,
    blocks: [rich(...ask), answerButtons(handoff, !left.isLastDay)],
  };
}

function reminderLead({ ms, isLastDay }: TimeLeft): string {
  if (!isLastDay) return 'Still waiting for your answer';
  return ms <= LAST_HOURS_MS ? leftWords(ms) : 'Today is the last day';
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
