import type { Message } from '../../src/blocks/kit/kit.ts';
import { type DrawContext, drawNotice, drawSettled } from '../../src/blocks/notices/render.ts';
import type { Change } from '../../src/core/packet/correction.ts';
import { type CheckFindings, NOTHING_FOUND } from '../../src/core/conflict-check/check-findings.ts';
import { awaiting, checking, type Handoff, returned, windowOf } from '../../src/core/handoff/handoff.ts';
import { takenUp } from '../../src/core/outcome/taken-up.ts';
import type { HandoffEvent } from '../../src/core/handoff/history.ts';
import { NOTICES } from '../../src/core/notices/notices.ts';
import type { PartnerNews } from '../../src/core/handoff/handoff-notices.ts';
import type { Notice, NoticeKind } from '../../src/core/notices/notice.ts';
import type { Packet } from '../../src/core/packet/packet.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import { MOST_REASON } from '../../src/core/credit/credit-forms.ts';
import { MAX_REASON } from '../../src/core/handoff/intake-forms.ts';
import { MAX_WORDS } from '../../src/core/handoff/question-forms.ts';
import { CHANNEL_FAULTS, type ChannelStanding } from '../../src/core/partner/shared-channel.ts';
import { ROLES } from '../../src/core/people/roles.ts';
import { TEAM_ROLES } from '../../src/core/people/team-roles.ts';
import { type Listed, turnOf } from '../../src/core/handoff/turn.ts';
import { dialsThatMatter } from '../../src/core/handoff/window.ts';
import { cut } from '../../src/core/kernel/text.ts';
import { timeLeft } from '../../src/core/time/time-left.ts';
import { CALENDAR, CORRECTED_DAY, everyState, NOW, packetOf } from '../support/packets.ts';
import { allStates } from '../support/checks.ts';

/** Every message that the bot can send, drawn for tests. */

export const KINDS = Object.keys(NOTICES) as NoticeKind[];
const STUCK: NonNullable<DrawContext['stuck']> = {
  id: '0'.repeat(32),
  kind: 'partner_decision',
  conversation: 'partner:brightwater',
  status: 'dead_letter',
  problem: 'not_in_channel',
};
const REMINDERS = {
  halfway: '2026-11-26T09:30:00-05:00',
  asked_for: '2026-11-25T09:00:00-05:00',
  last_day: '2026-11-27T09:00:00-05:00',
  last_hours: '2026-11-27T15:00:00-05:00',
};

/** What was for somebody who has left, by the kind of it. */
const TURNED_AWAY = {
  undeliverable_to_author: 'author_card',
  undeliverable_to_intake_owner: 'intake_call',
} as const;

/** Where the partner's card stands. */
export const THREAD = {
  workspaceUrl: 'https://northwind-cloud.slack.com/',
  channel: 'C0BRIGHTWATER',
  ts: '1795532400.000200',
};
const PERSON = 'U0IRIS';
/** The packet that was declined before it was mended. */
const DECLINED_BEFORE = everyState(
  packetOf({ evidence: 'https://docs.example.com', seller_move: 'Follow up with Jonas.' }),
).declined;
const PASSED_ON: HandoffEvent = {
  kind: 'rerouted',
  actor: 'U0IRIS',
  at: NOW,
  detail: 'U0PRIYA',
  reason: 'Priya knows them.',
};

/** Messages of a handoff about which two questions were asked, of which the first is answered; drawn also once they are settled. */
const ASKED = /^question|^ae_reply|_asked$/;
/** Messages that say something else once that is over. */
const CAN_SETTLE = new RegExp(`${ASKED.source}|partner_channel_(settled|superseded)|credit_dispute_settled`);

/** Messages of a handoff that the intake owner has reopened. */
const REOPENED = /^(ae|author).*_reopened$/;

const reopenedIn = ({ packet }: Handoff): HandoffEvent => ({
  kind: 'reopened',
  actor: 'U0IRIS',
  at: NOW,
  reason: cut(packet.why_account, MAX_REASON),
});

/** What has happened to the credit before each message about it. */
const CREDITED: Record<string, ('credit_disputed' | 'credit_corrected' | 'credit_kept')[]> = {
  credit_corrected: ['credit_corrected'],
  credit_dispute: ['credit_disputed'],
  credit_dispute_settled: ['credit_disputed', 'credit_corrected'],
  credit_kept: ['credit_disputed', 'credit_kept'],
};

function creditedIn(handoff: Handoff, kind: HandoffEvent['kind']): HandoffEvent[] {
  const { packet, author } = handoff;
  if (windowOf(handoff) === null) return [];
  const actor = kind === 'credit_disputed' ? author : 'U0ADA';
  const detail = kind === 'credit_corrected' ? 'partner_sourced>partner_influenced' : null;
  return [{ kind, actor, at: NOW, detail, reason: cut(packet.why_account, MOST_REASON) }];
}

/** In words of its author's, so that they are as long and as odd as theirs. */
function askedIn(handoff: Handoff): HandoffEvent[] {
  const { packet } = handoff;
  if (windowOf(handoff) === null) return [];
  const [question, other, answer] = [packet.customer_trigger, packet.joint_value, packet.evidence].map((text) =>
    cut(text, MAX_WORDS),
  );
  return [
    { kind: 'asked', actor: packet.ae, at: NOW, detail: 'U0MAYA', reason: question ?? '' },
    { kind: 'replied', actor: 'U0MAYA', at: NOW, detail: '1', reason: answer ?? '' },
    { kind: 'asked', actor: packet.ae, at: NOW, detail: 'U0MAYA', reason: other ?? '' },
    ...(awaiting(handoff) ? [] : [{ kind: 'withdrawn', actor: 'U0IRIS', at: NOW, reason: 'It is over.' } as const]),
  ];
}

/** The notices of one kind, as the core queues them once they are due; by the name of the message. */
export function noticesOf(kind: NoticeKind, handoff: Handoff): Record<string, Notice> {
  const { deadlineAt = 0, remindedAt: at = 0, round = 1 } = windowOf(handoff) ?? {};
  const { ae } = handoff.packet;
  const first = { number: 1, person: 'U0MAYA' };
  const named = <Word extends string>(words: readonly Word[], notice: (word: Word) => Notice) =>
    Object.fromEntries(words.map((word) => [`${kind}_${word}`, notice(word)]));
  switch (kind) {
    case 'ae_card':
      return {
        ae_card: { kind, person: ae },
        ae_card_earlier: { kind, person: 'U0EARLIER' },
        ae_card_asked: { kind, person: ae },
        ...(awaiting(handoff) ? { ae_card_mended: { kind, person: ae } } : {}),
      };
    case 'reminder':
      return { reminder: { kind, reminder: 'last_hours', at } };
    case 'partner_delay':
      return { partner_delay: { kind, deadlineAt, before: '2026-11-30' } };
    case 'author_call':
      return named(['woken', 'asked', 'closed_by_time'], (about) => ({ kind, about, version: 2 }));
    case 'alliances_call':
    case 'partner_sentence':
      return { [kind]: { kind, version: 2 } };
    case 'lapse_ae':
    case 'lapse_author':
    case 'escalation':
      return { [kind]: { kind, deadlineAt } };
    case 'intake_call':
      return {
        intake_call_lapsed: { kind, about: 'lapsed', deadlineAt },
        intake_call_proposed: { kind, about: 'proposed', version: 2 },
        intake_call_wrong_owner: { kind, about: 'wrong_owner', version: 2 },
        intake_call_ae_gone: { kind, about: 'ae_gone', round },
        intake_call_author_gone: { kind, about: 'author_gone' },
      };
    case 'ae_news':
      return named(NEWS, (news) => ({ kind, news, version: 2, person: news === 'rerouted' ? 'U0EARLIER' : ae }));
    case 'ae_corrected':
      return { ae_corrected: { kind, person: ae, at: NOW } };
    case 'ae_reopened':
      return { ae_reopened: { kind, person: ae, version: 2, at: NOW } };
    case 'author_news':
      return named([...NEWS, 'reopened'] as const, (news) => ({ kind, news, version: 2 }));
    case 'partner_news':
      return named(PARTNER_NEWS, (news) => ({ kind, news, version: 2, ...promisedBefore(news) }));
    case 'question':
      return { question: { kind, ...first, number: 2 }, question_answered: { kind, ...first } };
    case 'ae_outside':
      return { ae_outside: { kind, person: ae, ae }, ae_outside_author: { kind, person: handoff.author, ae } };
    case 'ae_reply':
      return { ae_reply: { kind, ...first, person: ae } };
    case 'partner_reminder':
      return { [kind]: { kind, day: partnerDayOf(handoff), at } };
    case 'partner_moves':
      return named(MOVES_NEWS, (news) => ({ kind, news, version: 2, before: '2026-11-26' }));
    case 'ae_move':
      return { [kind]: { kind, day: takenUp(handoff)?.agreedMoveBy ?? '', at } };
    case 'ae_moves':
      return named(PARTNER_MOVE_NEWS, (news) => ({ kind, news, version: 2 }));
    case 'author_roles':
      return { [kind]: { kind, version: 2 } };
    case 'ae_stalled':
      return named(['our_move', 'partner_move', 'worth_working', 'work'], (about) => ({ kind, about, at }));
    case 'author_owed':
      return named(['silence', 'day_passed'], (why) => ({ kind, why, at }));
    case 'credit_corrected':
    case 'credit_kept':
      return { [kind]: { kind, person: handoff.author, version: 2, at: NOW } };
    case 'credit_dispute': {
      const notice: Notice = { kind, person: PERSON, version: 2, at: NOW };
      return { credit_dispute: notice, credit_dispute_settled: notice };
    }
    case 'partner_credit':
      return { [kind]: { kind, credit: handoff.classification, version: 2 } };
    case 'stalled':
      return { stalled: { kind, person: PERSON, stall: 'overdue', day: 1 } };
    case 'undeliverable': {
      const notice: Notice = { kind, person: PERSON, notice: 'n1', since: 0 };
      const names = ['undeliverable', 'undeliverable_presenting', ...Object.keys(TURNED_AWAY)];
      return Object.fromEntries(names.map((name) => [name, notice]));
    }
    case 'role_lost':
      return {
        role_lost: { kind, person: PERSON, who: 'U0EARLIER', roles: ROLES, at: NOW },
        role_lost_group: { kind, person: PERSON, who: 'S0PARTNERS', roles: TEAM_ROLES, at: NOW },
      };
    case 'partner_channel':
      return named([...CHANNEL_FAULTS, ...Object.keys(OTHER_STANDINGS)], () => ({
        kind,
        person: PERSON,
        fault: 'archived',
        at: NOW,
      }));
    case 'author_outcome':
    case 'partner_outcome':
      return named(TOLD, (about) => ({ kind, about, version: 2 }));
    case 'sales_won':
      return { sales_won: { kind, version: 2 } };
    case 'partner_card':
    case 'ae_refused':
      return { [kind]: { kind } };
    case 'author_card':
    case 'partner_decision':
      return { [kind]: { kind, version: 2 } };
    case 'check_card':
      return { check_card: { kind, person: signerOf(handoff), at: askedAt(handoff) } };
    case 'check_reminder':
      return { check_reminder: { kind, person: signerOf(handoff), at: NOW } };
    case 'check_call':
    case 'check_escalation':
      return { [kind]: { kind, at: askedAt(handoff) } };
    case 'author_check':
      return named(['returned', 'lapsed', 'asked', 'closed_by_time'], (about) => ({ kind, about, version: 2 }));
    // Not of a handoff: `drawn-help.ts`.
    // Not of a handoff: `drawn-help.ts` and `drawn-registrations.ts`.
    case 'partner_registration':
    case 'registration_ends':
    case 'dispute_call':
    case 'dispute_reminder':
    case 'dispute_escalation':
    case 'dispute_outcome':
    case 'help_request':
    case 'help_reminder':
    case 'help_escalation':
    case 'help_answer':
    // Nor of one: `drawn-agreement.ts`.
    case 'agreement_proposed':
    case 'agreement_reminder':
    case 'agreement_review':
    // Nor of one: `drawn-drafts.ts`.
    case 'draft_call':
    case 'draft_expired':
    case 'contact_proposed':
    case 'contact_answered':
    // Nor of one: `drawn-noted.ts`.
    case 'partner_noted':
      return {};
    default:
      return kind satisfies never;
  }
}

const signerOf = (handoff: Handoff): string => checking(handoff)?.check.signer ?? PERSON;
const askedAt = (handoff: Handoff): number => checking(handoff)?.check.askedAt ?? NOW;
/** Another partner is at work on the account once nobody signed in time. */
function findingsOf(handoff: Handoff, { name: partner }: Partner): CheckFindings {
  if (checking(handoff)?.check.lapsedAt === null) return NOTHING_FOUND;
  return {
    claim: { partner, line: 'earlier', version: 1 },
    isRegistered: true,
    registered: [{ partner, until: '2027-01-15' }],
    open: [{ partner, handoff }],
    earlier: [{ partner, handoff }],
  };
}

const partnerDayOf = (handoff: Handoff) => takenUp(handoff)?.moves.partnerDueOn ?? '';
const MOVES_NEWS = ['seller_done', 'seller_changed', 'introduced', 'roles'] as const;
const PARTNER_MOVE_NEWS = ['partner_done', 'partner_moved', 'partner_slipped'] as const;
const MOVES_THE_DAY: readonly PartnerNews[] = ['retimed', 'extended', 'parked', 'put_off'];
const promisedBefore = (news: PartnerNews) => (MOVES_THE_DAY.includes(news) ? { before: '2026-11-26' } : {});
const PARTNER_NEWS = [
  'retimed',
  'extended',
  'rerouted',
  'withdrawn',
  'reopened',
  'mended',
  'parked',
  'put_off',
  'deal_closed',
] as const;
const NO_FAULT: ChannelStanding = { fault: null, isLatest: true, waiting: [], stuck: null };
/** How it can stand with a question about a channel besides being open. */
const OTHER_STANDINGS: Record<string, ChannelStanding> = {
  waiting: { ...NO_FAULT, fault: 'bot_absent' },
  paused: { ...NO_FAULT, fault: 'archived' },
  paused_and_mended: NO_FAULT,
  settled: NO_FAULT,
  superseded: { ...NO_FAULT, isLatest: false },
};
export const PAUSED = { since: NOW, by: 'U0ALEX' };

/** A question about a channel while this handoff waits for it. */
function standingIn(name: string, { id, packet }: Handoff): ChannelStanding {
  const what = name.slice('partner_channel_'.length);
  const others = Array.from({ length: 6 }, (_, at) => ({ id: `H234567${at}`, account: packet.account }));
  const waiting = [{ id, account: packet.account }, ...(what.startsWith('paused') ? [] : others)];
  const fault = CHANNEL_FAULTS.find((one) => one === what) ?? null;
  if (fault !== null) return { fault, isLatest: true, waiting, stuck: STUCK.id };
  const standing = OTHER_STANDINGS[what] ?? NO_FAULT;
  return what === 'waiting' ? standing : { ...standing, waiting };
}

const NEWS = ['retimed', 'extended', 'rerouted', 'withdrawn'] as const;
const TOLD = ['opportunity', 'not_worth', 'won', 'lost', 'no_deal'] as const;

/** Every message that can be drawn of a handoff as it is, by its name; a reminder as at the moment it fell due. */
export function messagesOf(handoff: Handoff, partner: Partner): [string, Message][] {
  const window = windowOf(handoff);
  const left = window && {
    ...timeLeft(CALENDAR, window.remindedAt, window.deadlineAt),
    dials: dialsThatMatter(window, CALENDAR, window.remindedAt),
  };
  return KINDS.flatMap((kind) =>
    Object.entries(noticesOf(kind, handoff)).flatMap(([name, notice]): [string, Message][] => {
      const history = [
        ...historyOf(handoff),
        ...(ASKED.test(name) ? askedIn(handoff) : []),
        ...(REOPENED.test(name) ? [reopenedIn(handoff)] : []),
        ...(CREDITED[name] ?? []).flatMap((what) => creditedIn(handoff, what)),
      ];
      const context = {
        about: 'handoff' as const,
        teamId: handoff.teamId,
        handoff,
        history,
        now: { handoff, history },
        partner: name.startsWith('partner_channel_paused') ? { ...partner, paused: PAUSED } : partner,
        channel: kind === 'partner_channel' ? standingIn(name, handoff) : null,
        intakeOwner: 'U0IRIS',
        reader: 'person' in notice ? notice.person : null,
        contact: 'U0LENA',
        isAeOutside: true,
        previous: name === 'ae_card_mended' ? DECLINED_BEFORE : null,
        stuck: stuckIn(name),
        left,
        thread: THREAD,
        findings: findingsOf(handoff, partner),
      };
      const message = drawNotice(notice, context) ?? (CAN_SETTLE.test(name) ? drawSettled(notice, context) : null);
      return message ? [[name, message]] : [];
    }),
  );
}

/** What is drawn from it. The words of old values are those of other fields, so that they are as long or as hostile. */
export function historyOf(handoff: Handoff): HandoffEvent[] {
  const { packet, author: actor } = handoff;
  if (packet.partner_move_by === CORRECTED_DAY)
    return [{ kind: 'corrected', actor, at: NOW, changes: correctionsOf(packet) }];
  if (handoff.clearing?.answers || returned(handoff)) return checkedIn(handoff);
  return (windowOf(handoff)?.round ?? 1) > 1 ? [PASSED_ON] : [];
}

/** What became of its check. */
function checkedIn(handoff: Handoff): HandoffEvent[] {
  const asked: HandoffEvent = { kind: 'check_asked', actor: handoff.author, at: NOW, detail: 'U0ALEX' };
  const reason = returned(handoff)?.returnReason;
  const signed = { actor: 'U0ALEX', at: NOW + 3_600_000 };
  return [
    asked,
    reason ? { kind: 'returned', ...signed, reason } : { kind: 'cleared', ...signed, detail: handoff.packet.ae },
  ];
}

export const correctionsOf = (packet: Packet): Change[] => [
  { field: 'warmth', was: 'cold', now: packet.warmth },
  { field: 'why_account', was: packet.conflict_note, now: packet.why_account },
  { field: 'customer_trigger', was: packet.evidence, now: packet.customer_trigger },
  { field: 'warm_path', was: packet.joint_value, now: packet.warm_path },
  { field: 'partner_move_by', was: '2026-11-27', now: packet.partner_move_by },
];

function stuckIn(name: string): NonNullable<DrawContext['stuck']> {
  if (name === 'undeliverable_presenting') return { ...STUCK, problem: 'presents_outsider' };
  const kind = new Map<string, NoticeKind>(Object.entries(TURNED_AWAY)).get(name);
  return kind ? { ...STUCK, kind, conversation: 'person:U0EARLIER', problem: 'reader_not_ours' } : STUCK;
}

/** A reminder is drawn only while it is the last that fell due. */
function remindedStates(handoff: Handoff): Record<string, Handoff> {
  const waiting = awaiting(handoff);
  if (!waiting) return {};
  const reminded = Object.entries(REMINDERS).map(([kind, at]) => [
    `reminded ${kind}`,
    { ...waiting, window: { ...waiting.window, remindedAt: Date.parse(at) } },
  ]);
  return Object.fromEntries(reminded);
}

/** Every state of a handoff with this packet, reminded of in each way besides. */
export function statesOf(packet: Parameters<typeof everyState>[0]): Record<string, Handoff> {
  const states = allStates(packet);
  return { ...states, ...remindedStates(states.awaiting) };
}

/** The texts in which Slack reads marks and mentions. */
export function mrkdwnIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  const own = type === 'mrkdwn' && typeof text === 'string' ? [text] : [];
  return [...own, ...Object.values(value).flatMap(mrkdwnIn)];
}

/** As it stands in the list of this person; Iris takes in what nobody answers. */
export const listedFor =
  (reader: string) =>
  (handoff: Handoff): Listed => ({ handoff, turn: turnOf(handoff, reader, 'U0IRIS') });
