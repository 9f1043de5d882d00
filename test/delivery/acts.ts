import { accept, decline, propose } from '../../src/core/handoff/answering.ts';
import { ask, reply } from '../../src/core/handoff/asking.ts';
import { passCheckTime } from '../../src/core/conflict-check/check-clock.ts';
import { clear, type Gate, passCheck, returnToAuthor } from '../../src/core/conflict-check/conflict-check.ts';
import { correct, timesCorrected } from '../../src/core/handoff/correcting.ts';
import { correctCredit, disputeCredit, keepCredit } from '../../src/core/credit/crediting.ts';
import type { Decision } from '../../src/core/handoff/decision.ts';
import { awaiting, checking, type DeclineReason, type Handoff, type Presser } from '../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../src/core/handoff/history.ts';
import { extend, loseAe, reroute, withdraw } from '../../src/core/handoff/intake.ts';
import { closeDeal, mayMend, mended, park, passMending } from '../../src/core/handoff/mending.ts';
import { passMoves } from '../../src/core/outcome/moves-clock.ts';
import {
  changeRoles,
  introduce,
  partnerDone,
  partnerNotYet,
  sellerChanges,
  sellerDidNot,
  sellerDone,
} from '../../src/core/outcome/moving.ts';
import { disqualify, lose, openOpportunity, qualify, win } from '../../src/core/outcome/outcomes.ts';
import { questionsIn } from '../../src/core/handoff/questions.ts';
import { reopen, undo } from '../../src/core/handoff/reopening.ts';
import { passReturned, sendReturned } from '../../src/core/conflict-check/returning.ts';
import { land, refuseAe, refuseAuthor } from '../../src/core/handoff/sending.ts';
import { remindPartner, stillGoing } from '../../src/core/outcome/unstalling.ts';
import { dialDown, passTime, retime } from '../../src/core/handoff/window.ts';
import { tellPartner } from '../../src/core/handoff/sentence-for-partner.ts';
import { ANSWERS, TIMES } from '../support/checks.ts';
import {
  CALENDAR,
  iris,
  lastDayClosed,
  lena,
  maya,
  movesTime,
  OURS,
  priya,
  sam,
  takenIn,
  TIME,
} from '../support/packets.ts';

/** What people and the clock can do to a handoff. The core refuses an act that is not allowed at its moment. */

export const alex: Presser = { userId: 'U0ALEX', teamId: OURS };
export const rita: Presser = { userId: 'U0RITA', teamId: OURS };
const bea = 'U0BEA';

type Past = { history: readonly HandoffEvent[]; now: number };
export type Act = (handoff: Handoff, past: Past) => Decision | null;

const DAY = 86_400_000;
const dayAfter = (now: number, days: number): string => new Date(now + days * DAY).toISOString().slice(0, 10);
/** Other words each time. */
const numbered = (words: string, { history }: Past): string => `${words} (${history.length})`;
/** The account executive who has it now. */
const theirs = ({ packet }: Handoff): Presser => ({ userId: packet.ae, teamId: OURS });
const another = ({ packet }: Handoff): string => (packet.ae === sam.userId ? priya.userId : 'U0JO');
const before = ({ packet }: Handoff): string => (packet.ae === sam.userId ? 'U0JO' : sam.userId);

const TO_SIGN: Gate = { signer: alex.userId, calendar: CALENDAR };

const declines =
  (reason: DeclineReason, more: { betterAe?: string; comeBackOn?: number } = {}): Act =>
  (handoff, { now }) =>
    decline(handoff, {
      by: theirs(handoff),
      reason,
      note: null,
      betterAe: more.betterAe ?? null,
      comeBackOn: more.comeBackOn === undefined ? null : dayAfter(now, more.comeBackOn),
      calendar: CALENDAR,
      undoMinutes: 60,
      now,
    });

const reroutes =
  (to: (handoff: Handoff) => string, gate?: Gate): Act =>
  (handoff, { history, now }) =>
    reroute(handoff, {
      ...takenIn,
      ae: to(handoff),
      days: 3,
      reason: 'They know them.',
      time: TIME,
      ...(gate ? { gate } : {}),
      history,
      now,
    });

const sendsReturned =
  (gate: (now: number) => Gate): Act =>
  (handoff, past) => {
    const { now, history } = past;
    const { packet, contactId, classification, creditLine, creditWordBy, creditWordAt } = handoff;
    const mendedPacket = { ...packet, why_account: numbered('They asked for it', past) };
    const credit = { classification, creditLine, creditWordBy, creditWordAt };
    return sendReturned(handoff, {
      by: maya,
      packet: mendedPacket,
      contactId,
      credit,
      gate: gate(now),
      time: TIME,
      history,
      now,
    });
  };

const corrects =
  (field: 'why_account' | 'partner_move'): Act =>
  (handoff, past) =>
    correct(handoff, {
      by: maya,
      input: { ...handoff.packet, partner_contact: 'lena', [field]: numbered('Another fact', past) },
      openedOn: timesCorrected(past.history),
      history: past.history,
      peopleErrors: {},
      now: past.now,
    });

/** What people do. */
export const OF_PEOPLE: Record<string, Act> = {
  'it lands': (handoff, { now }) => land(handoff, TIME, now),
  'it goes to its check': (handoff, { now }) => land(handoff, TIME, now, TO_SIGN),
  'Sam cannot be asked': (handoff, { now }) => refuseAe(handoff, 'They are a guest.', now),
  'Maya may not hand off': (handoff, { now }) => refuseAuthor(handoff, now),
  'Alex clears it': (handoff, { history, now }) =>
    clear(handoff, { by: alex, intakeOwner: iris.userId, answers: ANSWERS, time: TIME, history, now }),
  'Alex returns it': (handoff, past) =>
    returnToAuthor(handoff, {
      by: alex,
      intakeOwner: iris.userId,
      reason: numbered('It is registered', past),
      calendar: CALENDAR,
      now: past.now,
    }),
  'somebody else signs': (handoff, { now }) => {
    const open = checking(handoff);
    if (!open || open.check.signer === bea) return null;
    return passCheck(open, { by: null, signer: bea, calendar: CALENDAR, ae: CALENDAR, now });
  },
  'Maya sends it to its check again': sendsReturned(() => TO_SIGN),
  'Maya sends it again, cleared': sendsReturned((now) => ({
    clearing: { by: alex.userId, at: now, answers: ANSWERS, rule: null },
  })),
  'Sam asks': (handoff, past) =>
    ask(handoff, {
      by: theirs(handoff),
      to: maya.userId,
      words: numbered('Who signs?', past),
      history: past.history,
      now: past.now,
    }),
  'Maya replies': (handoff, past) =>
    reply(handoff, {
      by: maya,
      number: questionsIn(past.history).findIndex(({ reply: given }) => given === null) + 1,
      words: numbered('Jonas does', past),
      history: past.history,
      now: past.now,
    }),
  'Sam names somebody better placed': (handoff, { now }) =>
    propose(handoff, { by: theirs(handoff), betterAe: another(handoff), now }),
  'Sam wants fewer reminders': (handoff, { now }) =>
    dialDown(handoff, { by: theirs(handoff), until: 'last_day', calendar: CALENDAR, now }),
  'its last day is closed': (handoff, { now }) =>
    awaiting(handoff) && retime(handoff, { calendar: lastDayClosed(handoff), version: handoff.version + 1 }, now),
  'Maya corrects a fact': corrects('why_account'),
  'Maya corrects what the partner reads': corrects('partner_move'),
  'Iris gives more time': (handoff, past) =>
    extend(handoff, { ...takenIn, days: 4 + past.history.length, reason: 'A fair.', time: TIME, now: past.now }),
  'Iris re-routes it': reroutes(another),
  'Iris re-routes it back': reroutes(before),
  'Iris re-routes it, once it is checked': reroutes(another, TO_SIGN),
  'Iris re-routes it back, once it is checked': reroutes(before, TO_SIGN),
  'Iris withdraws it': (handoff, { now }) => withdraw(handoff, { ...takenIn, reason: 'The customer left.', now }),
  'Maya withdraws it': (handoff, { now }) =>
    withdraw(handoff, { ...takenIn, by: maya, reason: 'The customer left.', now }),
  'Sam has left': (handoff, { now }) => loseAe(handoff, now),
  'Sam accepts': (handoff, { now }) =>
    accept(handoff, {
      by: theirs(handoff),
      move: handoff.packet.seller_move,
      moveBy: handoff.packet.seller_move_by,
      undoMinutes: 60,
      now,
    }),
  'Sam declines for want of evidence': declines('no_evidence'),
  'Sam declines: somebody else owns it': declines('wrong_owner', { betterAe: 'U0JO' }),
  'Sam declines: not before a day': declines('bad_timing', { comeBackOn: 14 }),
  'Sam declines for a conflict': declines('conflict'),
  'Sam takes it back': (handoff, { now }) => undo(handoff, { ...takenIn, by: theirs(handoff), time: TIME, now }),
  'Iris reopens it': (handoff, { now }) => reopen(handoff, { ...takenIn, reason: 'A slip.', time: TIME, now }),
  'Maya lets it wait': (handoff, { history, now }) =>
    park(handoff, { by: maya, day: dayAfter(now, 7 + history.length), calendar: CALENDAR, now }),
  'Maya writes to the partner': (handoff, past) =>
    tellPartner(handoff, { by: maya, sentence: numbered('We are on it', past), now: past.now }),
  'Maya closes the deal': (handoff, { now }) => closeDeal(handoff, { by: maya, now }),
  'Maya sends a mended packet': (handoff, { now }) => mended(mayMend(handoff, maya), { by: maya, goesOn: true, now }),
  'it is worth working': (handoff, { now }) => qualify(handoff, { by: theirs(handoff), now }),
  'it is not worth working': (handoff, { now }) => disqualify(handoff, { by: theirs(handoff), reason: 'fit', now }),
  'an opportunity is opened': (handoff, { history, now }) =>
    openOpportunity(handoff, {
      by: theirs(handoff),
      opened: { link: `https://crm.example.com/${history.length}`, openedOn: '2026-11-24', amount: null },
      now,
    }),
  'it is won': (handoff, { now }) =>
    win(handoff, { by: theirs(handoff), amount: null, partnerDid: 'They introduced us.', now }),
  'it is lost': (handoff, { now }) => lose(handoff, { by: theirs(handoff), outcome: 'lost', reason: null, now }),
  'no deal comes of it': (handoff, { now }) =>
    lose(handoff, { by: theirs(handoff), outcome: 'no_deal', reason: null, now }),
  'Lena has moved': (handoff, { now }) => partnerDone(handoff, { by: lena, now }),
  'Lena needs time': (handoff, { history, now }) =>
    partnerNotYet(handoff, { by: lena, day: dayAfter(now, 5 + history.length), words: 'A holiday.', now }),
  'Sam has moved': (handoff, { now }) => sellerDone(handoff, { by: theirs(handoff), now }),
  'Sam names another day': (handoff, { history, now }) =>
    sellerChanges(handoff, {
      by: theirs(handoff),
      move: 'Call Jonas.',
      moveBy: dayAfter(now, 6 + history.length),
      now,
    }),
  'Sam did not move': (handoff, { now }) => sellerDidNot(handoff, { by: theirs(handoff), why: 'No answer.', now }),
  'the introduction is made': (handoff, { now }) => introduce(handoff, { by: theirs(handoff), now }),
  'somebody else leads': (handoff, { history, now }) => {
    const customer = history.length % 2 === 0 ? 'partner' : 'ae';
    const roles = { leadsCustomer: customer, leadsFit: 'partner', leadsClose: 'ae' } as const;
    return changeRoles(handoff, { by: theirs(handoff), roles, now });
  },
  'it is still going': (handoff, { now }) => stillGoing(handoff, { by: theirs(handoff), now }),
  'Sam asks the partner again': (handoff, { now }) => remindPartner(handoff, { by: theirs(handoff), now }),
  'Rita corrects the credit': (handoff, past) =>
    correctCredit(handoff, {
      by: rita,
      classification: handoff.classification === 'partner_sourced' ? 'partner_influenced' : 'partner_sourced',
      reason: numbered('The touch was later', past),
      alliancesOwner: alex.userId,
      now: past.now,
    }),
  'Maya disputes the credit': (handoff, past) =>
    disputeCredit(handoff, {
      by: maya,
      reason: numbered('We were first', past),
      alliancesOwner: alex.userId,
      settlers: [rita.userId],
      history: past.history,
      now: past.now,
    }),
  'Rita keeps the credit': (handoff, past) =>
    keepCredit(handoff, {
      by: rita,
      reason: numbered('It is as it is', past),
      history: past.history,
      alliancesOwner: alex.userId,
      now: past.now,
    }),
};

const SOON_STALLED = { acceptedDays: 2, workingDays: 5, awayUntil: null };

/** Does what is due. */
export const BY_THE_CLOCK: Act = (handoff, { now }) =>
  passCheckTime(handoff, TIMES, now) ??
  passReturned(handoff, CALENDAR, now) ??
  passTime(handoff, CALENDAR, now) ??
  passMending(handoff, CALENDAR, now) ??
  passMoves(handoff, { ...movesTime(), stalls: SOON_STALLED }, now);
