import type { Notices } from '../../core/notices.ts';
import type { PartnerView } from '../../core/partner-view.ts';
import { dayInFull, dayWords } from '../../core/time/day-words.ts';
import type { Day } from '../../core/time/instant.ts';
import { type Message, person, rich, words } from '../kit.ts';
import { summary } from '../mrkdwn.ts';
import { addressed, hearBy, REASONS_FOR_PARTNER } from './words.ts';

/**
 * What is said once in the partner's thread, to the contact who is named: what has happened, and the day. The card above holds where it
 * stands. A builder returns null when there is nothing left to say.
 */

/** The account executive has answered. */
export function partnerDecision(view: PartnerView): Message | null {
  switch (view.state) {
    case 'accepted': {
      const day = dayWords(view.sellerMove.by, view.writtenAt);
      const step = `takes the first step by ${day}`;
      const lead = [
        ...addressed(view, 'good news: '),
        person(view.owner),
        words(` has accepted this handoff, ${step}, and will tell you here.`),
      ];
      return {
        text: summary`Accepted: ${view.account}. Our first step: by ${day}`,
        blocks: [rich(lead)],
      };
    }
    case 'not_taken_up': {
      const lead = addressed(view, 'we cannot take this up as it stands. ');
      const why = words(`${REASONS_FOR_PARTNER[view.reason]} This is not a final no.`);
      const thanks = [words('Thank you for bringing it to us.')];
      return { text: summary`Not taken up yet: ${view.account}`, blocks: [rich([...lead, why], thanks)] };
    }
    case 'received':
    case 'delayed':
    case 'withdrawn':
      return null;
    default:
      return view satisfies never;
  }
}

/** The window has closed without an answer, and the promised day is ahead; null once there is one, or another day is promised. */
export function partnerDelay(view: PartnerView, { deadlineAt }: Notices['partner_delay']): Message | null {
  if (view.state !== 'delayed' || deadlineAt !== view.closedAt) return null;
  const day = dayInFull(view.hearBy, view.writtenAt);
  const sentence = `our answer is not there yet and may come after ${day}. We are on it, and will tell you here.`;
  return {
    text: summary`Delayed: ${view.account}. Our answer may come after ${day}`,
    blocks: [rich(addressed(view, sentence))],
  };
}

/** It is with somebody else, has another date, or was given up. */
export function partnerNews(view: PartnerView, { news, before }: Notices['partner_news']): Message | null {
  switch (news) {
    case 'withdrawn': {
      const sentence = 'we are not going on with this one. If you want to know more, please ask us here.';
      return { text: summary`Withdrawn: ${view.account}`, blocks: [rich(addressed(view, sentence))] };
    }
    case 'rerouted':
      return promise(view, { title: 'With somebody else', sentence: 'this is with somebody else on our side now.' });
    case 'retimed':
    case 'extended':
      // The window moved by hours: what was promised is a day, and stays.
      if (before === view.hearBy) return null;
      return promise(view, { title: 'New date', sentence: newDate(view.hearBy, before), before });
    default:
      return news satisfies never;
  }
}

function newDate(day: Day, before: Day | undefined): string {
  if (before === undefined) return 'there is a new date.';
  return day > before ? 'we need a little more time.' : 'it will be sooner than we said.';
}

type Promised = { title: string; sentence: string; before?: Day | undefined };

/** Null once there is an answer, or the window has closed. */
function promise(view: PartnerView, { title, sentence, before }: Promised): Message | null {
  if (view.state !== 'received') return null;
  const instead = before === undefined ? '.' : `, not by ${dayInFull(before, view.writtenAt)}.`;
  return {
    text: summary`${title}: ${view.account}. You will hear from us by ${dayInFull(view.hearBy, view.writtenAt)}`,
    blocks: [rich([...addressed(view, `${sentence} `), hearBy(view), words(instead)])],
  };
}
