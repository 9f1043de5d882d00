import type { RichTextElement } from '@slack/web-api';
import type { PartnerView } from '../../core/partner-view.ts';

import { dayWords } from '../dates.ts';
import { bold, context, cut, escape, header, type Message, moment, person, rich, words } from '../kit.ts';

/** What the partner's channel shows. Takes the partner's view and nothing else: what is not in it cannot be shown. */

/** The root of the handoff's one thread: where it stands. */
export function partnerCard(view: PartnerView): Message {
  return {
    text: `${TITLES[view.state]}: ${escape(view.account)}`,
    blocks: [
      header(`${TITLES[view.state]}: ${cut(view.account, 110)}`),
      rich(...cardLines(view)),
      context(`Reference ${view.reference}`),
    ],
  };
}

const TITLES: Record<PartnerView['state'], string> = {
  received: 'Handoff received',
  delayed: 'Handoff delayed',
  accepted: 'Handoff accepted',
  not_taken_up: 'Handoff not taken up',
  withdrawn: 'Handoff withdrawn',
};

function cardLines(view: PartnerView): RichTextElement[][] {
  switch (view.state) {
    case 'received':
      return [
        [words('Thank you. '), bold('You will hear from us by '), hearBy(view), words('.')],
        ...partnerMove(view),
      ];
    case 'delayed':
      return [
        [words('We have no answer for you yet, and we are on it. You will hear in this thread.')],
        ...partnerMove(view),
      ];
    case 'accepted':
      return [[bold('Owner on our side: '), ...owner(view)], ...moves(view)];
    case 'not_taken_up':
      return [[words(view.reason ?? '')]];
    case 'withdrawn':
      return [[words('We have withdrawn this handoff. Thank you for bringing it to us.')]];
    default:
      return view.state satisfies never;
  }
}

/** Said in the thread, once the account executive has answered. */
export function partnerDecision(view: PartnerView): Message | null {
  if (view.state === 'accepted') {
    const opening = [
      words('Good news: '),
      ...owner(view),
      words(' has accepted this handoff and owns it on our side.'),
    ];
    return { text: `Accepted: ${escape(view.account)}`, blocks: [rich(opening, ...moves(view))] };
  }
  if (view.state !== 'not_taken_up') return null;
  const opening = [words('We are not taking this handoff up. '), words(view.reason ?? '')];
  return {
    text: `Not taken up: ${escape(view.account)}`,
    blocks: [rich(opening, [words('Thank you for bringing it to us.')])],
  };
}

/** Said in the thread when the promised moment (`detail`, epoch ms) passes without an answer; null once there is one, or another moment. */
export function partnerDelay(view: PartnerView, detail: string | null): Message | null {
  if (view.state !== 'delayed' || Number(detail) !== view.hearBy) return null;
  const sentence =
    'We promised you an answer by now and do not have one yet. We are on it, and you will hear in this thread.';
  return { text: `Delayed: ${escape(view.account)}`, blocks: [rich([words(sentence)])] };
}

function hearBy(view: PartnerView): RichTextElement {
  return moment(view.hearBy, new Date(view.hearBy).toUTCString());
}

function owner(view: PartnerView): RichTextElement[] {
  return view.owner === null ? [] : [person(view.owner)];
}

function moves(view: PartnerView): RichTextElement[][] {
  return [...sellerMove(view), ...partnerMove(view)];
}

function sellerMove({ sellerMove: move }: PartnerView): RichTextElement[][] {
  if (move === null) return [];
  if (move.text === null) return [[bold('Our next move: '), words(`agreed on our side, by ${dayWords(move.by)}`)]];
  return [[bold('Our next move: '), words(`${move.text} (by ${dayWords(move.by)})`)]];
}

function partnerMove({ partnerMove: move }: PartnerView): RichTextElement[][] {
  return [[bold('Your next move: '), words(`${move.text} (by ${dayWords(move.by)})`)]];
}
