import type { HandoffEvent } from './history.ts';
import { addBusinessDays, deadline, opening } from '../time/business-time.ts';
import { type Calendar, dayOf } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** The day by which a partner was promised to hear from us: never later than all windows ahead and one business day. */

/** The later of two days; `before` is null when nothing was promised yet. */
export const laterDay = (before: Day | null, day: Day): Day => (before !== null && before > day ? before : day);

/** The promised day when our own side has until `endsAt`: one business day later, so that a late answer can keep it. */
export function promisedDay(calendar: Calendar, endsAt: EpochMs): Day {
  return addBusinessDays(calendar, dayOf(calendar.zone, endsAt), 1);
}

/** The day to promise when the account executive is asked at `from`: their window, and one business day. */
export function promisedThrough(ae: Calendar, from: EpochMs, windowDays: number): Day {
  return promisedDay(ae, deadline(ae, from, windowDays));
}

/** Once the window has closed: a business day until it is escalated, one more to decide, and one to tell. */
const DAYS_AFTER_LAPSE = 3;
/** Who was put off before is not put off each day. */
const DAYS_AFTER_RENEWAL = 5;

/** What is promised instead when the window closed at `deadlineAt` without an answer. */
export function promisedAfterLapse(calendar: Calendar, deadlineAt: EpochMs): Day {
  return addBusinessDays(calendar, dayOf(calendar.zone, deadlineAt), DAYS_AFTER_LAPSE);
}

/** What is promised instead at `now`, when `hearBy` cannot be kept either. */
export function promisedAgain(calendar: Calendar, hearBy: Day, now: EpochMs): Day {
  const today = dayOf(calendar.zone, now);
  return addBusinessDays(calendar, today > hearBy ? today : hearBy, DAYS_AFTER_RENEWAL);
}

/** What is promised at `now` for a window that closed at `deadlineAt`: the usual day, unless that is too near to be kept. */
export function promisedWhileLapsed(calendar: Calendar, deadlineAt: EpochMs, now: EpochMs): Day {
  const usual = promisedAfterLapse(calendar, deadlineAt);
  return now < renewalOf(calendar, usual) ? usual : promisedAgain(calendar, usual, now);
}

/** When another day must be promised, so that the partner hears it before the old one passes: the business day before begins. */
export function renewalOf(calendar: Calendar, hearBy: Day): EpochMs {
  return opening(calendar, addBusinessDays(calendar, hearBy, -1));
}

export type Promises = { made: number; kept: number; broken: number };

/**
 * How many days the partner was promised, and how many brought word in time. `toldAt`: when the posts in their thread arrived; the day is that of
 * `zone` (IANA). The first promise stands on the card (`isFirstOfDeal`), every other one in a post, which does not keep it itself.
 */
export function promisesIn(
  history: readonly HandoffEvent[],
  {
    toldAt,
    isFirstOfDeal,
    zone,
    now,
  }: { toldAt: readonly EpochMs[]; isFirstOfDeal: boolean; zone: string; now: EpochMs },
): Promises {
  const promises = history.filter(({ hearBy }, at) => hearBy && hearBy !== lastPromise(history.slice(0, at)));
  const settled = promises.map(({ at, hearBy = null }, index) => {
    const own = isFirstOfDeal && index === 0 ? 0 : 1;
    const word = toldAt.filter((told) => told >= at).toSorted((one, other) => one - other)[own];
    const lastDay = dayOf(zone, word ?? now);
    if (hearBy !== null && lastDay > hearBy) return 'broken';
    return word === undefined ? 'open' : 'kept';
  });
  const count = (what: string): number => settled.filter((one) => one === what).length;
  return { made: promises.length, kept: count('kept'), broken: count('broken') };
}

const lastPromise = (history: readonly HandoffEvent[]): Day | null =>
  history.findLast(({ hearBy }) => hearBy)?.hearBy ?? null;
