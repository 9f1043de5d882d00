import { REFERENCE } from './mortal-bot.ts';
import {
  accepts,
  atSent,
  type Flow,
  maya,
  partnerHasMoved,
  sam,
  sellerHasMoved,
  sends,
  type Step,
  timeIs,
} from './steps.ts';

/** What an accepted handoff that stands still brings. */

const findsItWorthIt: Step = ({ outcomes }) => outcomes.qualify(REFERENCE, { ...sam, requestId: 'V0WORTH' });
const movesFarAhead: Step = ({ sellerMoves }) =>
  sellerMoves.changes(REFERENCE, { ...sam, requestId: 'V0CHANGED' }, { move: 'Write to Jonas.', moveBy: '2027-01-29' });
const tellsPartner: Step = ({ declinedDeals }) =>
  declinedDeals.tellPartner(REFERENCE, { ...maya, requestId: 'V0WORD' }, 'Jonas signs in January.');

export const STALL_FLOWS: Record<string, Flow> = {
  'being asked what holds it up, and saying it': {
    steps: [sends, accepts(sam), sellerHasMoved, partnerHasMoved, timeIs('2026-11-30T09:00:00-05:00'), findsItWorthIt],
    events: [...atSent, 'accepted', 'move_done', 'partner_move_done', 'stall_asked', 'worth_working'],
    told: {
      sam: ['ae_card', 'ae_moves', 'ae_stalled'],
      maya: ['author_card'],
      brightwater: ['partner_card', 'partner_decision', 'partner_moves'],
    },
  },

  'being asked for word to the partner, and writing it': {
    steps: [
      sends,
      accepts(sam),
      partnerHasMoved,
      movesFarAhead,
      // After a death much time may pass: then it is asked for on the next morning.
      timeIs('2026-12-08T09:00:00-05:00'),
      timeIs('2026-12-09T09:00:00-05:00'),
      tellsPartner,
    ],
    events: [...atSent, 'accepted', 'partner_move_done', 'move_changed', 'update_owed', 'told_partner'],
    told: {
      sam: ['ae_card', 'ae_moves'],
      maya: ['author_card', 'author_owed'],
      brightwater: ['partner_card', 'partner_decision', 'partner_moves', 'partner_sentence'],
    },
  },
};
