import type { RichTextElement } from '@slack/web-api';
import type { PartnerState, PartnerView } from '../../../core/partner/partner-view.ts';
import { cut } from '../../../core/kernel/text.ts';
import { dayInFull, dayWords } from '../../../core/time/day-words.ts';
import { bold, context, header, type Message, person, rich, words } from '../../kit/kit.ts';
import { bare, mrkdwn, summary } from '../../kit/mrkdwn.ts';
import { CREDIT_FOR_PARTNER, endedOnCard } from '../../outcome/partner/outcomes.ts';
import { partnersRoles, theirMove } from '../../outcome/partner/moves.ts';
import { hearBy, keeper, partnerMove, sellerMove } from './words.ts';

const TITLES: Record<PartnerState, string> = {
  received: 'Handoff received',
  delayed: 'Handoff delayed',
  accepted: 'Handoff accepted',
  working: 'Handoff in progress',
  won: 'Won together',
  lost: 'Handoff closed: not won',
  no_deal: 'Handoff closed: no deal',
  not_worth: 'Handoff not taken further',
  not_yet: 'Handoff not taken up yet',
  with_somebody_else: 'Handoff passed on',
  not_now: 'Handoff put off',
  mended: 'Handoff not taken up yet',
  not_taken_up: 'Handoff not taken up',
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
      return [
        [words(`Thank you, ${view.contact.name}. `), hearBy(view), words('.')],
        ...keeper(view),
        partnerMove(view),
      ];
    case 'delayed':
      return [[words('Our answer is not there yet. '), hearBy(view), words('.')], ...keeper(view), partnerMove(view)];
    case 'not_yet':
    case 'mended':
      return [
        [words('We are completing what our team needs. '), hearBy(view), words('.')],
        ...keeper(view),
        partnerMove(view),
      ];
    case 'with_somebody_else':
      return [
        [words('We are passing it on to somebody else on our side. '), hearBy(view), words('.')],
        ...keeper(view),
        partnerMove(view),
      ];
    case 'not_now': {
      const day = dayWords(view.until, view.writtenAt);
      return [[words(`We come back to it on ${day}. `), hearBy(view), words('.')], ...keeper(view)];
    }
    case 'accepted':
    case 'working':
      return [
        ...opportunity(view),
        [bold('Owner on our side: '), person(view.owner)],
        sellerMove(view.sellerMove, view.writtenAt),
        theirMove(view),
        ...(view.isIntroduced ? [[bold('Introduction: '), words('made')]] : []),
        partnersRoles(view),
      ];
    case 'not_taken_up':
      return [[words('We are not taking this up. Thank you for bringing it to us.')]];
    case 'withdrawn':
      return [[words('We have withdrawn this handoff. Thank you for bringing it to us.')]];
    case 'won':
    case 'lost':
    case 'no_deal':
    case 'not_worth':
      return endedOnCard(view);
    default:
      return view satisfies never;
  }
}

function opportunity(view: Extract<PartnerView, { state: 'accepted' | 'working' }>): RichTextElement[][] {
  if (!('isOpened' in view) || !view.isOpened) return [];
  return [[bold('Opportunity: '), words(`opened. ${CREDIT_FOR_PARTNER[view.credit]}`)]];
}
