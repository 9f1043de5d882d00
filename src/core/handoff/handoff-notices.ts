import { awaiting, type Handoff, running } from './handoff.ts';
import { noticesAboutHandoffs } from '../notices/handoff-rule.ts';
import type { Pace, Update } from '../notices/notice-columns.ts';
import { PARTNER_MOVED } from '../outcome/move-notices.ts';
import { STIRRING } from '../outcome/stall-notices.ts';
import { inWork } from '../outcome/taken-up.ts';
import type { UserId } from '../people/member.ts';
import type { Day, EpochMs } from '../time/instant.ts';
import type { Reminder } from '../time/reminders.ts';

/** What is said of a handoff from the moment it is sent until its answer, and of a declined one. */

export type HandoffNotice =
  /** `person` is whose card it is: after a re-route the earlier account executive keeps theirs. */
  | { kind: 'ae_card'; person: UserId }
  /** What was decided: it tells its author so, and is kept current afterwards. `version` is the handoff's version that the answer brought. */
  | { kind: 'author_card'; version: number }
  | { kind: 'partner_card' }
  | { kind: 'ae_refused' }
  /** Who has accepted is not in the partner's channel: they and the author are told how to get there. */
  | { kind: 'ae_outside'; person: UserId; ae: UserId }
  /**
   * `version` is the handoff's version that the decision brought; those from before a decision could be taken back have none. An
   * acceptance asks for the partner's move.
   */
  | { kind: 'partner_decision'; version?: number; asksForMove?: true }
  /**
   * `hearBy` is the day that is promised now, in place of `before`; those that were queued before another day was promised have neither.
   */
  | { kind: 'partner_delay'; deadlineAt: EpochMs; before?: Day; hearBy?: Day }
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
  /** `person` is to answer once more: the intake owner has reopened it, or it is with them again; `at` is when. */
  | { kind: 'ae_reopened'; person: UserId; version: number; at: EpochMs }
  | { kind: 'author_news'; news: AuthorNews; version: number }
  /** What becomes of a declined deal is theirs to say, or was. */
  | { kind: 'author_call'; about: 'woken' | 'asked' | 'closed_by_time'; version: number }
  /** The partner's alliances owner settles what it was declined for. */
  | { kind: 'alliances_call'; version: number }
  /** `number` is the question's; `person` is who is to answer it. */
  | { kind: 'question'; number: number; person: UserId }
  /** `person` is the account executive who asked. */
  | { kind: 'ae_reply'; number: number; person: UserId }
  /**
   * `before` is the day that was promised until then; news of another sort have none, and those that were queued before days were
   * promised.
   */
  | { kind: 'partner_news'; news: PartnerNews; version: number; before?: Day }
  | { kind: 'partner_sentence'; version: number };

/** Why the intake owner is called. */
export type IntakeCall =
  | { about: 'lapsed'; deadlineAt: EpochMs }
  | { about: 'proposed'; version: number }
  | { about: 'wrong_owner'; version: number }
  | { about: 'ae_gone'; round: number }
  | { about: 'author_gone' };

export type News = 'retimed' | 'extended' | 'rerouted' | 'withdrawn';
/** `reopened`: the decision was taken back. */
export type AuthorNews = News | 'reopened';
/** `mended`: another packet of the same deal has landed. */
export type PartnerNews = AuthorNews | 'mended' | 'parked' | 'put_off' | 'deal_closed';

/** After these the account executive has nothing to answer here any more, or until another moment. */
const ANSWERED_OR_MOVED = [
  'accepted',
  'declined',
  'reopened',
  'withdrawn',
  'rerouted',
  'check_renewed',
  'extended',
  'retimed',
] as const;
/** After these the intake owner has nothing to decide here any more. */
const TAKEN_IN = [
  'accepted',
  'declined',
  'reopened',
  'withdrawn',
  'rerouted',
  'check_renewed',
  'extended',
  'mended',
  'parked',
  'deal_closed',
] as const;
/** What the clock notes of the moves. */
const SLIPPED = ['move_slipped', 'partner_slipped'] as const;
/** After these nothing is asked about a declined deal any more, or something else. */
const DEAL_DECIDED = ['reopened', 'rerouted', 'check_renewed', 'mended', 'parked', 'deal_closed'] as const;

/** After these a question before the answer is settled, or its answer is due at another moment. */
const SETTLES_QUESTIONS = [...ANSWERED_OR_MOVED, 'lapsed', 'replied'] as const;

/** That working days have changed is found by the clock; everything else somebody decided. */
const paceOfNews = ({ news }: { news: PartnerNews }): Pace =>
  news === 'retimed' || news === 'put_off' ? 'by_day' : 'at_once';
/** Whom an answer is expected of. */
const asked = (handoff: Handoff) => (awaiting(handoff) ? [handoff.packet.ae] : []);
/** Who has accepted it and owns it now; nobody once it has ended. */
const accepter = (handoff: Handoff) => (inWork(handoff) ? [handoff.packet.ae] : []);
/** Whose packet it is and who is to answer; once accepted, who owns it. */
const behindIt = (handoff: Handoff) => (running(handoff) ? [handoff.author, handoff.packet.ae] : accepter(handoff));

/** Which of its news a partner can do without. */
const UPDATES: Record<PartnerNews, Update> = {
  retimed: 'dates',
  extended: 'dates',
  put_off: 'dates',
  rerouted: 'somebody_else',
  mended: 'progress',
  parked: 'always',
  withdrawn: 'always',
  deal_closed: 'always',
  reopened: 'always',
};

export const HANDOFF_NOTICES = noticesAboutHandoffs<HandoffNotice>()({
  ae_card: { as: 'card', urgency: 0, pace: 'as_asked', demandedBy: ['sent', 'cleared'], key: ({ person }) => [person] },
  author_card: {
    to: 'author',
    presents: accepter,
    demandedBy: ['accepted', 'declined'],
    // All that is shown of what became of it.
    changesWith: [
      ...ANSWERED_OR_MOVED,
      ...DEAL_DECIDED,
      ...STIRRING,
      'cleared',
      'sent',
      'woken',
      'mend_asked',
      'told_partner',
      ...SLIPPED,
    ],
    key: ({ version }) => [version],
  },
  partner_card: {
    as: 'card',
    to: 'partner',
    update: 'always',
    presents: behindIt,
    demandedBy: ['sent', 'check_asked'],
  },
  ae_refused: { says: 'asks', to: 'author', demandedBy: ['ae_refused'] },
  ae_outside: { says: 'asks', key: ({ person, ae }) => [person, ae] },
  partner_decision: {
    to: 'partner',
    update: 'always',
    presents: accepter,
    demandedBy: ['accepted', 'declined'],
    // An acceptance asks for the partner's move.
    changesWith: PARTNER_MOVED,
    key: ({ version }) => (version === undefined ? [] : [version]),
  },
  partner_delay: {
    says: 'asks',
    to: 'partner',
    update: 'dates',
    pace: 'by_day',
    demandedBy: ['lapsed', 'promised_again'],
    key: ({ deadlineAt, hearBy }) => (hearBy === undefined ? [deadlineAt] : [deadlineAt, hearBy]),
  },
  reminder: {
    says: 'asks',
    to: 'ae',
    pace: 'at_work',
    demandedBy: ['reminded'],
    changesWith: ANSWERED_OR_MOVED,
    key: ({ reminder, at }) => [reminder, at],
  },
  lapse_ae: {
    says: 'asks',
    to: 'ae',
    pace: 'by_day',
    demandedBy: ['lapsed'],
    changesWith: ANSWERED_OR_MOVED,
    key: ({ deadlineAt }) => [deadlineAt],
  },
  lapse_author: {
    says: 'asks',
    to: 'author',
    pace: 'by_day',
    demandedBy: ['lapsed'],
    key: ({ deadlineAt }) => [deadlineAt],
  },
  intake_call: {
    says: 'asks',
    to: 'intake_owner',
    pace: ({ about }) => (about === 'lapsed' ? 'by_day' : 'at_once'),
    demandedBy: ['lapsed', 'proposed', 'ae_gone'],
    changesWith: TAKEN_IN,
    key: callKey,
  },
  escalation: {
    says: 'asks',
    to: 'escalation_contact',
    pace: 'by_day',
    presents: (_: Handoff, intakeOwner: UserId) => [intakeOwner],
    demandedBy: ['escalated'],
    changesWith: TAKEN_IN,
    key: ({ deadlineAt }) => [deadlineAt],
  },
  ae_news: {
    pace: paceOfNews,
    // Who declined it knows that it is passed on: after that nobody else had it.
    demandedBy: ['retimed', 'extended'],
    key: ({ news, version, person }) => [news, version, person],
  },
  ae_corrected: {
    // A person who gets the card in working hours reads it first.
    pace: 'as_asked',
    demandedBy: ['corrected'],
    changesWith: ['corrected'],
    key: ({ at, person }) => [at, person],
  },
  ae_reopened: { changesWith: [...ANSWERED_OR_MOVED, 'lapsed'], key: ({ version, person }) => [version, person] },
  author_news: {
    to: 'author',
    pace: paceOfNews,
    presents: asked,
    demandedBy: ['retimed', 'extended', 'rerouted', 'reopened'],
    key: ({ news, version }) => [news, version],
  },
  author_call: {
    says: ({ about }) => (about === 'closed_by_time' ? 'tells' : 'asks'),
    to: 'author',
    pace: 'by_day',
    demandedBy: ['woken', 'mend_asked'],
    changesWith: DEAL_DECIDED,
    key: ({ about, version }) => [about, version],
  },
  alliances_call: { says: 'asks', to: 'alliances_owner', changesWith: ['reopened'], key: ({ version }) => [version] },
  partner_news: {
    to: 'partner',
    update: ({ news }) => UPDATES[news],
    pace: paceOfNews,
    demandedBy: ['retimed', 'extended', 'rerouted', 'reopened', 'parked', 'deal_closed'],
    key: ({ news, version }) => [news, version],
  },
  partner_sentence: { to: 'partner', update: 'always', demandedBy: ['told_partner'], key: ({ version }) => [version] },
  question: { presents: asked, demandedBy: ['asked'], changesWith: SETTLES_QUESTIONS, key: ({ number }) => [number] },
  ae_reply: { demandedBy: ['replied'], changesWith: [...ANSWERED_OR_MOVED, 'lapsed'], key: ({ number }) => [number] },
});

/** What tells two calls about one handoff apart. */
function callKey(call: IntakeCall): readonly (string | number)[] {
  switch (call.about) {
    case 'lapsed':
      return [call.about, call.deadlineAt];
    case 'proposed':
    case 'wrong_owner':
      return [call.about, call.version];
    case 'ae_gone':
      return [call.about, call.round];
    case 'author_gone':
      return [call.about];
    default:
      return call satisfies never;
  }
}
