import type { Handoff } from '../core/handoff.ts';
import type { Stall } from '../core/stalls.ts';
import { bold, escape, type Message, rich, section, words } from './kit.ts';

const WHAT_HAPPENED: Record<Stall, string> = {
  forgotten: 'It is open, and nothing would ever happen to it again.',
  overdue: 'Something has been due for minutes and does not happen.',
  untold: 'A message that somebody should have got does not exist.',
  cut_short: 'A message was begun and never ended.',
  undelivered: 'Messages are due, and none is delivered.',
  failing: 'A message fails again and again, although Slack takes others.',
  miscounted: 'There are not as many open handoffs as there should be.',
};

/** Tells the intake owner that work has stopped. */
export function stalled(handoff: Handoff, stall: Stall): Message {
  const { account } = handoff.packet;
  return {
    text: `Something stands still: ${escape(account)}`,
    blocks: [
      rich([bold('Something stands still. '), words(`It was noticed at ${account} (${handoff.id}).`)]),
      section(
        `*What:* ${WHAT_HAPPENED[stall]}\n` +
          '*What to do:* ask whoever runs the bot to read its log and to start it again. Until then, tell people yourself what they wait for.',
      ),
    ],
  };
}
