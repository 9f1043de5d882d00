import { type NotedMessage, notedView } from '../../core/packet/noted.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { Context, Drawings } from '../kit/drawing.ts';
import { bold, person, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import { partnerNoted } from './partner/noted.ts';

/** What is said of a partner's message that is noted: to the partner, and to who mends what could not be said. */

/** The state as it is when it is delivered. */
export type NotedContext = Context<'noted_message'> & {
  noted: NotedMessage;
  /** Whether somebody still writes the packet that began with it. */
  isWritten: boolean;
  partner: Partner;
};

export const NOTED_DRAWINGS: Drawings<NotedContext> = {
  // Nothing of the packet: its author alone reads that.
  named: ({ noted: { author } }) => ({
    title: 'A word to a partner',
    account: 'a word to a partner',
    reference: 'a word to a partner',
    called: [words('a message of theirs that '), person(author), words(' took up')],
    seen: 'the word was that it is noted.',
  }),
  standing: ({ partner }) => ({
    text: summary`Settled: a word to ${partner.name}`,
    blocks: [rich([bold(`A word to ${partner.name}: `), words('settled.')])],
  }),
  kinds: {
    partner_noted: ({ noted, partner, isWritten, keeper = null }) => {
      const view = notedView(noted, partner, { isWritten, name: keeper });
      return view && partnerNoted(view);
    },
  },
};
