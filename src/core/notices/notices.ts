import { CHECK_NOTICES } from '../conflict-check/check-notices.ts';
import { AGREEMENT_NOTICES, type AgreementEvent } from '../agreement/agreement-notices.ts';
import { awaiting, type Handoff, running } from '../handoff/handoff.ts';
import { CREDIT_NOTICES } from '../credit/credit-notices.ts';
import { DRAFT_NOTICES, type DraftEvent } from '../packet/draft-notices.ts';
import { HELP_NOTICES } from '../help-request/help-notices.ts';
import type { HelpEvent } from '../help-request/help-request.ts';
import type { HandoffEvent } from '../handoff/history.ts';
import type { RegistrationHappening } from '../registration/registration.ts';
import { callKey } from '../handoff/intake-call.ts';
import type { UserId } from '../people/member.ts';
import { MOVE_NOTICES, PARTNER_MOVED } from '../outcome/move-notices.ts';
import type { NoticeKind, Notices, PartnerNews } from './notice.ts';
import type { HandoffRule } from './handoff-rule.ts';
import type { Pace } from './notice-columns.ts';
import { NOTED_NOTICES } from '../packet/noted-notices.ts';
import { OUTCOME_NOTICES } from '../outcome/outcome-notices.ts';
import { OWN_NOTICES } from './own-notices.ts';
import { REGISTRATION_NOTICES } from '../registration/registration-notices.ts';
import { STALL_NOTICES, STIRRING } from '../outcome/stall-notices.ts';
import { inWork } from '../outcome/taken-up.ts';

/** What holds for each kind of notice. */

/** What can happen to anything that a notice is about. */
export type Happening = HandoffEvent['kind'] | HelpEvent | RegistrationHappening | AgreementEvent | DraftEvent;
export type Rules = { [Kind in NoticeKind]: HandoffRule<Notices[Kind], Happening> };

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

/** The rules of each kind of notice. How it is drawn stands in `blocks/notices/render.ts`, in a table of the same kinds. */
export const NOTICES = {
  ae_card: {
    as: 'card',
    to: 'named',
    urgency: 0,
    pace: 'as_asked',
    demandedBy: ['sent', 'cleared'],
    key: ({ person }) => [person],
  },
  author_card: {
    as: 'post',
    says: 'tells',
    to: 'author',
    presents: accepter,
    demandedBy: ['accepted', 'declined'],
    // All that is shown of what became of it.
    changesWith: [
      ...ANSWERED_OR_MOVED,
      ...DEAL_DECIDED,
      ...STIRRING,
      'cleared',
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
    urgency: 1,
    presents: behindIt,
    demandedBy: ['sent', 'check_asked'],
  },
  ae_refused: {
    as: 'post',
    says: 'asks',
    to: 'author',
    demandedBy: ['ae_refused'],
  },
  ae_outside: {
    as: 'post',
    says: 'asks',
    to: 'named',
    key: ({ person, ae }) => [person, ae],
  },
  partner_decision: {
    as: 'post',
    says: 'tells',
    to: 'partner',
    urgency: 1,
    presents: accepter,
    demandedBy: ['accepted', 'declined'],
    // An acceptance asks for the partner's move.
    changesWith: PARTNER_MOVED,
    key: ({ version }) => (version === undefined ? [] : [version]),
  },
  partner_delay: {
    as: 'post',
    says: 'asks',
    to: 'partner',
    urgency: 1,
    pace: 'by_day',
    demandedBy: ['lapsed', 'promised_again'],
    key: ({ deadlineAt, hearBy }) => (hearBy === undefined ? [deadlineAt] : [deadlineAt, hearBy]),
  },
  reminder: {
    as: 'post',
    says: 'asks',
    to: 'ae',
    pace: 'at_work',
    demandedBy: ['reminded'],
    changesWith: ANSWERED_OR_MOVED,
    key: ({ reminder, at }) => [reminder, at],
  },
  lapse_ae: {
    as: 'post',
    says: 'asks',
    to: 'ae',
    pace: 'by_day',
    demandedBy: ['lapsed'],
    changesWith: ANSWERED_OR_MOVED,
    key: ({ deadlineAt }) => [deadlineAt],
  },
  lapse_author: {
    as: 'post',
    says: 'asks',
    to: 'author',
    pace: 'by_day',
    demandedBy: ['lapsed'],
    key: ({ deadlineAt }) => [deadlineAt],
  },
  intake_call: {
    as: 'post',
    says: 'asks',
    to: 'intake_owner',
    pace: ({ about }) => (about === 'lapsed' ? 'by_day' : 'at_once'),
    demandedBy: ['lapsed', 'proposed', 'ae_gone'],
    changesWith: TAKEN_IN,
    key: callKey,
  },
  escalation: {
    as: 'post',
    says: 'asks',
    to: 'escalation_contact',
    pace: 'by_day',
    presents: (_: Handoff, intakeOwner: UserId) => [intakeOwner],
    demandedBy: ['escalated'],
    changesWith: TAKEN_IN,
    key: ({ deadlineAt }) => [deadlineAt],
  },
  ae_news: {
    as: 'post',
    says: 'tells',
    to: 'named',
    pace: paceOfNews,
    // Who declined it knows that it is passed on: after that nobody else had it.
    demandedBy: ['retimed', 'extended'],
    key: ({ news, version, person }) => [news, version, person],
  },
  ae_corrected: {
    as: 'post',
    says: 'tells',
    to: 'named',
    // Whoever gets the card in working hours reads it first.
    pace: 'as_asked',
    demandedBy: ['corrected'],
    changesWith: ['corrected'],
    key: ({ at, person }) => [at, person],
  },
  ae_reopened: {
    as: 'post',
    says: 'tells',
    to: 'named',
    changesWith: [...ANSWERED_OR_MOVED, 'lapsed'],
    key: ({ version, person }) => [version, person],
  },
  author_news: {
    as: 'post',
    says: 'tells',
    to: 'author',
    pace: paceOfNews,
    presents: asked,
    demandedBy: ['retimed', 'extended', 'rerouted', 'reopened'],
    key: ({ news, version }) => [news, version],
  },
  author_call: {
    as: 'post',
    says: ({ about }) => (about === 'closed_by_time' ? 'tells' : 'asks'),
    to: 'author',
    pace: 'by_day',
    demandedBy: ['woken', 'mend_asked'],
    changesWith: DEAL_DECIDED,
    key: ({ about, version }) => [about, version],
  },
  alliances_call: {
    as: 'post',
    says: 'asks',
    to: 'alliances_owner',
    changesWith: ['reopened'],
    key: ({ version }) => [version],
  },
  partner_news: {
    as: 'post',
    says: 'tells',
    to: 'partner',
    urgency: 1,
    pace: paceOfNews,
    demandedBy: ['retimed', 'extended', 'rerouted', 'reopened', 'parked', 'deal_closed'],
    key: ({ news, version }) => [news, version],
  },
  partner_sentence: {
    as: 'post',
    says: 'tells',
    to: 'partner',
    urgency: 1,
    demandedBy: ['told_partner'],
    key: ({ version }) => [version],
  },
  ...OUTCOME_NOTICES,
  question: {
    as: 'post',
    says: 'tells',
    to: 'named',
    presents: asked,
    demandedBy: ['asked'],
    changesWith: SETTLES_QUESTIONS,
    key: ({ number }) => [number],
  },
  ae_reply: {
    as: 'post',
    says: 'tells',
    to: 'named',
    demandedBy: ['replied'],
    changesWith: [...ANSWERED_OR_MOVED, 'lapsed'],
    key: ({ number }) => [number],
  },
  ...CHECK_NOTICES,
  ...MOVE_NOTICES,
  ...STALL_NOTICES,
  ...CREDIT_NOTICES,
  ...HELP_NOTICES,
  ...REGISTRATION_NOTICES,
  ...AGREEMENT_NOTICES,
  ...DRAFT_NOTICES,
  ...NOTED_NOTICES,
  ...OWN_NOTICES,
} as const satisfies Rules;

type Table = typeof NOTICES;

/** Partner-facing kinds: drawn from the partner's view alone, and only after the channel was checked. */
export type PartnerNoticeKind = {
  [Kind in NoticeKind]: Table[Kind]['to'] extends 'partner' ? Kind : never;
}[NoticeKind];
export type PersonNoticeKind = Exclude<NoticeKind, PartnerNoticeKind>;
