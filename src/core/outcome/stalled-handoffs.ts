import type { InWork } from '../handoff/handoff.ts';
import { partnerMoveState, sellerMoveState } from './moves.ts';
import { worked } from './taken-up.ts';
import { addBusinessDays, closing, nextWorkingMoment, opening } from '../time/business-time.ts';
import { type Calendar, dayOf, shiftDay } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';
import { weekBegins } from '../time/week.ts';
import type { WorkspaceSettings } from '../people/workspace-form.ts';

/**
 * When an accepted handoff has stalled, and when its owner is asked what holds it up. What waits for an answer has its window, and a declined
 * deal has a clock of its own: neither is asked about here. Ways in which the bot's own work stops stand in `stalls`.
 */

/** Accepted: so many business days after the later open move's day. Worked: so many days without a word about it. */
export type StalledAfter = { acceptedDays: number; workingDays: number };

/** As the workspace has set them. */
export function stalledAfter(
  settings: Pick<WorkspaceSettings, 'stalled_accepted_days' | 'stalled_working_days'>,
): StalledAfter {
  return { acceptedDays: settings.stalled_accepted_days, workingDays: settings.stalled_working_days };
}

export type StallTime = StalledAfter & {
  /** The last day on which its owner is away; null when they are there. */
  awayUntil: Day | null;
};

/** Who was asked is not asked again before so many days are over, so that a holiday on a Monday brings no second question. */
const ASKED_AGAIN_AFTER_DAYS = 6;

/** What is awaited, and so what its owner is asked. */
export type HeldUpBy = 'our_move' | 'partner_move' | 'worth_working' | 'work';

export function heldUpBy(agreed: InWork): HeldUpBy {
  if (worked(agreed)) return 'work';
  if (sellerMoveState(agreed) !== 'done') return 'our_move';
  return partnerMoveState(agreed) === 'done' ? 'worth_working' : 'partner_move';
}

/** From when on it has stalled, unless somebody says something about it before. */
export function stallsAt(agreed: InWork, calendar: Calendar, after: StalledAfter): EpochMs {
  const { saidAt } = agreed.moves;
  const saidOn = dayOf(calendar.zone, saidAt);
  if (worked(agreed)) return closing(calendar, shiftDay(saidOn, after.workingDays));
  const latest = [...openDays(agreed), saidOn].toSorted().at(-1) ?? saidOn;
  return closing(calendar, addBusinessDays(calendar, latest, after.acceptedDays));
}

function openDays(agreed: InWork): Day[] {
  return [
    ...(sellerMoveState(agreed) === 'done' ? [] : [agreed.agreedMoveBy]),
    ...(partnerMoveState(agreed) === 'done' ? [] : [agreed.moves.partnerDueOn]),
  ];
}

/** For how many days it has stalled at `now`, 0 on the first; null when it has not. */
export function stalledDays(
  agreed: InWork,
  { calendar, after, now }: { calendar: Calendar; after: StalledAfter; now: EpochMs },
): number | null {
  const from = stallsAt(agreed, calendar, after);
  return from <= now ? Math.floor((now - from) / DAY_MS) : null;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * When its owner is asked, at `now` or later: as a week of theirs begins, for all that has stalled at once, and never twice in a week. Who
 * was away then, or could not be asked since the bot was, is asked as soon as they are back.
 */
export function stallQuestionAt(
  agreed: InWork,
  { calendar, stalls, now }: { calendar: Calendar; stalls: StallTime; now: EpochMs },
): EpochMs {
  const { stallAskedAt } = agreed.moves;
  const { awayUntil } = stalls;
  const after = (day: Day, days: number): EpochMs => opening(calendar, shiftDay(day, days));
  const again = stallAskedAt === null ? 0 : after(dayOf(calendar.zone, stallAskedAt), ASKED_AGAIN_AFTER_DAYS);
  const usual = weekBegins(calendar, Math.max(stallsAt(agreed, calendar, stalls), again));
  const back = awayUntil === null ? 0 : after(awayUntil, 1);
  return nextWorkingMoment(calendar, Math.max(now, usual, back));
}
