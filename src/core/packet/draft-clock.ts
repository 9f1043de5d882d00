import { putAway } from './draft-away.ts';
import type { DraftCall, DraftNotice } from './draft-notices.ts';
import { alive, type PacketDraft } from './packet-draft.ts';
import { addBusinessDays, closing, nextWorkingMoment, opening } from '../time/business-time.ts';
import { type Calendar, dayOf, shiftDay } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';
import { weekBegins } from '../time/week.ts';

/**
 * What the clock brings to a draft, in its author's calendar: they are asked when the intake window is over, and weekly of what stands
 * still; it wakes on its day; it expires with a warning, and its words are kept some time more.
 */

/** So long a partner's touch may wait until it is sent. */
export const INTAKE_WINDOW_DAYS = 5;
/** After so many business days without a word it stands still. */
const STALE_AFTER_DAYS = 5;
export const EXPIRES_AFTER_DAYS = 20;
/** Between the warning and the end. */
const WARNED_DAYS = 2;
/** So long what is away can be brought back. */
export const KEPT_DAYS = 10;
/** As in `stalled-handoffs.ts`: a holiday on a Monday brings no second message. */
const ASKED_AGAIN_AFTER_DAYS = 6;
/** A form can stay open over a weekend: what it was made of, and what it became, is known as long. */
const FORM_OPEN_AT_MOST_MS = 7 * 24 * 60 * 60_000;

export type DraftDecision = {
  next: PacketDraft;
  notices: readonly DraftNotice[];
  /** Nothing is left of it: it goes, unless messages about it stand. */
  isOver: boolean;
};

/** What can be due. Of several that are due at once the first here counts. */
const KINDS = ['over', 'forgotten', 'woken', 'expired', 'expires', 'touch', 'stale'] as const;
type Kind = (typeof KINDS)[number];

/** Null when nothing is due, and what is due next stays. Throws RangeError for an author who never works. */
export function passDraftTime(draft: PacketDraft, calendar: Calendar, now: EpochMs): DraftDecision | null {
  const moments = momentsOf(draft, calendar);
  const due = KINDS.find((kind) => (moments[kind] ?? Number.POSITIVE_INFINITY) <= now);
  const passed = due === undefined ? nothing(draft) : pass(draft, due, now);
  const nextActionAt = passed.isOver ? null : firstOf(momentsOf(passed.next, calendar));
  const { zone } = calendar;
  if (due === undefined && nextActionAt === draft.nextActionAt && zone === draft.zone) return null;
  return { ...passed, next: { ...passed.next, zone, nextActionAt } };
}

/** The last day on which it is at hand unless it is touched, for what is said of it. Null when nothing ends it. */
export function expiresOn({ aliveAt, warnedAt, wakesOn, away, sentAs }: PacketDraft, calendar: Calendar): Day | null {
  if (wakesOn !== null || away !== null || sentAs !== null) return null;
  const last = addBusinessDays(calendar, dayOf(calendar.zone, aliveAt), EXPIRES_AFTER_DAYS);
  if (warnedAt === null) return last;
  const atLeast = addBusinessDays(calendar, dayOf(calendar.zone, warnedAt), WARNED_DAYS);
  return atLeast > last ? atLeast : last;
}

/** The last day on which what is away can be brought back. */
export function keptUntil(awayAt: EpochMs, calendar: Calendar): Day {
  return addBusinessDays(calendar, dayOf(calendar.zone, awayAt), KEPT_DAYS);
}

/** The day of the partner's touch, as its author typed it; else the day on which they began. */
export function touchOn({ typed, startedAt, touchedAt }: PacketDraft, zone: string): Day {
  const { partner_touch_on: day } = typed;
  const begun = dayOf(zone, startedAt);
  if (typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(day)) return begun;
  // What lies ahead was no touch yet.
  return day > dayOf(zone, touchedAt ?? startedAt) ? begun : day;
}

type Moments = Partial<Record<Kind, EpochMs>>;

function momentsOf(draft: PacketDraft, calendar: Calendar): Moments {
  const { sentAs, touchedAt, away, awayAt, wakesOn } = draft;
  if (away === 'forgotten') return {};
  if (sentAs !== null || touchedAt === null) return { over: draft.aliveAt + FORM_OPEN_AT_MOST_MS };
  if (away !== null) return { forgotten: closing(calendar, keptUntil(awayAt ?? draft.aliveAt, calendar)) };
  if (wakesOn !== null) return { woken: nextWorkingMoment(calendar, opening(calendar, wakesOn)) };
  return { ...ending(draft, calendar), ...touchQuestion(draft, touchedAt, calendar), stale: weekly(draft, calendar) };
}

function ending(draft: PacketDraft, calendar: Calendar): Moments {
  const last = expiresOn(draft, calendar);
  if (last !== null && draft.warnedAt !== null) return { expired: closing(calendar, last) };
  const days = EXPIRES_AFTER_DAYS - WARNED_DAYS;
  const warned = opening(calendar, addBusinessDays(calendar, dayOf(calendar.zone, draft.aliveAt), days));
  // What is listed in the week in which it is to be warned about is warned about there: that is one message less.
  const listed = weekly(draft, calendar);
  const isThatWeek = listed <= warned && weekBegins(calendar, listed + 1) > warned;
  return { expires: isThatWeek ? listed : warned };
}

/** Never on the day on which they type in it. A packet that is mended was sent in time or not: it is not asked about again. */
function touchQuestion(draft: PacketDraft, touchedAt: EpochMs, calendar: Calendar): Moments {
  if (draft.touchAskedAt !== null || draft.revisionOf !== null) return {};
  const { zone } = calendar;
  const windowEnds = addBusinessDays(calendar, touchOn(draft, zone), INTAKE_WINDOW_DAYS);
  const tomorrow = addBusinessDays(calendar, dayOf(zone, touchedAt), 1);
  return { touch: opening(calendar, windowEnds > tomorrow ? windowEnds : tomorrow) };
}

/** As a week of theirs begins, for all of theirs at once. */
function weekly({ aliveAt, askedAt }: PacketDraft, calendar: Calendar): EpochMs {
  const { zone } = calendar;
  const stale = opening(calendar, addBusinessDays(calendar, dayOf(zone, aliveAt), STALE_AFTER_DAYS));
  const again = askedAt === null ? 0 : opening(calendar, shiftDay(dayOf(zone, askedAt), ASKED_AGAIN_AFTER_DAYS));
  return weekBegins(calendar, Math.max(stale, again));
}

function firstOf(moments: Moments): EpochMs | null {
  const all = Object.values(moments);
  return all.length === 0 ? null : Math.min(...all);
}

function pass(draft: PacketDraft, due: Kind, now: EpochMs): DraftDecision {
  switch (due) {
    case 'over':
      return { ...nothing({ ...draft, typed: {}, typedWhere: {}, proposal: null }), isOver: true };
    case 'forgotten':
      return { ...nothing({ ...draft, typed: {}, typedWhere: {}, proposal: null, away: 'forgotten' }), isOver: true };
    case 'woken':
      return ask({ ...alive(draft, now), wakesOn: null }, due, now);
    case 'expired': {
      const notice = { kind: 'draft_expired', person: draft.author, at: now } as const;
      return { next: putAway(draft, 'expired', now), notices: [notice], isOver: false };
    }
    case 'expires':
      return ask({ ...draft, warnedAt: now }, due, now);
    case 'touch':
      return ask({ ...draft, touchAskedAt: now }, due, now);
    case 'stale':
      return ask(draft, due, now);
    default:
      return due satisfies never;
  }
}

function ask(draft: PacketDraft, about: DraftCall, now: EpochMs): DraftDecision {
  const notice: DraftNotice = { kind: 'draft_call', about, person: draft.author, at: now };
  return { next: { ...draft, askedAt: now }, notices: [notice], isOver: false };
}

const nothing = (next: PacketDraft): DraftDecision => ({ next, notices: [], isOver: false });

/** Whether what was posted about it says something else now. */
export function hasMoved(before: PacketDraft, after: PacketDraft): boolean {
  return (
    isAnswered(before) !== isAnswered(after) ||
    before.askedAt !== after.askedAt ||
    before.wakesOn !== after.wakesOn ||
    before.away !== after.away ||
    before.proposal !== after.proposal ||
    before.sentAs !== after.sentAs
  );
}

/** They have typed in it since they were asked. */
export function isAnswered({ askedAt, touchedAt }: PacketDraft): boolean {
  return askedAt !== null && (touchedAt ?? 0) > askedAt;
}
