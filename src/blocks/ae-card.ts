import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { type Handoff, isLate, movedOn } from '../core/handoff.ts';
import type { Partner } from '../core/partner.ts';

import { dayWords, momentWords } from './dates.ts';
import { ACTION } from './ids.ts';
import {
  actions,
  bold,
  button,
  context,
  cut,
  divider,
  escape,
  header,
  type Message,
  person,
  rich,
  words,
} from './kit.ts';
import { packetText } from './packet-text.ts';
import { CLASSIFICATIONS, REASONS, standing } from './words.ts';

/**
 * The account executive's card, in every state. What is asked comes first; the packet follows. `holder` is whose card it is: after
 * a re-route the earlier one says where it went.
 */
export function aeCard(handoff: Handoff, partner: Partner, holder: string | null = null): Message {
  const { packet } = handoff;
  if (holder !== null && holder !== packet.ae) return movedOnCard(handoff, partner);
  const small = `From <@${handoff.author}> · ${CLASSIFICATIONS[handoff.classification]} · ${handoff.id}`;
  return {
    text: `${standing(handoff)}: ${escape(packet.account)}, brought by ${escape(partner.name)}`,
    blocks: [
      header(`${cut(packet.account, 70)}, brought by ${cut(partner.name, 60)}`),
      ...ask(handoff),
      context(small),
      divider,
      packetText(packet, partner.name),
    ],
  };
}

function movedOnCard(handoff: Handoff, partner: Partner): Message {
  const { account, ae } = handoff.packet;
  return {
    text: `Re-routed: ${escape(account)}`,
    blocks: [
      header(`${cut(account, 70)}, brought by ${cut(partner.name, 60)}`),
      rich([bold('Re-routed to '), person(ae), words('. There is nothing left for you to do.')]),
      context(`From <@${handoff.author}> · ${handoff.id}`),
    ],
  };
}

function ask(handoff: Handoff): KnownBlock[] {
  switch (handoff.stage) {
    case 'draft':
    case 'awaiting':
      return [
        rich(...suggestedMove(handoff), ...answerBy(handoff), ...proposal(handoff)),
        actions(
          button('Accept', ACTION.accept, handoff.id, 'primary'),
          button('Decline', ACTION.decline, handoff.id),
          button('Better placed…', ACTION.propose, handoff.id),
        ),
      ];
    case 'accepted':
      return [rich(verdict(handoff, 'Accepted'), ...agreedMove(handoff))];
    case 'closed':
      return [rich(verdict(handoff, standing(handoff)), ...reason(handoff))];
    default:
      return handoff.stage satisfies never;
  }
}

function suggestedMove({ packet }: Handoff): RichTextElement[][] {
  return [
    [bold('Your move: '), words(packet.seller_move)],
    [bold('Do it by: '), words(dayWords(packet.seller_move_by))],
  ];
}

function answerBy(handoff: Handoff): RichTextElement[][] {
  if (handoff.deadlineAt === null || handoff.aeZone === null) return [];
  const deadline = momentWords(handoff.deadlineAt, handoff.aeZone);
  if (isLate(handoff))
    return [[bold('The window closed '), words(`on ${deadline}. `), bold('Your answer still counts.')]];
  return [[bold('Answer by: '), bold(deadline)]];
}

function proposal({ proposedAe }: Handoff): RichTextElement[][] {
  if (proposedAe === null) return [];
  return [
    [words('You proposed '), person(proposedAe), words('. The intake owner decides; until then it stays with you.')],
  ];
}

/** Who decided and when, for all who saw the buttons. */
export function verdict(handoff: Handoff, word: string): RichTextElement[] {
  if (handoff.decidedBy === null || handoff.decidedAt === null) return [bold(word)];
  const when = momentWords(handoff.decidedAt, handoff.aeZone ?? 'Etc/UTC');
  return [
    bold(`${word} by `),
    person(handoff.decidedBy),
    words(` on ${when}${isLate(handoff) ? ', after the window' : ''}.`),
  ];
}

export function agreedMove(handoff: Handoff): RichTextElement[][] {
  const { agreedMove: move, agreedMoveBy: by } = handoff;
  if (move === null || by === null) return [];
  const label = movedOn(handoff) ? 'Next move, in place of the suggested one: ' : 'Next move, as suggested: ';
  return [
    [bold(label), words(move)],
    [bold('By: '), words(dayWords(by))],
  ];
}

export function reason(handoff: Handoff): RichTextElement[][] {
  if (handoff.declineReason === null) return [];
  const better: RichTextElement[][] =
    handoff.betterAe === null ? [] : [[bold('Better placed: '), person(handoff.betterAe)]];
  const note: RichTextElement[][] = handoff.declineNote === null ? [] : [[bold('Note: '), words(handoff.declineNote)]];
  return [[bold('Reason: '), words(REASONS[handoff.declineReason].label)], ...better, ...note];
}
