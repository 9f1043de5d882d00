import { accepted, awaiting, type Handoff, running } from './handoff.ts';
import { callKey, type IntakeCall } from './intake-call.ts';
import type { UserId } from './member.ts';
import type { Pace, Rule } from './notice-columns.ts';
import type { Role } from './roles.ts';
import type { ChannelChange } from './shared-channel.ts';
import type { Stall } from './stalls.ts';
import type { Day, EpochMs } from './time/instant.ts';
import type { Reminder } from './time/reminders.ts';

/**
 * Who must be told what, as data. A notice is saved in the transaction that made it necessary and delivered afterwards. It says
 * what it is about, never in which words: it is drawn from the state as it is when it is delivered.
 */
export type Notice =
  /** `person` is whose card it is: after a re-route the earlier account executive keeps theirs. */
  | { kind: 'ae_card'; person: UserId }
  /** What was decided: it tells its author so, and is kept current afterwards. There is none before. */
  | { kind: 'author_card' }
  | { kind: 'partner_card' }
  | { kind: 'ae_refused' }
  | { kind: 'partner_decision' }
  | { kind: 'partner_delay'; deadlineAt: EpochMs }
  /** `at` is when it was queued. */
  | { kind: 'reminder'; reminder: Reminder['kind']; at: EpochMs }
  | { kind: 'lapse_ae'; deadlineAt: EpochMs }
  | { kind: 'lapse_author'; deadlineAt: EpochMs }
  | ({ kind: 'intake_call' } & IntakeCall)
  | { kind: 'escalation'; deadlineAt: EpochMs }
  /** `version` is the handoff's version that brought the news; `person` is who was asked then. */
  | { kind: 'ae_news'; news: News; version: number; person: UserId }
  /** `at` is when the first of the corrections was made that it tells. */
  | { kind: 'ae_corrected'; person: UserId; at: EpochMs }
  | { kind: 'author_news'; news: News; version: number }
  /** `number` is the question's; `person` is who is to answer it. */
  | { kind: 'question'; number: number; person: UserId }
  /** `person` is the account executive who asked. */
  | { kind: 'ae_reply'; number: number; person: UserId }
  /** `before` is the day that was promised until then; news of another sort have none, and those that were queued before days were promised. */
  | { kind: 'partner_news'; news: News; version: number; before?: Day }
  /** `notice` is the id of a notice that did not arrive; `since` tells two of its failures apart. */
  | { kind: 'undeliverable'; person: UserId; notice: string; since: EpochMs }
  /** `occasion` is the id of Slack's event. */
  | { kind: 'partner_channel'; person: UserId; change: ChannelChange; occasion: string }
  /** `who` is no full member any more; `at` is when Slack said so. */
  | { kind: 'role_lost'; person: UserId; who: UserId; roles: readonly Role[]; at: EpochMs }
  /** `day` in days since 1970-01-01, UTC. */
  | { kind: 'stalled'; person: UserId; stall: Stall; day: number };

export type News = 'retimed' | 'extended' | 'rerouted' | 'withdrawn';

export type NoticeKind = Notice['kind'];
/** The shape of each kind of notice. */
export type Notices = { [Kind in NoticeKind]: Extract<Notice, { kind: Kind }> };

export type Rules = { [Kind in NoticeKind]: Rule<Notices[Kind]> };

/** After these the account executive has nothing to answer here any more, or until another moment. */
const ANSWERED_OR_MOVED = ['accepted', 'declined', 'withdrawn', 'rerouted', 'extended', 'retimed'] as const;
/** After these the intake owner has nothing to decide here any more. */
const TAKEN_IN = ['accepted', 'declined', 'withdrawn', 'rerouted', 'extended'] as const;

/** After these a question before the answer is settled, or its answer is due at another moment. */
const SETTLES_QUESTIONS = [...ANSWERED_OR_MOVED, 'lapsed', 'replied'] as const;

const ONLY_ONE = () => [];
const NOBODY = () => [];
/** That working days have changed is found by the clock; everything else somebody decided. */
const paceOfNews = ({ news }: { news: News }): Pace => (news === 'retimed' ? 'by_day' : 'at_once');
/** Whom an answer is expected of. */
const asked = (handoff: Handoff) => (awaiting(handoff) ? [handoff.packet.ae] : []);
/** Who has accepted it and owns it now. */
const accepter = (handoff: Handoff) => (accepted(handoff) ? [handoff.packet.ae] : []);
/** Whose packet it is and who is to answer; once accepted, who owns it. */
const behindIt = (handoff: Handoff) => (running(handoff) ? [handoff.author, handoff.packet.ae] : accepter(handoff));

/** The rules of each kind of notice. How it is drawn stands in `blocks/render.ts`, in a table of the same kinds. */
export const NOTICES = {
  ae_card: {
    as: 'card',
    to: 'named',
    urgency: 0,
    pace: 'as_asked',
    presents: NOBODY,
    demandedBy: ['sent'],
    key: ({ person }) => [person],
  },
  author_card: {
    as: 'card',
    to: 'author',
    urgency: 2,
    pace: 'at_once',
    presents: accepter,
    demandedBy: ['accepted', 'declined'],
    key: ONLY_ONE,
  },
  partner_card: {
    as: 'card',
    to: 'partner',
    urgency: 1,
    pace: 'at_once',
    presents: behindIt,
    demandedBy: ['sent'],
    key: ONLY_ONE,
  },
  ae_refused: {
    as: 'post',
    to: 'author',
    urgency: 2,
    pace: 'at_once',
    presents: NOBODY,
    demandedBy: ['ae_refused'],
    key: ONLY_ONE,
  },
  partner_decision: {
    as: 'post',
    to: 'partner',
    urgency: 1,
    pace: 'at_once',
    presents: accepter,
    demandedBy: ['accepted', 'declined'],
    key: ONLY_ONE,
  },
  partner_delay: {
    as: 'post',
    to: 'partner',
    urgency: 1,
    pace: 'by_day',
    presents: NOBODY,
    demandedBy: ['lapsed'],
    key: ({ deadlineAt }) => [deadlineAt],
  },
  reminder: {
    as: 'post',
    to: 'ae',
    urgency: 2,
    pace: 'at_work',
    presents: NOBODY,
    demandedBy: ['reminded'],
    changesWith: ANSWERED_OR_MOVED,
    key: ({ reminder, at }) => [reminder, at],
  },
  lapse_ae: {
    as: 'post',
    to: 'ae',
    urgency: 2,
    pace: 'by_day',
    presents: NOBODY,
    demandedBy: ['lapsed'],
    changesWith: ANSWERED_OR_MOVED,
    key: ({ deadlineAt }) => [deadlineAt],
  },
  lapse_author: {
    as: 'post',
    to: 'author',
    urgency: 2,
    pace: 'by_day',
    presents: NOBODY,
    demandedBy: ['lapsed'],
    key: ({ deadlineAt }) => [deadlineAt],
  },
  intake_call: {
    as: 'post',
    to: 'intake_owner',
    urgency: 2,
    pace: ({ about }) => (about === 'lapsed' ? 'by_day' : 'at_once'),
    presents: NOBODY,
    demandedBy: ['lapsed', 'proposed', 'ae_gone'],
    changesWith: TAKEN_IN,
    key: callKey,
  },
  escalation: {
    as: 'post',
    to: 'escalation_contact',
    urgency: 2,
    pace: 'by_day',
    presents: (_: Handoff, intakeOwner: UserId) => [intakeOwner],
    demandedBy: ['escalated'],
    changesWith: TAKEN_IN,
    key: ({ deadlineAt }) => [deadlineAt],
  },
  ae_news: {
    as: 'post',
    to: 'named',
    urgency: 2,
    pace: paceOfNews,
    presents: NOBODY,
    demandedBy: ['retimed', 'extended', 'rerouted'],
    key: ({ news, version, person }) => [news, version, person],
  },
  ae_corrected: {
    as: 'post',
    to: 'named',
    urgency: 2,
    // Whoever gets the card in working hours reads it first.
    pace: 'as_asked',
    presents: NOBODY,
    demandedBy: ['corrected'],
    changesWith: ['corrected'],
    key: ({ at, person }) => [at, person],
  },
  author_news: {
    as: 'post',
    to: 'author',
    urgency: 2,
    pace: paceOfNews,
    presents: asked,
    demandedBy: ['retimed', 'extended', 'rerouted'],
    key: ({ news, version }) => [news, version],
  },
  partner_news: {
    as: 'post',
    to: 'partner',
    urgency: 1,
    pace: paceOfNews,
    presents: NOBODY,
    demandedBy: ['retimed', 'extended', 'rerouted'],
    key: ({ news, version }) => [news, version],
  },
  question: {
    as: 'post',
    to: 'named',
    urgency: 2,
    pace: 'at_once',
    presents: asked,
    demandedBy: ['asked'],
    changesWith: SETTLES_QUESTIONS,
    key: ({ number }) => [number],
  },
  ae_reply: {
    as: 'post',
    to: 'named',
    urgency: 2,
    pace: 'at_once',
    presents: NOBODY,
    demandedBy: ['replied'],
    changesWith: [...ANSWERED_OR_MOVED, 'lapsed'],
    key: ({ number }) => [number],
  },
  undeliverable: {
    as: 'post',
    to: 'named',
    urgency: 2,
    pace: 'at_once',
    presents: NOBODY,
    demandedBy: [],
    key: ({ notice, since }) => [notice, since],
  },
  partner_channel: {
    as: 'post',
    to: 'named',
    urgency: 2,
    pace: 'at_once',
    presents: NOBODY,
    demandedBy: [],
    key: ({ occasion, person }) => [occasion, person],
  },
  role_lost: {
    as: 'post',
    to: 'named',
    urgency: 2,
    pace: 'at_once',
    presents: NOBODY,
    demandedBy: [],
    key: ({ who, at }) => [who, at],
  },
  stalled: {
    as: 'post',
    to: 'named',
    urgency: 2,
    pace: 'at_once',
    presents: NOBODY,
    demandedBy: [],
    key: ({ stall, day }) => [stall, day],
  },
} as const satisfies Rules;

type Table = typeof NOTICES;

/** Partner-facing kinds: drawn from the partner's view alone, and only after the channel was checked. */
export type PartnerNoticeKind = {
  [Kind in NoticeKind]: Table[Kind]['to'] extends 'partner' ? Kind : never;
}[NoticeKind];
export type PersonNoticeKind = Exclude<NoticeKind, PartnerNoticeKind>;
