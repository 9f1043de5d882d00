import type { InWork } from '../handoff/handoff.ts';
import { sellerMoveState } from './moves.ts';
import type { PartnerUpdate } from '../partner/telling.ts';
import { addBusinessDays, opening } from '../time/business-time.ts';
import { type Calendar, dayOf } from '../time/calendar.ts';
import type { EpochMs } from '../time/instant.ts';
import { morningFrom } from '../time/week.ts';

/**
 * When a partner is owed word of an accepted handoff. Before acceptance, and while a declined deal is mended, the bot promises a day and renews
 * it by itself: nothing is owed there. After it nothing is promised any more, and a partner can be left in the dark.
 */

/** `silence`: they have read nothing for long. `day_passed`: the day of our move that they read is over, and they have read nothing since. */
export type OwedFor = 'silence' | 'day_passed';

export type UpdateTime = {
  /** The author's. */
  calendar: Calendar;
  /** When the partner was last sent a post about it; null when it never was. */
  toldAt: EpochMs | null;
  /** Nothing is owed: the partner is paused, or a message to it is on its way. */
  isOnHold: boolean;
  /** What this partner does not want to be told. */
  leftOut: readonly PartnerUpdate[];
};

const SILENT_DAYS = 10;
/** Our move's day and two business days more: then it has slipped. */
const PASSED_DAYS = 3;
const ASKED_AGAIN_AFTER_DAYS = 5;

type Owed = { why: OwedFor; at: EpochMs };

/** What is owed next, and on which morning of its author's they are asked for it: at `now` or later. Null when nothing will be. */
export function updateOwed(agreed: InWork, time: UpdateTime, now: EpochMs): Owed | null {
  if (time.isOnHold) return null;
  const { updateAskedAt } = agreed.moves;
  const [first] = [...silence(agreed, time), ...dayPassed(agreed, time)].toSorted((one, other) => one.at - other.at);
  if (!first) return null;
  const again = updateAskedAt === null ? 0 : morningAfter(time.calendar, updateAskedAt, ASKED_AGAIN_AFTER_DAYS);
  const due = Math.max(first.at, again);
  return { ...first, at: morningMissed(agreed, time, { due, now }) ?? morningFrom(time.calendar, Math.max(due, now)) };
}

/** The morning for which the clock was set, when the bot looks too late on that day, or later: then it is asked at once. */
function morningMissed(
  { nextActionAt: at }: InWork,
  { calendar }: UpdateTime,
  { due, now }: { due: EpochMs; now: EpochMs },
): EpochMs | null {
  return at !== null && due <= at && at <= now && morningFrom(calendar, at) === at ? at : null;
}

/** When the partner last read of it, as far as we know: the answer was on its way when it was given. */
function heardAt({ decidedAt }: InWork, { toldAt }: UpdateTime): EpochMs {
  return Math.max(decidedAt, toldAt ?? decidedAt);
}

function silence(agreed: InWork, time: UpdateTime): Owed[] {
  if (time.leftOut.includes('progress')) return [];
  return [{ why: 'silence', at: morningAfter(time.calendar, heardAt(agreed, time), SILENT_DAYS) }];
}

function dayPassed(agreed: InWork, time: UpdateTime): Owed[] {
  const { calendar, leftOut } = time;
  const state = sellerMoveState(agreed);
  const isOver = state === 'slipped' || state === 'did_not_happen';
  const isTold = dayOf(calendar.zone, heardAt(agreed, time)) > agreed.agreedMoveBy;
  if (!isOver || isTold || leftOut.includes('dates')) return [];
  return [{ why: 'day_passed', at: opening(calendar, addBusinessDays(calendar, agreed.agreedMoveBy, PASSED_DAYS)) }];
}

function morningAfter(calendar: Calendar, at: EpochMs, days: number): EpochMs {
  return opening(calendar, addBusinessDays(calendar, dayOf(calendar.zone, at), days));
}
