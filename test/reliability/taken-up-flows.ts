import { REFERENCE } from './mortal-bot.ts';
import {
  accepts,
  answers,
  asks,
  atSent,
  choosesSalesChannel,
  finds,
  findsItNotWorthIt,
  type Flow,
  introductionIsMade,
  LANDED,
  partnerHasMoved,
  partnerNeedsTime,
  sam,
  sellerHasMoved,
  sends,
} from './steps.ts';

export const TAKEN_UP_FLOWS: Record<string, Flow> = {
  'accepting it': {
    steps: [sends, accepts(sam)],
    events: [...atSent, 'accepted'],
    told: { ...LANDED, maya: ['author_card'], brightwater: ['partner_card', 'partner_decision'] },
  },

  'asking and being answered': {
    steps: [sends, asks, answers, accepts(sam)],
    events: [...atSent, 'asked', 'replied', 'accepted'],
    told: {
      sam: ['ae_card', 'ae_reply'],
      robin: ['question'],
      maya: ['author_card'],
      brightwater: ['partner_card', 'partner_decision'],
    },
  },

  'saying what came of it': {
    steps: [choosesSalesChannel, sends, accepts(sam), finds('opportunity'), finds('won')],
    events: [...atSent, 'accepted', 'opportunity', 'won'],
    told: {
      ...LANDED,
      maya: ['author_card', 'author_outcome', 'author_outcome'],
      brightwater: ['partner_card', 'partner_decision', 'partner_outcome', 'partner_outcome'],
      sales: ['sales_won'],
    },
  },

  'finding it not worth working': {
    steps: [sends, accepts(sam), findsItNotWorthIt],
    events: [...atSent, 'accepted', 'not_worth'],
    told: {
      ...LANDED,
      maya: ['author_card', 'author_outcome'],
      brightwater: ['partner_card', 'partner_decision', 'partner_outcome'],
    },
  },

  'accepting it and saying what came of both moves': {
    steps: [sends, accepts(sam), partnerNeedsTime, sellerHasMoved, introductionIsMade, partnerHasMoved],
    events: [...atSent, 'accepted', 'partner_move_moved', 'move_done', 'introduced', 'partner_move_done'],
    told: {
      sam: ['ae_card', 'ae_moves', 'ae_moves'],
      maya: ['author_card'],
      brightwater: ['partner_card', 'partner_decision', 'partner_moves', 'partner_moves'],
    },
  },

  'accepting it, taking that back and declining it': {
    steps: [
      // After a death much time may pass until it is pressed again.
      ({ store }) => store.set('undo_minutes', 120),
      sends,
      accepts(sam),
      ({ reopening }) => reopening.undo(REFERENCE, { ...sam, requestId: 'V0UNDO' }),
      ({ handoffs }) =>
        handoffs.decline(
          REFERENCE,
          { ...sam, requestId: 'V0NO' },
          { reason: 'no_evidence', note: null, betterAe: null },
        ),
    ],
    events: [...atSent, 'accepted', 'reopened', 'declined'],
    told: {
      ...LANDED,
      maya: ['author_card', 'author_news', 'author_card'],
      brightwater: ['partner_card', 'partner_decision', 'partner_news', 'partner_decision'],
    },
  },
};
