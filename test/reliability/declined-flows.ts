import { REFERENCE, SECOND } from './mortal-bot.ts';
import {
  accepts,
  acceptsAs,
  alex,
  atSent,
  declines,
  declinesFor,
  type Flow,
  LANDED,
  maya,
  mends,
  priya,
  sam,
  sends,
  timeIs,
} from './steps.ts';

export const DECLINED_FLOWS: Record<string, Flow> = {
  'declining it': {
    steps: [sends, declines],
    events: [...atSent, 'declined'],
    told: { ...LANDED, maya: ['author_card'], brightwater: ['partner_card', 'partner_decision'] },
  },

  'declining it, mending it and accepting it, in one thread': {
    steps: [
      sends,
      declines,
      timeIs('2026-11-24T12:00:00-05:00'),
      mends,
      acceptsAs({ ...sam, requestId: 'V0ACCEPT' }, SECOND),
    ],
    events: [...atSent, 'declined', 'mended', 'sent', 'accepted'],
    told: {
      sam: ['ae_card', 'ae_card'],
      maya: ['author_card', 'author_card'],
      brightwater: ['partner_card', 'partner_decision', 'partner_news', 'partner_decision'],
    },
  },

  'declining it, letting it wait, being woken, and closing it by time': {
    steps: [
      sends,
      declines,
      ({ declinedDeals }) => declinedDeals.park(REFERENCE, { ...maya, requestId: 'V0PARK' }, '2026-12-08'),
      timeIs('2026-12-08T09:00:00-05:00'),
      timeIs('2026-12-11T10:00:00-05:00'),
      timeIs('2026-12-15T18:00:00-05:00'),
    ],
    events: [...atSent, 'declined', 'parked', 'woken', 'mend_asked', 'deal_closed'],
    told: {
      ...LANDED,
      maya: ['author_card', 'author_call', 'author_call', 'author_call'],
      brightwater: ['partner_card', 'partner_decision', 'partner_news', 'partner_news'],
    },
  },

  'declining it for a wrong owner, passing it on in one press, and accepting it': {
    steps: [
      sends,
      declinesFor('wrong_owner', priya.userId),
      timeIs('2026-11-24T12:00:00-05:00'),
      ({ intake }) => intake.passOn(REFERENCE, { ...alex, requestId: 'V0PASS' }),
      accepts(priya),
    ],
    events: [...atSent, 'declined', 'rerouted', 'accepted'],
    told: {
      sam: ['ae_card'],
      // Priya is not in the partner's channel.
      priya: ['ae_card', 'ae_outside'],
      alex: ['intake_call'],
      maya: ['author_card', 'author_news', 'author_card', 'ae_outside'],
      brightwater: ['partner_card', 'partner_decision', 'partner_news', 'partner_decision'],
    },
  },

  'declining it for a conflict, and adding a sentence for the partner': {
    steps: [
      sends,
      declinesFor('conflict'),
      ({ declinedDeals }) =>
        declinedDeals.tellPartner(REFERENCE, { ...maya, requestId: 'V0TELL' }, 'We are settling this on our side.'),
    ],
    events: [...atSent, 'declined', 'told_partner'],
    told: {
      ...LANDED,
      alex: ['alliances_call'],
      maya: ['author_card'],
      brightwater: ['partner_card', 'partner_decision', 'partner_sentence'],
    },
  },

  'declining it for another owner, and the intake owner reopens it': {
    steps: [
      sends,
      ({ handoffs }) => handoffs.decline(REFERENCE, sam, { reason: 'wrong_owner', note: null, betterAe: priya.userId }),
      ({ reopening }) => reopening.reopen(REFERENCE, alex, { reason: 'It is theirs after all.' }),
    ],
    events: [...atSent, 'declined', 'reopened'],
    told: {
      sam: ['ae_card', 'ae_reopened'],
      maya: ['author_card', 'author_news'],
      alex: ['intake_call'],
      brightwater: ['partner_card', 'partner_decision', 'partner_news'],
    },
  },
};
