import type { KnownBlock } from '@slack/web-api';
import { type Handoff, isLate } from '../core/handoff.ts';
import type { Partner } from '../core/partner.ts';

import { agreedMove, reason, verdict } from './ae-card.ts';
import { momentForReader } from './dates.ts';
import { ACTION } from './ids.ts';
import { actions, button, cut, escape, header, type Message, plainContext, rich, section } from './kit.ts';
import { REASONS, standing } from './words.ts';

/** The author's card: where the handoff stands, in every state. */
export function authorCard(handoff: Handoff, partner: Partner): Message {
  return {
    text: `${standing(handoff)}: your handoff of ${escape(handoff.packet.account)}`,
    blocks: [
      header(`Your handoff: ${cut(handoff.packet.account, 120)}`),
      ...state(handoff),
      plainContext(`For ${partner.name} · ${handoff.id} · /handoff status ${handoff.id}`),
    ],
  };
}

function state(handoff: Handoff): KnownBlock[] {
  const ae = `<@${handoff.packet.ae}>`;
  switch (handoff.stage) {
    case 'draft':
      return handoff.aeRefusal === null
        ? [section(`It is kept. It goes to ${ae} as soon as Slack tells us about their account.`)]
        : askForAnother(handoff);
    case 'awaiting':
      return [section(waiting(handoff, ae))];
    case 'accepted':
      return [rich(verdict(handoff, 'Accepted'), ...agreedMove(handoff))];
    case 'closed':
      return handoff.outcome === 'declined' ? declined(handoff) : [section(withdrawn(handoff))];
    default:
      return handoff.stage satisfies never;
  }
}

function askForAnother(handoff: Handoff): KnownBlock[] {
  return [
    section(`*Not sent.* ${handoff.aeRefusal} Nothing you wrote is lost.`),
    actions(button('Choose another account executive', ACTION.revise, handoff.id, 'primary')),
  ];
}

function waiting(handoff: Handoff, ae: string): string {
  const deadline = momentForReader(handoff.deadlineAt ?? 0, handoff.aeZone ?? 'Etc/UTC');
  if (isLate(handoff))
    return `*No answer.* The window of ${ae} closed ${deadline}. The intake owner decides what is next; a late answer still counts.`;
  return `*With ${ae}*, who answers by ${deadline}. You own it until then.`;
}

/** A draft makes room for a mended one; what has landed is given up by the intake owner alone. */
function withdrawn({ landedAt }: Handoff): string {
  return landedAt === null
    ? 'Withdrawn: a mended handoff was sent in its place.'
    : 'Withdrawn by the intake owner. The partner has been told.';
}

function declined(handoff: Handoff): KnownBlock[] {
  const fix = handoff.declineReason === null ? '' : REASONS[handoff.declineReason].fix;
  return [
    rich(verdict(handoff, 'Declined'), ...reason(handoff)),
    section(`*What to do:* ${fix}`),
    actions(button('Mend and send again', ACTION.revise, handoff.id, 'primary')),
  ];
}
