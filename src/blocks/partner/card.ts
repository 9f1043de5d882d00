import type { RichTextElement } from '@slack/web-api';
import type { PartnerState, PartnerView } from '../../core/partner-view.ts';
import { cut } from '../../core/text.ts';
import { bold, context, header, type Message, person, rich, words } from '../kit.ts';
import { bare, mrkdwn, summary } from '../mrkdwn.ts';
import { hearBy, partnerMove, REASONS_FOR_PARTNER, sellerMove } from './words.ts';

const TITLES: Record<PartnerState, string> = {
  received: 'Handoff received',
  delayed: 'Handoff delayed',
  accepted: 'Handoff accepted',
  not_taken_up: 'Handoff not taken up',
  withdrawn: 'Handoff withdrawn',
};

/** The root of the handoff's one thread in the partner's channel: where it stands. */
export function partnerCard(view: PartnerView): Message {
  return {
    text: summary`${TITLES[view.state]}: ${view.account}`,
    blocks: [
      header(`${TITLES[view.state]}: ${cut(view.account, 110)}`),
      rich(...lines(view)),
      context(mrkdwn`Reference ${bare(view.reference)}`),
    ],
  };
}

function lines(view: PartnerView): RichTextElement[][] {
  switch (view.state) {
    case 'received':
      return [[words('Thank you. '), bold('You will hear from us by '), hearBy(view), words('.')], partnerMove(view)];
    case 'delayed':
      return [
        [words('We have no answer for you yet, and we are on it. You will hear in this thread.')],
        partnerMove(view),
      ];
    case 'accepted':
      return [[bold('Owner on our side: '), person(view.owner)], sellerMove(view.sellerMove), partnerMove(view)];
    case 'not_taken_up':
      return [[words(REASONS_FOR_PARTNER[view.reason])]];
    case 'withdrawn':
      return [[words('We have withdrawn this handoff. Thank you for bringing it to us.')]];
    default:
      return view satisfies never;
  }
}
