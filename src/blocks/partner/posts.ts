import type { Notices } from '../../core/notices.ts';
import type { PartnerView } from '../../core/partner-view.ts';
import { bold, type Message, person, rich, words } from '../kit.ts';
import { summary } from '../mrkdwn.ts';
import { hearBy, partnerMove, REASONS_FOR_PARTNER, sellerMove } from './words.ts';

/** What is said once in the partner's thread. A builder returns null when there is nothing left to say. */

/** The account executive has answered. */
export function partnerDecision(view: PartnerView): Message | null {
  switch (view.state) {
    case 'accepted': {
      const lead = [
        words('Good news: '),
        person(view.owner),
        words(' has accepted this handoff and owns it on our side.'),
      ];
      const moves = [sellerMove(view.sellerMove), partnerMove(view)];
      return { text: summary`Accepted: ${view.account}`, blocks: [rich(lead, ...moves)] };
    }
    case 'not_taken_up': {
      const lead = [words('We are not taking this handoff up. '), words(REASONS_FOR_PARTNER[view.reason])];
      const thanks = [words('Thank you for bringing it to us.')];
      return { text: summary`Not taken up: ${view.account}`, blocks: [rich(lead, thanks)] };
    }
    case 'received':
    case 'delayed':
    case 'withdrawn':
      return null;
    default:
      return view satisfies never;
  }
}

/** The promised moment has passed without an answer; null once there is one, or another moment is promised. */
export function partnerDelay(view: PartnerView, { deadlineAt }: Notices['partner_delay']): Message | null {
  if (view.state !== 'delayed' || deadlineAt !== view.hearBy) return null;
  const sentence =
    'We promised you an answer by now and do not have one yet. We are on it, and you will hear in this thread.';
  return { text: summary`Delayed: ${view.account}`, blocks: [rich([words(sentence)])] };
}

/** It is with somebody else, has another date, or was given up. */
export function partnerNews(view: PartnerView, { news }: Notices['partner_news']): Message | null {
  if (news === 'withdrawn') {
    const sentence =
      'We have withdrawn this handoff. Thank you for bringing it to us; please ask us if you want to know more.';
    return { text: summary`Withdrawn: ${view.account}`, blocks: [rich([words(sentence)])] };
  }
  if (view.state !== 'received') return null;
  const lead =
    news === 'rerouted'
      ? 'We have passed this to somebody else on our side.'
      : 'We need a little more time, or less, than we said.';
  const promise = [words(`${lead} `), bold('You will hear from us by '), hearBy(view), words('.')];
  return { text: summary`New date: ${view.account}`, blocks: [rich(promise)] };
}
