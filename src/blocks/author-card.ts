import { type Accepted, answered, type Declined, type Handoff } from '../core/handoff.ts';
import type { Partner } from '../core/partner.ts';
import { cut } from '../core/text.ts';
import { dayWords } from '../core/time/day-words.ts';
import { agreedMove, reason, verdict } from './ae-card.ts';
import { ACTION } from './ids.ts';
import { actions, bold, button, header, type Message, plainContext, rich, words } from './kit.ts';
import { type Summary, summary } from './mrkdwn.ts';
import { type PartnerThread, threadLine } from './partner-thread.ts';
import { REASONS } from './words.ts';

/** The author's card: what was decided, by whom, and what to do now. Null before that: nobody gets a receipt of what they did themselves. */
export function authorCard(handoff: Handoff, partner: Partner, thread?: PartnerThread | null): Message | null {
  const decided = answered(handoff);
  if (!decided) return null;
  const { id, packet } = decided;
  return {
    text: notification(decided),
    blocks: [
      header(`Your handoff: ${cut(packet.account, 120)}`),
      ...decision(decided),
      ...threadLine(thread),
      plainContext(`For ${partner.name} · ${id} · /handoff status ${id}`),
    ],
  };
}

function decision(decided: Accepted | Declined) {
  switch (decided.stage) {
    case 'accepted':
      return [rich(verdict(decided, 'Accepted'), ...agreedMove(decided))];
    case 'closed':
      return [
        rich(verdict(decided, 'Declined'), ...reason(decided)),
        rich([bold('What to do: '), words(REASONS[decided.declineReason].fix)]),
        actions(button('Mend and send again', ACTION.revise, decided.id, 'primary')),
      ];
    default:
      return decided satisfies never;
  }
}

/** Read on a locked screen: what was decided, and what is next. */
function notification(decided: Accepted | Declined): Summary {
  const { account } = decided.packet;
  switch (decided.stage) {
    case 'accepted':
      return summary`Accepted: ${account}. First step by ${dayWords(decided.agreedMoveBy, decided.createdAt)}`;
    case 'closed':
      return summary`Declined: ${account}. What to do: ${REASONS[decided.declineReason].fix}`;
    default:
      return decided satisfies never;
  }
}
