import { CHECK_NOTICES } from '../conflict-check/check-notices.ts';
import { AGREEMENT_NOTICES, type AgreementNotice } from '../agreement/agreement-notices.ts';
import { DRAFT_NOTICES, type DraftNotice } from '../packet/draft-notices.ts';
import type { Handoff } from '../handoff/handoff.ts';
import { HELP_NOTICES } from '../help-request/help-notices.ts';
import type { HelpNotice } from '../help-request/help-request.ts';
import type { HandoffEvent } from '../handoff/history.ts';
import type { UserId } from '../people/member.ts';
import type { HandoffRule } from './handoff-rule.ts';
import type { Pace, Recipient, Says } from './notice-columns.ts';
import { NOTED_NOTICES, type NotedNotice } from '../packet/noted-notices.ts';
import { type Happening, NOTICES, type PartnerNoticeKind, type Rules } from './notices.ts';
import type { Notice, NoticeKind, Notices } from './notice.ts';
import { REGISTRATION_NOTICES } from '../registration/registration-notices.ts';
import type { RegistrationNotice } from '../registration/registration.ts';

/** What the table of notices says about one of them. */

/** The kinds of notices that are cards. */
export const CARD_KINDS = kindsWhere(({ as }) => as === 'card');

const BACKSTOPS: readonly Recipient[] = ['intake_owner', 'escalation_contact', 'alliances_owner'];

/** The kinds that go to whoever has one of these roles when they are queued. */
export const NOTICES_TO_BACKSTOPS = kindsWhere(({ to }) => BACKSTOPS.includes(to));

/** Said of help requests alone, and drawn from them. */
export function isOfHelp(notice: Notice): notice is HelpNotice {
  return notice.kind in HELP_NOTICES;
}

/** Drawn with what is known of the account beside the handoff. */
export function isOfCheck({ kind }: Notice): boolean {
  return kind in CHECK_NOTICES;
}

/** Said of registrations alone, and drawn from them. */
export function isOfRegistration(notice: Notice): notice is RegistrationNotice {
  return notice.kind in REGISTRATION_NOTICES;
}

/** Said of the working agreement alone, and drawn from it. */
export function isOfAgreement(notice: Notice): notice is AgreementNotice {
  return notice.kind in AGREEMENT_NOTICES;
}

/** Said of drafts alone, and drawn from them. */
export function isOfDraft(notice: Notice): notice is DraftNotice {
  return notice.kind in DRAFT_NOTICES;
}

/** Said of partners' messages that are noted, and drawn from them. */
export function isOfNoted(notice: Notice): notice is NotedNotice {
  return notice.kind in NOTED_NOTICES;
}

export function isCard({ kind }: Notice): boolean {
  return NOTICES[kind].as === 'card';
}

/** The partner has one card for all handoffs of a deal. */
export function isOfDeal({ kind }: Notice): boolean {
  return kind === 'partner_card';
}

/** What a post says of what happened is drawn as of that moment; a card, and what asks, from the state as it is now. */
export function isTelling(notice: Notice): boolean {
  return saysIn(notice.kind, notice) === 'tells';
}

function saysIn<Kind extends NoticeKind>(kind: Kind, notice: Notices[Kind]): Says | null {
  const rules: Rules = NOTICES;
  const rule = rules[kind];
  if (rule.as === 'card') return null;
  return typeof rule.says === 'function' ? rule.says(notice) : rule.says;
}

export function paceOf(notice: Notice): Pace {
  return paceIn(notice.kind, notice);
}

function paceIn<Kind extends NoticeKind>(kind: Kind, notice: Notices[Kind]): Pace {
  const rules: Rules = NOTICES;
  const { pace = 'at_once' } = rules[kind];
  return typeof pace === 'function' ? pace(notice) : pace;
}

/** What the clock brings to one person at one moment is one message. */
export function maySharePost(notice: Notice): boolean {
  const pace = paceOf(notice);
  return !isForPartner(notice) && (pace === 'by_day' || pace === 'at_work');
}

/** Whom the first posting of this notice presents as the one who acts, beside its reader. */
export function presentedBy({ kind }: Notice, handoff: Handoff, intakeOwner: UserId): readonly UserId[] {
  const rules: Rules = NOTICES;
  return rules[kind].presents?.(handoff, intakeOwner) ?? [];
}

/** Of new messages that wait, the lowest goes first. */
export function urgencyOf({ kind }: { kind: NoticeKind }): number {
  const rules: Rules = NOTICES;
  return rules[kind].urgency ?? 2;
}

export function isForPartner(notice: Notice): notice is Notices[PartnerNoticeKind] {
  return NOTICES[notice.kind].to === 'partner';
}

/** The kinds of notices that must exist once this has happened. */
export function demandedBy(event: HandoffEvent['kind']): NoticeKind[] {
  return kindsWhere(({ demandedBy: events = [] }) => events.includes(event));
}

type AnyRule = Pick<HandoffRule<Notice, Happening>, 'as' | 'demandedBy' | 'changesWith'> & { to: Recipient };

export function kindsWhere(holds: (rule: AnyRule) => boolean): NoticeKind[] {
  // Object.keys types keys as plain text; NOTICES has every kind and no other key.
  return (Object.keys(NOTICES) as NoticeKind[]).filter((kind) => holds(NOTICES[kind]));
}

/** The same notice of a handoff queued twice is one notice: it has the same key. Keys are compared, never taken apart. */
export function noticeKey(notice: Notice): string {
  return [notice.kind, ...keyParts(notice.kind, notice)].join(':');
}

function keyParts<Kind extends NoticeKind>(kind: Kind, notice: Notices[Kind]): readonly (string | number)[] {
  const rules: Rules = NOTICES;
  return rules[kind].key?.(notice) ?? [];
}
