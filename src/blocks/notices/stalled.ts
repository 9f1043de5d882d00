import type { Stall } from '../../core/notices/stalls.ts';
import type { Named } from '../kit/drawing.ts';
import { bold, type Message, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';

const WHAT_HAPPENED: Record<Stall, string> = {
  forgotten: 'It is open, and nothing would ever happen to it again.',
  overdue: 'Something has been due for minutes and does not happen.',
  untold: 'A message that somebody should have got does not exist.',
  cut_short: 'A message was begun and never ended.',
  undelivered: 'Messages are due, and none is delivered.',
  failing: 'A message fails again and again, although Slack takes others.',
  miscounted: 'There are not as many open handoffs as there should be.',
};

const WHAT_TO_DO =
  'ask whoever runs the bot to read its log and to start it again. Until then, tell people yourself what they wait for.';

/** Tells the intake owner that work has stopped, at this account. */
export function stalled({ title: account, reference }: Named, stall: Stall): Message {
  return {
    text: summary`Something stands still: ${account}`,
    blocks: [
      rich([bold('Something stands still. '), words(`It was noticed at ${account} (${reference}).`)]),
      rich([bold('What: '), words(WHAT_HAPPENED[stall])], [bold('What to do: '), words(WHAT_TO_DO)]),
    ],
  };
}
