import type { RichTextElement } from '@slack/web-api';
import type { PartnerState, PartnerView } from '../../core/partner-view.ts';
import { cut } from '../../core/text.ts';
import { dayInFull } from '../../core/time/day-words.ts';
import { bold, context, header, type Message, person, rich, words } from '../kit.ts';
import { bare, mrkdwn, summary } from '../mrkdwn.ts';
import { hearBy, partnerMove, sellerMove } from './words.ts';

const TITLES: Record<PartnerState, string> = {
  received: 'Handoff received',
  delayed: 'Handoff delayed',
  accepted: 'Handoff accepted',
  not_taken_up: 'Handoff not taken up yet',
  withdrawn: 'Handoff withdrawn',
};

/** The root of the handoff's one thread in the partner's channel: where it stands. What has happened is said in the thread, not here again. */
export function partnerCard(view: PartnerView): Message {
  const title = TITLES[view.state];
  // Only the first posting of the card notifies anybody.
  const promise =
    view.state === 'received' ? `. You will hear from us by ${dayInFull(view.hearBy, view.writtenAt)}` : '';
  return {
    text: summary`${title}: ${view.account}${promise}`,
    blocks: [
      header(`${title}: ${cut(view.account, 110)}`),
      rich(...lines(view)),
      context(mrkdwn`Reference ${bare(view.reference)}`),
    ],
  };
}

function lines(view: PartnerView): RichTextElement[][] {
  switch (view.state) {
    case 'received':
      return [[words(`Thank you, ${view.contact.name}. `), hearBy(view), words('.')], partnerMove(view)];
    case 'delayed':
      return [
        [bold('Our answer: '), words(`promised by ${dayInFull(view.hearBy, view.writtenAt)}, still open`)],
        partnerMove(view),
      ];
    case 'accepted':
      return [
        [bold('Owner on our side: '), person(view.owner)],
        sellerMove(view.sellerMove, view.writtenAt),
        partnerMove(view),
      ];
    case 'not_taken_up':
      return [[words('We could not take this up as it stands. The reason is in the thread.')]];
    case 'withdrawn':
      return [[words('We have withdrawn this handoff. Thank you for bringing it to us.')]];
    default:
      return view satisfies never;
  }
}
