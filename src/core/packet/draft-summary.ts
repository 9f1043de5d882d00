import { expiresOn, keptUntil, touchOn } from './draft-clock.ts';
import type { PacketDraft } from './packet-draft.ts';
import type { Partner } from '../partner/partner.ts';
import { cut, saysSomething, tidy } from '../kernel/text.ts';
import { businessDaysBetween } from '../time/business-time.ts';
import { type Calendar, dayOf } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** What is said of a draft to its author: of what it holds only whom and what it is about. */
export type DraftSummary = {
  id: string;
  /** Null: none was typed yet. */
  account: string | null;
  partner: string | null;
  contact: string | null;
  touchOn: Day;
  /** In business days of its author. */
  touchAge: number;
  /** When they typed in it last. */
  typedOn: Day;
  wakesOn: Day | null;
  /** Null: nothing ends it. */
  expiresOn: Day | null;
  /** The handoff of the same deal that was sent from another form; null: none. */
  overtakenBy: string | null;
  /** Since when it is away; null of what is at hand. */
  awayOn: Day | null;
  /** Until then what is away can be brought back; null of what is at hand. */
  keptUntil: Day | null;
  /** What its days are said by. */
  asOf: EpochMs;
};

/** It is not checked yet. */
const LONGEST_ACCOUNT = 150;

export function summaryOf(
  draft: PacketDraft,
  { partner, calendar, now }: { partner: Partner | null; calendar: Calendar; now: EpochMs },
): DraftSummary {
  const { typed, awayAt } = draft;
  const { zone } = calendar;
  const touch = touchOn(draft, zone);
  const account = typeof typed.account === 'string' ? tidy(typed.account) : '';
  const contact = partner?.contacts.find(({ id }) => id === typed.partner_contact);
  return {
    id: draft.id,
    account: saysSomething(account) ? cut(account, LONGEST_ACCOUNT) : null,
    partner: partner?.name ?? null,
    contact: contact?.name ?? null,
    touchOn: touch,
    touchAge: Math.max(0, businessDaysBetween(calendar, touch, dayOf(zone, now))),
    typedOn: dayOf(zone, draft.touchedAt ?? draft.startedAt),
    wakesOn: draft.wakesOn,
    expiresOn: expiresOn(draft, calendar),
    overtakenBy: draft.overtakenBy,
    awayOn: awayAt === null ? null : dayOf(zone, awayAt),
    keptUntil: awayAt === null ? null : keptUntil(awayAt, calendar),
    asOf: draft.startedAt,
  };
}
