import type { KnownBlock } from '@slack/web-api';
import { type Awaiting, type Declined, type Handoff, isLate, type Withdrawn } from '../core/handoff.ts';
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
  switch (handoff.stage) {
    case 'draft':
      return handoff.aeRefusal === null
        ? [section(`It is kept. It goes to <@${handoff.packet.ae}> as soon as Slack tells us who they are.`)]
        : askForAnother(handoff.id, handoff.aeRefusal);
    case 'awaiting':
      return [section(waiting(handoff))];
    case 'accepted':
      return [rich(verdict(handoff, 'Accepted'), ...agreedMove(handoff))];
    case 'closed':
      return handoff.outcome === 'declined' ? declined(handoff) : [section(withdrawn(handoff))];
    default:
      return handoff satisfies never;
  }
}

function askForAnother(id: string, refusal: string): KnownBlock[] {
  return [
    section(`*Not sent.* ${refusal} Nothing you wrote is lost.`),
    actions(button('Choose another account executive', ACTION.revise, id, 'primary')),
  ];
}

function waiting(handoff: Awaiting): string {
  const { deadlineAt, aeZone } = handoff.window;
  const ae = `<@${handoff.packet.ae}>`;
  const deadline = momentForReader(deadlineAt, aeZone);
  if (isLate(handoff))
    return `*No answer.* The window of ${ae} closed ${deadline}. The intake owner decides what is next; a late answer still counts.`;
  return `*With ${ae}*, who answers by ${deadline}. You own it until then.`;
}

/** A draft is withdrawn when its mended packet is sent; a handoff that has landed, by the intake owner alone. */
function withdrawn({ window }: Withdrawn): string {
  return window === null
    ? 'Withdrawn: a mended handoff was sent in its place.'
    : 'Withdrawn by the intake owner. The partner has been told.';
}

function declined(handoff: Declined): KnownBlock[] {
  return [
    rich(verdict(handoff, 'Declined'), ...reason(handoff)),
    section(`*What to do:* ${REASONS[handoff.declineReason].fix}`),
    actions(button('Mend and send again', ACTION.revise, handoff.id, 'primary')),
  ];
}
