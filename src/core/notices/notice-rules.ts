import type { Handoff } from '../handoff/handoff.ts';
import type { HandoffEvent } from '../handoff/history.ts';
import type { UserId } from '../people/member.ts';
import type { Pace, Says, Update } from './notice-columns.ts';
import { NOTICES, type PartnerNoticeKind, type Rules } from './notices.ts';
import type { Notice, NoticeKind, Notices } from './notice.ts';

/** What the table of notices says about one of them. */

/** The kinds of notices that are cards. */
export const CARD_KINDS = kindsWhere(({ as }) => as === 'card');

/** The kinds that go to whoever has one of these roles when they are queued. */
export const NOTICES_TO_BACKSTOPS = kindsWhere(
  ({ to }) => to === 'intake_owner' || to === 'escalation_contact' || to === 'alliances_owner',
);

export function isCard({ kind }: Notice): boolean {
  return NOTICES[kind].as === 'card';
}

/** The partner has one card for all handoffs of a deal. */
export function isOfDeal({ kind }: Notice): boolean {
  return kind === 'partner_card';
}

/** What a post says of what happened is drawn as of that moment; a card, and what asks, from the state as it is now. */
export function isTelling(notice: Notice): boolean {
  return !isCard(notice) && (of<Says>(notice, NOTICES[notice.kind].says) ?? 'tells') === 'tells';
}

export function paceOf(notice: Notice): Pace {
  return of<Pace>(notice, NOTICES[notice.kind].pace) ?? 'at_once';
}

/** Which sort of update it is to a partner; what nobody can leave out is always told. */
export function updateOf(notice: Notice): Update {
  return of<Update>(notice, NOTICES[notice.kind].update) ?? 'always';
}

/** What the clock brings to one person at one moment is one message. */
export function maySharePost(notice: Notice): boolean {
  const pace = paceOf(notice);
  return !isForPartner(notice) && (pace === 'by_day' || pace === 'at_work');
}

/** Whom the first posting of this notice presents as the one who acts, beside its reader. */
export function presentedBy({ kind }: Notice, handoff: Handoff, intakeOwner: UserId): readonly UserId[] {
  return NOTICES[kind].presents?.(handoff, intakeOwner) ?? [];
}

/** Of new messages that wait, the lowest goes first. */
export function urgencyOf({ kind }: { kind: NoticeKind }): number {
  const { to, urgency = to === 'partner' ? 1 : 2 } = NOTICES[kind];
  return urgency;
}

export function isForPartner(notice: Notice): notice is Notices[PartnerNoticeKind] {
  return NOTICES[notice.kind].to === 'partner';
}

/** The kinds of notices that must exist once this has happened. */
export function demandedBy(event: HandoffEvent['kind']): NoticeKind[] {
  return kindsWhere(({ demandedBy: events = [] }) => events.includes(event));
}

export function kindsWhere(holds: (rule: Rules[NoticeKind]) => boolean): NoticeKind[] {
  // Object.keys types keys as plain text; NOTICES has every kind and no other key.
  return (Object.keys(NOTICES) as NoticeKind[]).filter((kind) => holds(NOTICES[kind]));
}

/** The same notice of a handoff queued twice is one notice: it has the same key. Keys are compared, never taken apart. */
export function noticeKey(notice: Notice): string {
  return [notice.kind, ...(of<KeyParts>(notice, NOTICES[notice.kind].key) ?? [])].join(':');
}

type KeyParts = readonly (string | number)[];

/** A column of its row, which may depend on what the notice holds. */
function of<Value extends string | KeyParts>(
  notice: Notice,
  column: Value | ((notice: never) => Value) | undefined,
): Value | undefined {
  // The row is that of its kind, so that it takes this notice.
  return typeof column === 'function' ? (column as (notice: Notice) => Value)(notice) : column;
}
