import { AGREEMENT_FLOWS } from './agreement-flows.ts';
import { CHECK_FLOWS } from './check-flows.ts';
import { CREDIT_FLOWS } from './credit-flows.ts';
import { DRAFT_FLOWS } from './draft-flows.ts';
import { DECLINED_FLOWS } from './declined-flows.ts';
import { REFERENCE } from './mortal-bot.ts';
import {
  accepts,
  alex,
  atSent,
  BRIGHTWATER,
  corrects,
  type Flow,
  LANDED,
  maya,
  priya,
  sam,
  sends,
  sendsAnother,
  takesOneLate,
  timeIs,
  windowCloses,
} from './steps.ts';
import { STALL_FLOWS } from './stall-flows.ts';
import { NOTED_FLOWS } from './noted-flows.ts';
import { HELP_FLOWS } from './help-flows.ts';
import { REGISTRATION_FLOWS } from './registration-flows.ts';
import { TAKEN_UP_FLOWS } from './taken-up-flows.ts';

const atLapse = [...atSent, 'lapsed'];
const LAPSED = {
  sam: ['ae_card', 'lapse_ae'],
  maya: ['lapse_author'],
  alex: ['intake_call'],
  brightwater: ['partner_card', 'partner_delay'],
};

const OTHERS: Record<string, Flow> = {
  'sending a handoff': { steps: [sends], events: atSent, told: LANDED },

  'sending it while Slack takes one message ten minutes late, after it was sent again': {
    steps: [takesOneLate, sends],
    events: atSent,
    told: LANDED,
  },

  'letting it lapse and letting that be escalated': {
    steps: [sends, windowCloses, timeIs('2026-11-30T17:00:00-05:00')],
    events: [...atLapse, 'escalated'],
    told: { ...LAPSED, alex: [...LAPSED.alex, 'escalation'] },
  },

  'letting it lapse and re-routing it': {
    steps: [
      sends,
      windowCloses,
      ({ intake }) => intake.reroute(REFERENCE, alex, { ae: priya.userId, days: 3, reason: 'Away.' }),
    ],
    events: [...atLapse, 'rerouted'],
    told: {
      ...LAPSED,
      sam: [...LAPSED.sam, 'ae_news'],
      priya: ['ae_card'],
      maya: [...LAPSED.maya, 'author_news'],
      brightwater: [...LAPSED.brightwater, 'partner_news'],
    },
  },

  'letting it lapse and extending it': {
    steps: [
      sends,
      windowCloses,
      ({ intake }) => intake.extend(REFERENCE, alex, { days: 5, reason: 'Sam was at a fair.' }),
    ],
    events: [...atLapse, 'extended'],
    told: {
      ...LAPSED,
      sam: [...LAPSED.sam, 'ae_news'],
      maya: [...LAPSED.maya, 'author_news'],
      brightwater: [...LAPSED.brightwater, 'partner_news'],
    },
  },

  'letting two lapse at once, which is one message to each, and accepting one of them': {
    steps: [sends, sendsAnother, windowCloses, accepts(sam)],
    events: [...atLapse, 'accepted', ...atLapse],
    told: {
      sam: ['ae_card', 'ae_card', 'lapse_ae + lapse_ae'],
      maya: ['lapse_author + lapse_author', 'author_card'],
      alex: ['intake_call + intake_call'],
      brightwater: ['partner_card', 'partner_card', 'partner_delay', 'partner_delay', 'partner_decision'],
    },
  },

  'withdrawing it': {
    steps: [sends, ({ intake }) => intake.withdraw(REFERENCE, alex, { reason: 'The customer went elsewhere.' })],
    events: [...atSent, 'withdrawn'],
    told: {
      ...LANDED,
      sam: ['ae_card', 'ae_news'],
      maya: ['author_news'],
      brightwater: ['partner_card', 'partner_news'],
    },
  },

  'its author withdraws it': {
    steps: [sends, ({ intake }) => intake.withdraw(REFERENCE, maya, { reason: 'The customer went elsewhere.' })],
    events: [...atSent, 'withdrawn'],
    told: { sam: ['ae_card', 'ae_news'], brightwater: ['partner_card', 'partner_news'] },
  },

  'correcting it': {
    steps: [sends, corrects],
    events: [...atSent, 'corrected'],
    told: { ...LANDED, sam: ['ae_card', 'ae_corrected'] },
  },

  'reminding of it': {
    steps: [sends, timeIs('2026-11-26T09:30:00-05:00')],
    events: [...atSent, 'reminded'],
    told: { ...LANDED, sam: ['ae_card', 'reminder'] },
  },

  'pausing its partner while it is answered, and lifting that': {
    steps: [
      sends,
      ({ posting }) => posting.pause(BRIGHTWATER.id, { ...alex, requestId: 'V0PAUSE' }),
      accepts(sam),
      ({ posting }) => posting.resume(BRIGHTWATER.id, { ...alex, requestId: 'V0LIFT' }),
    ],
    events: [...atSent, 'accepted'],
    told: { ...LANDED, maya: ['author_card'], brightwater: ['partner_card', 'partner_decision'] },
  },

  'failing to deliver, telling a person and trying again': {
    steps: [
      (_bot, { control }) => control.leave('C0BRIGHTWATER', 'U0APP'),
      sends,
      (_bot, { control }) => control.join('C0BRIGHTWATER', 'U0APP'),
      async ({ handoffs, store }) => {
        const dead = (await store.outbox.of(REFERENCE)).find(({ status }) => status === 'dead_letter');
        if (dead) await handoffs.retryDelivery(dead.id, alex);
      },
    ],
    events: atSent,
    told: { ...LANDED, alex: ['partner_channel'] },
  },
};

export const FLOWS: Record<string, Flow> = {
  ...TAKEN_UP_FLOWS,
  ...STALL_FLOWS,
  ...DECLINED_FLOWS,
  ...HELP_FLOWS,
  ...NOTED_FLOWS,
  ...DRAFT_FLOWS,
  ...CREDIT_FLOWS,
  ...AGREEMENT_FLOWS,
  ...REGISTRATION_FLOWS,
  ...CHECK_FLOWS,
  ...OTHERS,
};
