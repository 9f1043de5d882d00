import type { KnownBlock } from '@slack/web-api';
import { type Awaiting, type Declined, type Handoff, isLate, type Withdrawn } from '../core/handoff.ts';
import type { Partner } from '../core/partner.ts';
import { cut } from '../core/text.ts';
import { agreedMove, reason, verdict } from './ae-card.ts';
import { clockWords, momentForReader, zoneWords } from './dates.ts';
import { ACTION } from './ids.ts';
import { actions, bold, button, header, type Message, plainContext, rich, section, sentence, words } from './kit.ts';
import { bare, mention, type Mrkdwn, mrkdwn, summary } from './mrkdwn.ts';
import { REASONS, standing } from './words.ts';

/** The author's card: where the handoff stands, in every state. */
export function authorCard(handoff: Handoff, partner: Partner): Message {
  return {
    text: summary`${standing(handoff)}: your handoff of ${handoff.packet.account}`,
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
        ? [
            section(
              mrkdwn`It is kept. It goes to ${mention(handoff.packet.ae)} as soon as Slack says who everybody in it is.`,
            ),
          ]
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
    rich([bold('Not sent. '), ...sentence(refusal), words(' Nothing you wrote is lost.')]),
    actions(button('Choose somebody else', ACTION.revise, id, 'primary')),
  ];
}

function waiting(handoff: Awaiting): Mrkdwn {
  const { deadlineAt, aeZone } = handoff.window;
  const ae = mention(handoff.packet.ae);
  const clock = bare(`${clockWords(deadlineAt, aeZone)} ${zoneWords(aeZone)}`);
  const deadline = mrkdwn`${momentForReader(deadlineAt, aeZone)} (${clock})`;
  if (isLate(handoff))
    return mrkdwn`*No answer.* The window of ${ae} closed ${deadline}. The intake owner decides what is next; a late answer still counts.`;
  return mrkdwn`*With ${ae}*, who answers by ${deadline}. You own it until then.`;
}

/** A draft is withdrawn when its mended packet is sent; a handoff that has landed, by the intake owner alone. */
function withdrawn({ window }: Withdrawn): Mrkdwn {
  return window === null
    ? mrkdwn`Withdrawn: a mended handoff was sent in its place.`
    : mrkdwn`Withdrawn by the intake owner. The partner has been told.`;
}

function declined(handoff: Declined): KnownBlock[] {
  return [
    rich(verdict(handoff, 'Declined'), ...reason(handoff)),
    rich([bold('What to do: '), words(REASONS[handoff.declineReason].fix)]),
    actions(button('Mend and send again', ACTION.revise, handoff.id, 'primary')),
  ];
}
