import type { RichTextElement } from '@slack/web-api';
import type { Classification } from '../../../core/credit/credit.ts';
import type { NotWorthReason } from '../../../core/outcome/end.ts';
import type { Notices } from '../../../core/notices/notice.ts';
import type { PartnerView } from '../../../core/partner/partner-view.ts';
import { type Message, rich, words } from '../../kit/kit.ts';
import { summary } from '../../kit/mrkdwn.ts';
import { addressed } from '../../handoff/partner/words.ts';

/** What a partner reads of what came of a handoff after it was accepted: in its thread once, and on its card. */

/** The credit in words that need no glossary. */
export const CREDIT_FOR_PARTNER: Record<Classification, string> = {
  partner_sourced: 'We count it as brought to us by you.',
  partner_influenced: 'We count it as moved forward with your help.',
};

const NOT_WORTH_FOR_PARTNER: Record<NotWorthReason, string> = {
  budget: 'the means for it are not there at the moment.',
  timing: 'this is not the right moment for it.',
  fit: 'it is not the right match for what we can offer.',
};

const ENDED_FOR_PARTNER = {
  won: 'We have won this together.',
  lost: 'This one was not won.',
  no_deal: 'No deal came of this one.',
} as const;

type Ended = Extract<PartnerView, { state: 'won' | 'lost' | 'no_deal' | 'not_worth' }>;

/** How it ended, on the card. */
export function endedOnCard(view: Ended): RichTextElement[][] {
  if (view.state === 'not_worth')
    return [[words(`We looked into this: ${NOT_WORTH_FOR_PARTNER[view.why]} Thank you for bringing it to us.`)]];
  return [[words(ENDED_FOR_PARTNER[view.state])], [words(CREDIT_FOR_PARTNER[view.credit])]];
}

/** Null when that is not so any more, or something else has come of it since. */
export function partnerOutcome(view: PartnerView, { about }: Notices['partner_outcome']): Message | null {
  switch (about) {
    case 'opportunity': {
      if (!('isOpened' in view) || !view.isOpened) return null;
      const sentence = `good news: we have opened an opportunity for this. ${CREDIT_FOR_PARTNER[view.credit]}`;
      return said(view, 'Opportunity opened', sentence);
    }
    case 'not_worth': {
      if (view.state !== about) return null;
      const sentence = `we looked into this and are not taking it further: ${NOT_WORTH_FOR_PARTNER[view.why]}`;
      return said(
        view,
        'Not taken further',
        `${sentence} Thank you for bringing it to us, and please bring us the next one.`,
      );
    }
    case 'won':
      if (view.state !== about) return null;
      return said(view, 'Won', `we have won this together. Thank you! ${CREDIT_FOR_PARTNER[view.credit]}`);
    case 'lost':
    case 'no_deal': {
      if (view.state !== about) return null;
      const [title, what] =
        about === 'lost' ? ['Not won', 'this one was not won.'] : ['No deal', 'no deal came of this one.'];
      return said(view, title, `${what} Thank you for bringing it to us. ${CREDIT_FOR_PARTNER[view.credit]}`);
    }
    default:
      return about satisfies never;
  }
}

function said(view: PartnerView, title: string, sentence: string): Message {
  return { text: summary`${title}: ${view.account}`, blocks: [rich(addressed(view, sentence))] };
}
