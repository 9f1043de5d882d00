import type { Sandbox } from 'slack-sandbox';
import type { Presser } from '../../src/core/handoff.ts';
import type { PacketInput } from '../../src/core/read-packet.ts';
import type { Partner } from '../../src/core/partner.ts';
import { TOLD_ALL } from '../../src/core/telling.ts';
import { type MortalBot, REFERENCE, SECOND } from './mortal-bot.ts';

/** What happens to one handoff, step by step, and what people must have been told in the end, each once and in this order. */
export type Flow = {
  steps: Step[];
  events: string[];
  told: Record<string, string[]>;
};

/** Done again by a new process when the one that did it died: as people press again when they see no answer. */
export type Step = (bot: MortalBot, sandbox: Sandbox) => Promise<unknown> | void;

/** Each fills in one form only, so the form's id is theirs. */
const ours = (userId: string): Presser => ({ userId, teamId: 'T0NORTHWIND', requestId: `V0FORM:${userId}` });
const maya = ours('U0MAYA');
const sam = ours('U0SAM');
const priya = ours('U0PRIYA');
const alex = ours('U0ALEX');
const robin = ours('U0ROBIN');

export const BRIGHTWATER: Partner = {
  id: 'brightwater',
  name: 'Brightwater Consulting',
  channelId: 'C0BRIGHTWATER',
  teamId: 'T0BRIGHTWATER',
  alliancesOwner: alex.userId,
  zone: null,
  contactAlone: false,
  ...TOLD_ALL,
  contacts: [{ id: 'lena', name: 'Lena Fischer', role: 'Practice lead', userId: 'U0LENA' }],
};

const FORM: PacketInput = {
  account: 'Fabrikam Logistics',
  why_account: 'On the priority list.',
  opportunity: null,
  opportunity_created_on: null,
  partner_touch_on: '2026-11-20',
  partner: BRIGHTWATER.id,
  partner_contact: 'lena',
  partner_contact_role: null,
  why_partner: 'Runs the order system there.',
  customer_trigger: 'The buyer asked for it last week.',
  joint_value: 'We bring live stock data, they connect it.',
  warm_path: 'Lena meets Jonas every other week.',
  warmth: 'strong',
  seller_move: 'Join the call with Jonas.',
  seller_move_by: '2026-11-30',
  partner_move: 'Lena introduces you by mail.',
  partner_move_by: '2026-11-27',
  partner_agreed: true,
  conflict_note: 'Checked: nothing registered.',
  conflict_checked: true,
  evidence: 'Notes: https://docs.example.com/notes',
  ae: sam.userId,
  window_days: 3,
  questions_to: robin.userId,
};

const sends: Step = ({ sending }) => sending.send({ by: maya, input: FORM, requestKey: 'V0FORM', revisionOf: null });

const sendsAnother: Step = ({ sending }) =>
  sending.send({ by: maya, input: { ...FORM, account: 'Contoso Foods' }, requestKey: 'V0FORM2', revisionOf: null });

const corrects: Step = ({ corrections }) => {
  const input = { ...FORM, warm_path: 'Lena meets Jonas on Thursdays.', partner_move_by: '2026-11-30' };
  return corrections.correct(REFERENCE, maya, { input, openedOn: 0 });
};

const takesOneLate: Step = (_bot, { control }) => {
  const fault = { kind: 'late', ms: 10 * 60_000, isCutOff: true } as const;
  control.fail({ method: 'chat.postMessage', channel: BRIGHTWATER.channelId, fault });
};

const acceptsAs =
  (by: Presser, handoff: string): Step =>
  ({ handoffs }) =>
    handoffs.accept(handoff, by, { move: FORM.seller_move, moveBy: '2026-12-01' });
const accepts = (by: Presser) => acceptsAs(by, REFERENCE);

const choosesSalesChannel: Step = ({ store }) => store.set('sales_channel', 'C0PRIVBOT');

const finds =
  (what: 'opportunity' | 'won'): Step =>
  ({ outcomes }) =>
    outcomes.record(
      REFERENCE,
      { ...sam, requestId: `V0OUTCOME:${what}` },
      {
        what,
        opportunity_link: 'https://crm.example.com/4712',
        opened_on: null,
        amount: 'EUR 40,000',
        partner_did: FORM.partner_move,
        end_reason: null,
      },
    );

const findsItNotWorthIt: Step = ({ outcomes }) =>
  outcomes.disqualify(REFERENCE, { ...sam, requestId: 'T0TAP' }, 'budget');

const asks: Step = ({ questions }) => questions.ask(REFERENCE, { ...sam, requestId: 'V0ASK' }, 'Who signs there?');

const answers: Step = ({ questions }) => questions.reply(REFERENCE, robin, 1, 'Jonas Weber does.');

const lena = (form: string): Presser => ({ userId: 'U0LENA', teamId: 'T0BRIGHTWATER', requestId: form });

const partnerNeedsTime: Step = ({ partnerMoves }) =>
  partnerMoves.notYet(REFERENCE, lena('V0NOTYET'), { day: '2026-12-04', words: 'Jonas is away.' });

const partnerHasMoved: Step = ({ partnerMoves }) => partnerMoves.done(REFERENCE, lena('T0DONE'));

const sellerHasMoved: Step = ({ sellerMoves }) => sellerMoves.done(REFERENCE, { ...sam, requestId: 'T0MOVED' });

const introductionIsMade: Step = ({ sellerMoves }) => sellerMoves.introduced(REFERENCE, { ...sam, requestId: 'T0MET' });

const declines: Step = ({ handoffs }) =>
  handoffs.decline(REFERENCE, sam, { reason: 'bad_timing', note: 'Ask in spring.', betterAe: null });

const declinesFor =
  (reason: string, betterAe: string | null = null): Step =>
  ({ handoffs }) =>
    handoffs.decline(REFERENCE, sam, { reason, note: null, betterAe });

/** The packet of the declined one, with a word on what was missing. */
const mends: Step = ({ sending }) => {
  const input = { ...FORM, evidence: 'Minutes: https://docs.example.com/minutes' };
  return sending.send({ by: maya, input, requestKey: 'V0MEND', revisionOf: REFERENCE });
};

const timeIs =
  (iso: string): Step =>
  (_bot, { clock }) =>
    clock.advanceTo(Math.max(Date.parse(iso), clock.now()));

const windowCloses = timeIs('2026-11-27T17:00:00-05:00');
const atSent = ['sent'];
const atLapse = [...atSent, 'lapsed'];
/** Its author has read in the form what becomes of it. */
const LANDED = { sam: ['ae_card'], brightwater: ['partner_card'] };
const LAPSED = {
  sam: ['ae_card', 'lapse_ae'],
  maya: ['lapse_author'],
  alex: ['intake_call'],
  brightwater: ['partner_card', 'partner_delay'],
};

export const FLOWS: Record<string, Flow> = {
  'sending a handoff': { steps: [sends], events: atSent, told: LANDED },

  'sending it while Slack takes one message ten minutes late, after it was sent again': {
    steps: [takesOneLate, sends],
    events: atSent,
    told: LANDED,
  },

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
      maya: ['author_card', 'author_news', 'ae_outside'],
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
      maya: ['author_card', 'author_news'],
      brightwater: ['partner_card', 'partner_decision', 'partner_news', 'partner_decision'],
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
