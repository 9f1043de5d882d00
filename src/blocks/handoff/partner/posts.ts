import type { Notices } from '../../../core/notices/notice.ts';
import { acceptedView, type OnceAcceptedView, type PartnerView } from '../../../core/partner/partner-view.ts';
import { dayInFull, dayWords } from '../../../core/time/day-words.ts';
import type { Day } from '../../../core/time/instant.ts';
import type { KnownBlock, RichTextElement } from '@slack/web-api';
import { bold, type Message, person, rich, words } from '../../kit/kit.ts';
import { summary } from '../../kit/mrkdwn.ts';
import { moveRequest } from '../../outcome/partner/moves.ts';
import { CREDIT_FOR_PARTNER } from '../../outcome/partner/outcomes.ts';
import { addressed, hearBy, REASONS_FOR_PARTNER } from './words.ts';

/**
 * What is said once in the partner's thread, to the contact who is named: what has happened, and the day. The card above holds where it
 * stands. A builder returns null when there is nothing left to say.
 */

/** The account executive has answered. An acceptance asks for the partner's move: null once it does not ask any more. */
export function partnerDecision(
  view: PartnerView,
  { version = 0 }: Notices['partner_decision'],
  now: PartnerView,
): Message | null {
  if (version !== view.decision) return null;
  switch (view.state) {
    case 'accepted':
    case 'working': {
      const asking = version === now.decision ? acceptedView(now) : null;
      return asking && accepted(view, moveRequest(asking));
    }
    case 'not_yet': {
      const why = `thank you for this one. ${REASONS_FOR_PARTNER[view.reason]} `;
      return { text: summary`Not yet: ${view.account}${until(view)}`, blocks: [rich(promising(view, why))] };
    }
    case 'with_somebody_else': {
      const why = 'this belongs with somebody else on our side, and we are passing it on. ';
      return { text: summary`Passed on: ${view.account}${until(view)}`, blocks: [rich(promising(view, why))] };
    }
    case 'not_now':
      return notNow(view, `not now: the timing is not right at the moment. ${comeBack(view)}`);
    case 'mended':
    case 'not_taken_up':
    case 'received':
    case 'delayed':
    case 'withdrawn':
    case 'won':
    case 'lost':
    case 'no_deal':
    case 'not_worth':
      return null;
    default:
      return view satisfies never;
  }
}

/**
 * What stands in place of an acceptance that asked for their move, once nothing is to press any more: its words, or that it was taken back. Null
 * for every other answer, which stays as it was said.
 */
export function settledDecision(
  view: PartnerView,
  { version = 0, asksForMove }: Notices['partner_decision'],
  now: PartnerView,
): Message | null {
  if (!asksForMove) return null;
  if (version === now.decision) return 'owner' in view ? accepted(view, []) : null;
  const takenBack = 'We accepted this handoff. That does not hold any more: please read below how it stands.';
  return { text: summary`${view.account}: settled`, blocks: [rich([words(takenBack)])] };
}

function accepted(view: OnceAcceptedView, request: KnownBlock[]): Message {
  const day = dayWords(view.sellerMove.by, view.writtenAt);
  const lead = [
    ...addressed(view, 'good news: '),
    person(view.owner),
    words(` has accepted this handoff, takes the first step by ${day}, and will tell you here. `),
    words(CREDIT_FOR_PARTNER[view.credit]),
  ];
  return {
    text: summary`Accepted: ${view.account}. Our first step: by ${day}`,
    blocks: [rich(lead), ...request],
  };
}

/** Nobody has answered in time, so that another day is promised; null once there is an answer, or yet another day. */
export function partnerDelay(
  view: PartnerView,
  { deadlineAt, before, hearBy: day }: Notices['partner_delay'],
): Message | null {
  if (view.state !== 'delayed' || deadlineAt !== view.closedAt) return null;
  if (day !== undefined && day !== view.hearBy) return null;
  return promised(view, { title: 'Delayed', sentence: 'our answer is not there yet.', before });
}

/** It is with somebody else, has another date, or was given up. */
export function partnerNews(view: PartnerView, { news, before }: Notices['partner_news']): Message | null {
  switch (news) {
    case 'withdrawn': {
      const sentence = 'we are not going on with this one. If you want to know more, please ask us here.';
      return { text: summary`Withdrawn: ${view.account}`, blocks: [rich(addressed(view, sentence))] };
    }
    case 'mended': {
      const sentence = 'we have completed what our team needs, and it is with them again.';
      return promise(view, { title: 'Completed', sentence });
    }
    case 'parked':
      return view.state === 'not_now' ? notNow(view, comeBack(view), before) : null;
    case 'put_off':
      return putOff(view, before);
    case 'deal_closed': {
      if (view.state !== 'not_taken_up') return null;
      const no =
        'we are not taking this up. Thank you for bringing it to us. If something changes, please tell us here.';
      return { text: summary`Not taken up: ${view.account}`, blocks: [rich(addressed(view, no))] };
    }
    case 'rerouted':
      return promise(view, { title: 'With somebody else', sentence: 'this is with somebody else on our side now.' });
    case 'reopened':
      return tooSoon(view);
    case 'retimed':
    case 'extended':
      // The window moved by hours: what was promised is a day, and stays.
      if (before === view.hearBy) return null;
      return promise(view, { title: 'New date', sentence: newDate(view.hearBy, before), before });
    default:
      return news satisfies never;
  }
}

/** Corrects what was said of a decision, openly. When it was decided anew meanwhile, that is said next. */
function tooSoon(view: PartnerView): Message {
  if (view.state === 'received' || view.state === 'delayed')
    return promised(view, { title: 'Not decided yet', sentence: 'we spoke too soon: this is not decided yet.' });
  const sentence = 'we spoke too soon: what we said about our decision does not hold any more.';
  return { text: summary`Corrected: ${view.account}`, blocks: [rich(addressed(view, sentence))] };
}

function newDate(day: Day, before: Day | undefined): string {
  if (before === undefined) return 'there is a new date.';
  return day > before ? 'we need a little more time.' : 'it will be sooner than we said.';
}

type Promised = { title: string; sentence: string; before?: Day | undefined };

/** Null once there is an answer, or the window has closed. */
function promise(view: PartnerView, said: Promised): Message | null {
  return view.state === 'received' ? promised(view, said) : null;
}

function promised(view: PartnerView, { title, sentence, before }: Promised): Message {
  return {
    text: summary`${title}: ${view.account}${until(view)}`,
    blocks: [rich(promising(view, `${sentence} `, before))],
  };
}

/** "Lena, `sentence` You will hear from us by Thursday 26 November, not by Tuesday 24 November." */
function promising(view: PartnerView, sentence: string, before?: Day): RichTextElement[] {
  const isMoved = before !== undefined && before !== view.hearBy;
  const instead = isMoved ? `, not by ${dayInFull(before, view.writtenAt)}.` : '.';
  return [...addressed(view, sentence), hearBy(view), words(instead)];
}

/** Read on a locked screen. */
function until({ hearBy: day, writtenAt }: PartnerView): string {
  return `. You will hear from us by ${dayInFull(day, writtenAt)}`;
}

type NotNow = Extract<PartnerView, { state: 'not_now' }>;

const comeBack = ({ until: day, writtenAt }: NotNow): string => `We come back to it on ${dayInFull(day, writtenAt)}.`;

function notNow(view: NotNow, sentence: string, before?: Day): Message {
  return {
    text: summary`Not now: ${view.account}. ${comeBack(view)}`,
    blocks: [rich(promising(view, `${lowered(sentence)} `, before))],
  };
}

/** After "Lena, ". */
const lowered = (sentence: string): string => `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;

/** The bot was away when the time to mend it came; null once it is said otherwise what becomes of it. */
function putOff(view: PartnerView, before: Day | undefined): Message | null {
  switch (view.state) {
    case 'not_yet':
    case 'with_somebody_else':
      return promised(view, { title: 'New date', sentence: 'we need a little more time.', before });
    case 'received':
    case 'delayed':
    case 'accepted':
    case 'working':
    case 'not_now':
    case 'mended':
    case 'not_taken_up':
    case 'withdrawn':
    case 'won':
    case 'lost':
    case 'no_deal':
    case 'not_worth':
      return null;
    default:
      return view satisfies never;
  }
}

/** What its author adds in their own words. Null for a word that was not posted before the next one was written. */
export function partnerSentence(view: PartnerView, { version }: Notices['partner_sentence']): Message | null {
  const sentence = wordOf(view, version);
  return sentence === null
    ? null
    : { text: summary`From our team: ${view.account}`, blocks: [rich(sentenceForPartner(sentence))] };
}

function wordOf(view: PartnerView, version: number): string | null {
  const once = acceptedView(view);
  if (!once) return view.sentence;
  return once.word?.version === version ? once.word.text : null;
}

/** As it stands in the partner's thread. */
export const sentenceForPartner = (sentence: string): RichTextElement[] => [bold('From our team: '), words(sentence)];
