import { accept, decline, propose } from '../../src/core/handoff/answering.ts';
import { ask, reply } from '../../src/core/handoff/asking.ts';
import { correct, timesCorrected } from '../../src/core/handoff/correcting.ts';
import { correctCredit, disputeCredit, keepCredit } from '../../src/core/credit/crediting.ts';
import type { Decide } from '../../src/core/handoff/decision.ts';
import { NOT_WORTH_REASONS } from '../../src/core/outcome/end.ts';
import { DECLINE_REASONS, type Handoff, type Stage } from '../../src/core/handoff/handoff.ts';
import { extend, loseAe, reroute, withdraw } from '../../src/core/handoff/intake.ts';
import { type MovesTime, passMoves } from '../../src/core/outcome/moves-clock.ts';
import { closeDeal, park, passMending } from '../../src/core/handoff/mending.ts';
import { disqualify, lose, openOpportunity, qualify, win } from '../../src/core/outcome/outcomes.ts';
import { endUndo, reopen, undo } from '../../src/core/handoff/reopening.ts';
import { land, refuseAe } from '../../src/core/handoff/sending.ts';
import type { Calendar } from '../../src/core/time/calendar.ts';
import { dialDown, passTime, retime } from '../../src/core/handoff/window.ts';
import { tellPartner } from '../../src/core/handoff/sentence-for-partner.ts';
import { CHECK, checkTime, gateOf } from './check-deeds.ts';
import { AES, AUTHOR, INTAKE_OWNER, ofOurs, QUESTIONS_TO } from './cast.ts';
import { mark, OPENED_ON } from './marks.ts';
import { type Deeds, inDays, type Moment, takenIn, whoAnswers, whoMends } from './moment.ts';
import { MOVES, rolesOf } from './move-deeds.ts';

/** What people and time do to a handoff, by chance, with a mark in all that is typed. */

/** Mends its packet and sends it again, maybe to another partner. */
export type Deed = Decide | 'mends';

const UNDO_MINUTES = 60 * 24;
const PARTNERS_ZONE = 'Europe/Berlin';

const ANSWERS = {
  accepts: ({ now, life, chance }, handoff) => {
    const { seller_move: suggested, seller_move_by: moveBy } = handoff.packet;
    const move = chance.oneIn(3) ? mark('replaced_move', life) : suggested;
    const by = whoAnswers(handoff, chance);
    const roles = rolesOf(chance);
    return (current) => accept(current, { by, move, moveBy, roles, undoMinutes: UNDO_MINUTES, now });
  },
  declines: ({ now, life, calendar, chance }, handoff) => {
    const reason = chance.pick(DECLINE_REASONS);
    const comeBackOn = reason === 'bad_timing' && chance.oneIn(2) ? inDays(chance.upTo(9), calendar, now) : null;
    const betterAe = reason === 'wrong_owner' ? chance.pick(AES) : null;
    const said = { reason, note: mark('note', life), betterAe, comeBackOn, undoMinutes: UNDO_MINUTES };
    const by = whoAnswers(handoff, chance);
    return (current) => decline(current, { ...said, by, calendar, now });
  },
  proposes: ({ now, chance }, handoff) => {
    const [by, betterAe] = [whoAnswers(handoff, chance), chance.pick(AES)];
    return (current) => propose(current, { by, betterAe, now });
  },
  asks: ({ now, life, chance }, handoff) => {
    const by = whoAnswers(handoff, chance);
    return (current, history) =>
      ask(current, { by, to: QUESTIONS_TO, words: mark('question', life), history: history(), now });
  },
  replies: ({ now, life, chance }) => {
    const [by, number] = [ofOurs(chance.pick([QUESTIONS_TO, AUTHOR])), 1 + chance.upTo(3)];
    return (current, history) => reply(current, { by, number, words: mark('answer', life), history: history(), now });
  },
  dials: ({ now, calendar, chance }, handoff) => {
    const [by, until] = [whoAnswers(handoff, chance), chance.pick(['tomorrow', 'last_day'] as const)];
    return (current) => dialDown(current, { by, until, calendar, now });
  },
} satisfies Deeds;

/** The usual thresholds, everybody there, and a partner who has read nothing since. */
const movesTimeIn = (calendar: Calendar): MovesTime => ({
  calendar,
  partnerZone: PARTNERS_ZONE,
  stalls: { acceptedDays: 2, workingDays: 30, awayUntil: null },
  updates: { calendar, toldAt: null, isOnHold: false, leftOut: [] },
});

const INTAKE = {
  reroutes: (moment) => {
    const { now, life, chance, ...time } = moment;
    const passed = {
      ...(chance.oneIn(2) ? { gate: gateOf(moment) } : {}),
      ...takenIn(chance),
      ae: chance.pick(AES),
      days: 1 + chance.upTo(4),
      reason: mark('reroute', life),
    };
    return (current, history) => reroute(current, { ...passed, time, history: history(), now });
  },
  extends: ({ now, life, chance, ...time }) => {
    const given = { ...takenIn(chance), days: 1 + chance.upTo(9), reason: mark('extension', life) };
    return (current) => extend(current, { ...given, time, now });
  },
  withdraws: ({ now, life, chance }) => {
    const by = chance.oneIn(2) ? ofOurs(AUTHOR) : takenIn(chance).by;
    return (current) => withdraw(current, { by, intakeOwner: INTAKE_OWNER, reason: mark('withdrawal', life), now });
  },
  reopens: ({ now, life, chance, ...time }) => {
    const asked = takenIn(chance);
    return (current) => reopen(current, { ...asked, reason: mark('reopening', life), time, now });
  },
  'loses the account executive':
    ({ now }) =>
    (current) =>
      loseAe(current, now),
} satisfies Deeds;

const AFTER_DECLINE = {
  parks: ({ now, calendar, chance }) => {
    const [by, day] = [whoMends(chance), inDays(1 + chance.upTo(9), calendar, now)];
    return (current) => park(current, { by, day, calendar, now });
  },
  'tells the partner': ({ now, life, chance }) => {
    const by = whoMends(chance);
    return (current) => tellPartner(current, { by, sentence: mark('sentence', life), now });
  },
  closes: ({ now, chance }) => {
    const by = whoMends(chance);
    return (current) => closeDeal(current, { by, now });
  },
} satisfies Deeds;

const AFTER_YES = {
  'is worth working': ({ now, chance }, handoff) => {
    const by = whoAnswers(handoff, chance);
    return (current) => qualify(current, { by, now });
  },
  'is not worth working': ({ now, chance }, handoff) => {
    const said = { by: whoAnswers(handoff, chance), reason: chance.pick(NOT_WORTH_REASONS), now };
    return (current) => disqualify(current, said);
  },
  'opens an opportunity': ({ now, life, chance }, handoff) => {
    const link = `https://crm.example.com/${mark('link', life)}`;
    const opened = { link, openedOn: OPENED_ON, amount: mark('amount', life) };
    const by = whoAnswers(handoff, chance);
    return (current) => openOpportunity(current, { by, opened, now });
  },
  wins: ({ now, life, chance }, handoff) => {
    const said = { amount: mark('amount', life), partnerDid: mark('partner_did', life) };
    const by = whoAnswers(handoff, chance);
    return (current) => win(current, { ...said, by, now });
  },
  loses: ({ now, life, chance }, handoff) => {
    const outcome = chance.pick(['lost', 'no_deal'] as const);
    const by = whoAnswers(handoff, chance);
    return (current) => lose(current, { by, outcome, reason: mark('end_reason', life), now });
  },
  'takes it back': ({ now, chance, ...time }, handoff) => {
    const by = whoAnswers(handoff, chance);
    return (current) => undo(current, { by, intakeOwner: INTAKE_OWNER, time, now });
  },
  'cannot take it back any more':
    ({ now }) =>
    (current) =>
      endUndo(current, now),
} satisfies Deeds;

const CREDIT = {
  'corrects the credit': ({ now, life, chance }) => {
    const classification = chance.pick(['partner_sourced', 'partner_influenced'] as const);
    const said = { by: ofOurs(AES[1]), reason: mark('correction', life), alliancesOwner: INTAKE_OWNER, now };
    return (current) => correctCredit(current, { ...said, classification });
  },
  'disputes the credit': ({ now, life }) => {
    const said = { by: ofOurs(AUTHOR), reason: mark('dispute', life), alliancesOwner: INTAKE_OWNER, now };
    return (current, history) => disputeCredit(current, { ...said, settlers: [AES[1]], history: history() });
  },
  'keeps the credit': ({ now, life }) => {
    const said = { by: ofOurs(AES[1]), reason: mark('keeping', life), alliancesOwner: INTAKE_OWNER, now };
    return (current, history) => keepCredit(current, { ...said, history: history() });
  },
} satisfies Deeds;

const OTHERWISE = {
  corrects: ({ now, life, chance }, handoff) => {
    const field = chance.pick(['partner_move', 'seller_move', 'warm_path', 'conflict_note'] as const);
    const input = { ...handoff.packet, [field]: `${mark(field, life)} since ${now}` };
    return (current, history) => {
      const openedOn = timesCorrected(history());
      return correct(current, { by: ofOurs(AUTHOR), input, openedOn, history: history(), peopleErrors: {}, now });
    };
  },
  lands: (moment) => {
    const gate = gateOf(moment);
    return (current) => land(current, moment, moment.now, gate);
  },
  'is refused':
    ({ now, life }) =>
    (current) =>
      refuseAe(current, mark('refusal', life), now),
  'is counted anew':
    ({ now, ...time }) =>
    (current) =>
      retime(current, time, now),
  'time passes':
    ({ now, calendar }) =>
    (current, history) =>
      checkTime(calendar, now)(current, history) ??
      passTime(current, calendar, now) ??
      passMending(current, calendar, now) ??
      passMoves(current, movesTimeIn(calendar), now),
} satisfies Deeds;

const DEEDS = { ...CHECK, ...ANSWERS, ...INTAKE, ...AFTER_DECLINE, ...MOVES, ...AFTER_YES, ...CREDIT, ...OTHERWISE };
export type DeedName = keyof typeof DEEDS | 'mends';
// Object.keys types keys as plain text; these are those of DEEDS.
export const DEED_NAMES = [...(Object.keys(DEEDS) as (keyof typeof DEEDS)[]), 'mends'] as const;

/** What is likely next, so that lives get far; anything can be tried at any time. */
const LIKELY: Record<Stage, readonly DeedName[]> = {
  draft: ['lands', 'lands', 'is refused', 'mends'],
  checking: ['clears', 'clears', 'clears', 'returns', 'passes the check on', 'withdraws', 'time passes'],
  returned: ['sends what came back', 'sends what came back', 'sends what came back', 'withdraws', 'time passes'],
  awaiting: [
    ...namesOf(ANSWERS),
    ...namesOf(INTAKE),
    'accepts',
    'declines',
    'corrects',
    'is counted anew',
    'time passes',
  ],
  accepted: [
    ...namesOf(MOVES),
    ...namesOf(MOVES),
    ...namesOf(AFTER_YES),
    ...namesOf(CREDIT),
    'tells the partner',
    'reopens',
    'time passes',
    'time passes',
  ],
  declined: [
    ...namesOf(AFTER_DECLINE),
    'mends',
    'mends',
    'mends',
    'reroutes',
    'reopens',
    'takes it back',
    'time passes',
  ],
  working: [
    ...namesOf(MOVES),
    ...namesOf(CREDIT),
    'tells the partner',
    'opens an opportunity',
    'wins',
    'loses',
    'time passes',
    'time passes',
  ],
  closed: ['mends', 'time passes', 'corrects the credit'],
};

const DUE = ['time passes'] as const;

function namesOf<Name extends string>(deeds: Record<Name, unknown>): Name[] {
  return Object.keys(deeds) as Name[];
}

/** The next thing that somebody tries. */
export function nextDeed(moment: Moment, handoff: Handoff): { name: DeedName; deed: Deed } {
  const { chance } = moment;
  const isDue = 'nextActionAt' in handoff && handoff.nextActionAt !== null && handoff.nextActionAt <= moment.now;
  const likely = isDue && handoff.stage !== 'draft' && !chance.oneIn(4) ? DUE : LIKELY[handoff.stage];
  const name = chance.pick(chance.oneIn(8) ? DEED_NAMES : likely);
  return { name, deed: name === 'mends' ? name : DEEDS[name](moment, handoff) };
}
