import { accept, decline, propose } from '../../src/core/handoff/answering.ts';
import { examplePacket } from '../../src/core/packet/example.ts';
import { escalation } from '../../src/core/time/business-time.ts';
import { MOST_OF_AMOUNT, MOST_OF_REASON } from '../../src/core/outcome/outcome-form.ts';
import { disqualify, lose, openOpportunity, qualify, win } from '../../src/core/outcome/outcomes.ts';
import { linksIn } from '../../src/core/kernel/text.ts';
import { type Calendar, dayOf, plainCalendar } from '../../src/core/time/calendar.ts';
import type { Decision } from '../../src/core/handoff/decision.ts';
import {
  type Awaiting,
  awaiting as whileAwaiting,
  type Handoff,
  type Presser,
  type Window,
  windowOf,
} from '../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../src/core/handoff/history.ts';
import type { Opportunity } from '../../src/core/outcome/end.ts';
import { readGrade } from '../../src/core/packet/grade.ts';
import { extend, reroute, withdraw } from '../../src/core/handoff/intake.ts';
import { closeDeal, passMending } from '../../src/core/handoff/mending.ts';
import { MAX_SAID } from '../../src/core/outcome/move-forms.ts';
import { type MovesTime, passMoves } from '../../src/core/outcome/moves-clock.ts';
import { introduce, partnerDone, partnerNotYet, sellerDidNot, sellerDone } from '../../src/core/outcome/moving.ts';
import { fieldOf, type Packet, PACKET_KEYS, type PacketKey } from '../../src/core/packet/packet.ts';
import { LISTED } from '../../src/core/directory/lookup.ts';
import { MAX_CONTACTS, type Partner } from '../../src/core/partner/partner.ts';
import type { PacketInput } from '../../src/core/packet/read-packet.ts';
import { reopen, undo } from '../../src/core/handoff/reopening.ts';
import { land, refuseAe, send, supersede } from '../../src/core/handoff/sending.ts';
import type { EpochMs } from '../../src/core/time/instant.ts';
import { cut } from '../../src/core/kernel/text.ts';
import { dialDown, passTime, retime, type Timekeeping } from '../../src/core/handoff/window.ts';
import { tellPartner } from '../../src/core/handoff/sentence-for-partner.ts';
import { TOLD_ALL } from '../../src/core/partner/telling.ts';

/** Packets, partners and handoffs for tests that need no Slack. Maya writes, Sam answers, Iris takes in, Priya is better placed. */

/** Why a packet goes out although not all is well with it. */
export const ALL_THE_SAME = 'They asked me for it as it is.';
/** A Tuesday, 10:00 in New York. */
export const NOW = Date.parse('2026-11-24T10:00:00-05:00');
export const ZONE = 'America/New_York';
/** Nine to five in New York, Monday to Friday. */
export const CALENDAR: Calendar = plainCalendar(ZONE);
export const TIME: Timekeeping = { calendar: CALENDAR, version: 1 };

/** What the clock of an accepted handoff goes by: the usual thresholds, everybody there, and a partner who has heard nothing since. */
export function movesTime(calendar = CALENDAR, partnerZone = ZONE): MovesTime {
  return {
    calendar,
    partnerZone,
    stalls: { acceptedDays: 2, workingDays: 30, awayUntil: null },
    updates: { calendar: CALENDAR, toldAt: null, isOnHold: false, leftOut: [] },
  };
}

export const OURS = 'T0NORTHWIND';

export const maya: Presser = { userId: 'U0MAYA', teamId: OURS };
export const sam: Presser = { userId: 'U0SAM', teamId: OURS };
export const priya: Presser = { userId: 'U0PRIYA', teamId: OURS };
/** The partner's contact. */
export const lena: Presser = { userId: 'U0LENA', teamId: 'T0BRIGHTWATER' };
export const iris: Presser = { userId: 'U0IRIS', teamId: OURS };

export const brightwater: Partner = {
  id: 'brightwater',
  name: 'Brightwater Consulting',
  channelId: 'C0BRIGHTWATER',
  teamId: 'T0BRIGHTWATER',
  alliancesOwner: 'U0ALEX',
  zone: null,
  ...TOLD_ALL,
  contactAlone: false,
  authorCertifies: true,
  does: '',
  contacts: [
    { id: 'lena', name: 'Lena Fischer', role: 'Practice lead', userId: 'U0LENA' },
    { id: 'omar', name: 'Omar Haddad', role: 'Architect', userId: null },
  ],
};

/** Another partner, of the same alliances owner. */
export const ferrous: Partner = {
  ...brightwater,
  id: 'ferrous',
  name: 'Ferrous Systems',
  channelId: 'C0FERROUS',
  teamId: 'T0FERROUS',
  contacts: [{ id: 'finn', name: 'Finn Keller', role: 'Partner manager', userId: null }],
};

const typical: Packet = {
  ...examplePacket({ ae: sam.userId, questionsTo: maya.userId }, NOW),
  account: 'Fabrikam Logistics',
  account_ref: '',
  why_account: 'On the priority list; their warehouse contract ends in March.',
  opportunity: 'OPP-4711 https://crm.example.com/4711, discovery',
  opportunity_created_on: '2026-11-10',
  opportunity_closed_on: null,
  partner_touch_on: '2026-11-20',
  partner_touch_source: 'https://mail.example.com/thread/4711',
  partner: brightwater.id,
  partner_contact: 'Lena Fischer',
  partner_contact_role: 'Practice lead',
  why_partner: 'Runs the order system in nine of twelve warehouses.',
  customer_trigger: '“Not another peak season on spreadsheets.” Jonas Weber, VP Operations, last week.',
  joint_value: 'We bring live stock data; Brightwater connects it to the order system.',
  warm_path: 'Lena meets Jonas every other week; she writes the introduction.',
  warmth: 'strong',
  seller_move: 'Join Lena’s call with Jonas and show the live stock view.',
  seller_move_by: '2026-11-30',
  partner_move: 'Lena introduces you by mail.',
  partner_move_by: '2026-11-27',
  partner_agreed: true,
  conflict_note: 'Checked by Alex on Monday: nothing registered.',
  conflict_checked: true,
  evidence: 'Notes: https://docs.example.com/fabrikam\nThread: https://mail.example.com/42',
  ae: sam.userId,
  window_days: 3,
  window_reason: null,
  questions_to: maya.userId,
};

export function packetOf(changes: Partial<Packet> = {}): Packet {
  return { ...typical, ...changes };
}

/** The longest text that each field of people's words takes; a contact's name comes from the registry. */
export const MAX_LENGTH: ReadonlyMap<PacketKey, number> = new Map(
  PACKET_KEYS.flatMap((key): [PacketKey, number][] => {
    const { input } = fieldOf(key);
    if (input.as === 'contact') return [[key, 150]];
    return input.as === 'text' || input.as === 'account' ? [[key, input.max]] : [];
  }),
);

/** What a form held that makes the typical packet, changed as asked. */
export function formOf(changes: Partial<PacketInput> = {}): PacketInput {
  return { ...typical, ...changes };
}

/** The least that passes. */
export const shortest: Packet = {
  ...packetOf({ opportunity: null, opportunity_created_on: null, warmth: 'cold', window_days: 1 }),
  ...Object.fromEntries([...MAX_LENGTH.keys()].map((field) => [field, 'x'])),
  opportunity: null,
  account_ref: '',
  partner_touch_source: 'https://x.example',
  evidence: 'x https://x.example',
};

/** Every text as long as it may be, of nothing but `filling`. */
export function longest(filling: string): Packet {
  const texts = [...MAX_LENGTH].map(([field, max]) => [field, filled(filling, max)]);
  return { ...packetOf({ window_days: 10 }), ...Object.fromEntries(texts) };
}

/** What breaks careless markup, careless cutting and careless counting. */
export const HOSTILE_FILLINGS = {
  ampersands: '&',
  'angle brackets': '<',
  mentions: '<!channel> <@U0SAM> ',
  emoji: '\u{1f9e8}',
  'emoji shortcodes': ':boom: ',
  'combined emoji': '\u{1f469}\u200d\u{1f680}',
  'mrkdwn marks': '*_~`> ',
  links: 'https://x.example/a?b=c&d ',
  'disguised links': 'https://a@b.example ',
  'line breaks': 'x\n',
  'right to left': '\u05d0',
  'wide characters': '\u9b31',
  'quotation marks': '"\\',
  'stacked accents': 'e\u0301\u0302\u0303',
};

/** A partner whose every name is as long as it may be, and whose contacts are as many as asked. */
export function longestPartner(filling: string, id = brightwater.id, people = 2): Partner {
  const contacts = Array.from({ length: people }, (_, at) => ({
    id: `${id}-${at}`.padEnd(32, '0'),
    name: filled(filling, 75),
    // Twenty of them are as many characters as a partner's contacts may have in all.
    role: filled(filling, 70),
    userId: null,
  }));
  return { ...brightwater, id, name: filled(filling, 75), contacts };
}

/** The fullest page of the registry that can be: all names as long as they may be. */
export function fullestRegistry(filling: string): Partner[] {
  return Array.from({ length: LISTED }, (_, at) =>
    longestPartner(filling, `partner-${at}`.padEnd(32, '0'), MAX_CONTACTS),
  );
}

export function filled(filling: string, max: number): string {
  return filling
    .repeat(max)
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, 'x')
    .trim();
}

/** One handoff in every state that it can be in, by what happened to it. */
export function everyState(packet: Packet) {
  const awaiting = waiting(next(send(sending(packet, TIME))));
  return {
    awaiting,
    ...everyDecision(awaiting),
    ...everyOutcome(awaiting),
    ...everyMove(awaiting),
    ...everyOpenWindow(awaiting),
    ...everyLateState(awaiting),
    ...everyDraft(packet),
  } satisfies Record<string, Handoff>;
}

export type StateName = keyof ReturnType<typeof everyState>;

const LATER = NOW + 3_600_000;
/** The partner’s day in a packet that was corrected, among other facts. */
export const CORRECTED_DAY = '2026-12-02';

function everyDraft(packet: Packet) {
  const kept = next(send(sending(packet, null)));
  const refused = next(refuseAe(kept, '<@U0SAM> is a guest. Choose a full member.', NOW));
  return {
    kept,
    refused,
    withdrawn: next(supersede(refused, maya, LATER)),
    'landed after a while': next(land(kept, TIME, LATER)),
  };
}

/** What happens before the window closes. */
function everyOpenWindow(awaiting: Awaiting) {
  const dialled = { by: sam, calendar: CALENDAR, now: LATER };
  return {
    'reminded tomorrow': next(dialDown(awaiting, { ...dialled, until: 'tomorrow' })),
    'reminded on the last day': next(dialDown(awaiting, { ...dialled, until: 'last_day' })),
    retimed: next(retime(awaiting, { calendar: lastDayClosed(awaiting), version: 2 }, LATER)),
    proposed: next(propose(awaiting, { by: sam, betterAe: priya.userId, now: LATER })),
    corrected: { ...awaiting, packet: { ...awaiting.packet, partner_move_by: CORRECTED_DAY } },
  };
}

/** What comes once nobody has answered: Friday, 17:00 in New York. */
function everyLateState(awaiting: Awaiting) {
  const { deadlineAt } = awaiting.window;
  const lapsed = next(passTime(awaiting, CALENDAR, deadlineAt));
  const escalated = next(passTime(lapsed, CALENDAR, escalation(CALENDAR, deadlineAt)));
  const no = { by: sam, note: null, betterAe: null, calendar: CALENDAR };
  const afterwards = { ...takenIn, now: deadlineAt + 3_600_000 };
  const { seller_move: move, seller_move_by: moveBy } = awaiting.packet;
  const rerouted = waiting(
    next(
      reroute(lapsed, { ...afterwards, ...passedOn, days: awaiting.packet.window_days, ae: priya.userId, time: TIME }),
    ),
  );
  return {
    lapsed,
    escalated,
    extended: next(extend(lapsed, { ...afterwards, days: 2, reason: 'Sam is back on Monday.', time: TIME })),
    're-routed': rerouted,
    're-routed and lapsed': next(passTime(rerouted, CALENDAR, rerouted.window.deadlineAt)),
    're-routed and accepted': next(
      accept(rerouted, { by: priya, move, moveBy, now: rerouted.window.deadlineAt - 3_600_000 }),
    ),
    'withdrawn by intake': next(withdraw(lapsed, { ...afterwards, reason: 'The customer has left the market.' })),
    'accepted late': next(accept(lapsed, { by: sam, move, moveBy, now: afterwards.now })),
    'declined late': next(decline(lapsed, { ...no, reason: 'bad_timing', now: afterwards.now })),
    'reopened late': next(
      reopen(next(accept(lapsed, { by: sam, move, moveBy, now: afterwards.now })), {
        ...afterwards,
        reason: 'It was the wrong button.',
        time: TIME,
      }),
    ),
    'promised again': next(passTime(escalated, CALENDAR, nextActionOf(escalated))),
  };
}

const ALL_OF_IT = readGrade({ everything: true, low: [] });
const WEAK_PROOF = readGrade({ everything: false, low: ['weak:relationship_path', 'weak:owner', 'missing:proof'] });

/** What the account executive decides in time. */
function everyDecision(awaiting: Awaiting) {
  const { seller_move: move, seller_move_by: moveBy } = awaiting.packet;
  const answer = { by: sam, now: LATER };
  const no = { ...answer, note: null, betterAe: null, calendar: CALENDAR };
  const declined = next(decline(awaiting, { ...no, reason: 'no_evidence', note: 'The link is dead.' }));
  const justAccepted = next(accept(awaiting, { ...answer, move, moveBy, undoMinutes: 15 }));
  return {
    accepted: next(accept(awaiting, { ...answer, move, moveBy })),
    'accepted and graded': next(accept(awaiting, { ...answer, move, moveBy, grade: ALL_OF_IT })),
    'declined and graded': next(decline(awaiting, { ...no, reason: 'no_evidence', grade: WEAK_PROOF })),
    'accepted with another move': next(
      accept(awaiting, { ...answer, move: 'Call Jonas myself.', moveBy: '2026-12-01' }),
    ),
    'accepted a moment ago': justAccepted,
    'declined a moment ago': next(decline(awaiting, { ...no, reason: 'no_evidence', undoMinutes: 15 })),
    'taken back': next(undo(justAccepted, { by: sam, intakeOwner: iris.userId, time: TIME, now: LATER + 60_000 })),
    declined,
    'declined for a better one': next(decline(awaiting, { ...no, reason: 'wrong_owner', betterAe: priya.userId })),
    'declined for a conflict': next(decline(awaiting, { ...no, reason: 'conflict' })),
    ...everyDeclined(declined, next(decline(awaiting, { ...no, reason: 'bad_timing', comeBackOn: COME_BACK_ON }))),
  };
}

/** A Tuesday, two weeks after it was sent. */
const COME_BACK_ON = '2026-12-08';

/** What becomes of a deal whose packet was declined. */
function everyDeclined(declined: Handoff, parked: Handoff) {
  const asked = next(passMending(declined, CALENDAR, nextActionOf(declined)));
  const told = { by: maya, sentence: 'We are asking the customer for the minutes.', now: LATER };
  return {
    parked,
    woken: next(passMending(parked, CALENDAR, nextActionOf(parked))),
    'asked what becomes of it': asked,
    'told the partner': next(tellPartner(declined, told)),
    'closed by its author': next(closeDeal(declined, { by: maya, now: LATER })),
    'closed by time': next(passMending(asked, CALENDAR, nextActionOf(asked))),
    mended: next(supersede(declined, maya, LATER)),
  };
}

function nextActionOf(handoff: Handoff): EpochMs {
  if (!('nextActionAt' in handoff) || handoff.nextActionAt === null) throw new Error('Nothing is due.');
  return handoff.nextActionAt;
}

/** What comes of it once Sam has accepted. */
function everyOutcome(awaiting: Awaiting) {
  const {
    seller_move: move,
    seller_move_by: moveBy,
    partner_move: partnerDid,
    evidence,
    why_account,
  } = awaiting.packet;
  const said = { by: sam, now: LATER + 3_600_000 };
  const accepted = next(accept(awaiting, { by: sam, now: LATER, move, moveBy }));
  const link = linksIn(evidence)[0] ?? 'https://crm.example.com/4712';
  // In words of its author's, so that they are as long and as odd as theirs.
  const words = why_account.slice(0, MOST_OF_AMOUNT);
  const opened: Opportunity = { link, openedOn: '2026-11-24', amount: words };
  const working = next(qualify(accepted, said));
  return {
    working,
    'working with an opportunity': next(openOpportunity(working, { ...said, opened })),
    'not worth working': next(disqualify(accepted, { ...said, reason: 'budget' })),
    won: next(win(working, { ...said, amount: words, partnerDid })),
    lost: next(lose(working, { ...said, outcome: 'lost', reason: why_account.slice(0, MOST_OF_REASON) })),
    'no deal': next(lose(accepted, { ...said, outcome: 'no_deal', reason: null })),
  };
}

/** What both sides say after acceptance; in words of the packet, so that they are as long and as odd as those. */
function everyMove(awaiting: Awaiting) {
  const { seller_move: move, seller_move_by: moveBy, customer_trigger: words } = awaiting.packet;
  const said = cut(words, MAX_SAID);
  const later = { by: sam, now: LATER + 3_600_000 };
  const agreed = next(accept(awaiting, { by: sam, move, moveBy, now: LATER }));
  const movedOn = next(partnerNotYet(agreed, { ...later, by: lena, day: '2026-12-02', words: said }));
  const theirs = next(partnerDone(movedOn, { ...later, by: lena }));
  const slipped = passMoves(movedOn, movesTime(), Date.parse('2026-12-08T12:00:00-05:00'));
  return {
    'accepted, the partner needs time': movedOn,
    'accepted, nothing happened': next(sellerDidNot(movedOn, { ...later, why: said })),
    'accepted, we have moved': next(sellerDone(agreed, later)),
    'accepted, both silent': afterSilence(next(slipped)),
    'accepted, both have moved': next(introduce(next(sellerDone(theirs, later)), later)),
  };
}

/** The clock has nothing more to say. */
function afterSilence(handoff: Handoff): Handoff {
  const decision = passMoves(handoff, movesTime(), Date.parse('2027-02-01T12:00:00-05:00'));
  return decision === null ? handoff : afterSilence(next(decision));
}

/** Iris does it, whose part it is. */
export const takenIn = { by: iris, intakeOwner: iris.userId };

/** What is typed to re-route it, besides to whom. */
export const passedOn = { days: 3, reason: 'Priya knows them.', history: [] };

/** The day of this handoff's deadline is closed after all. */
export function lastDayClosed(handoff: Handoff): Calendar {
  return { ...CALENDAR, closedDays: new Set([dayOf(ZONE, windowIn(handoff).deadlineAt)]) };
}

export function sending(packet: Packet, time: Timekeeping | null) {
  return {
    id: 'H2345678',
    teamId: OURS,
    author: maya.userId,
    packet,
    contactId: 'lena',
    previous: null as Handoff | null,
    time,
    now: NOW,
  };
}

/** The state that a decision leads to; fails the test when nothing was decided. */
export function next(decision: Decision | null): Handoff {
  if (!decision) throw new Error('Nothing was decided.');
  return decision.next;
}

/** The handoff while it awaits its answer; fails the test when it does not. */
export function waiting(handoff: Handoff): Awaiting {
  const found = whileAwaiting(handoff);
  if (!found) throw new Error(`${handoff.id} is ${handoff.stage}.`);
  return found;
}

/** Its window; fails the test when it never landed. */
export function windowIn(handoff: Handoff): Window {
  const window = windowOf(handoff);
  if (!window) throw new Error(`${handoff.id} has no window.`);
  return window;
}

/** To draw what is said of a handoff from how it stands. */
export const asItStands = (handoff: Handoff, history: readonly HandoffEvent[] = []) => ({
  about: 'handoff' as const,
  teamId: handoff.teamId,
  handoff,
  history,
  now: { handoff, history },
});
