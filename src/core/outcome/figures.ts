import { INTAKE_WINDOW_DAYS } from '../packet/draft-clock.ts';
import { type Promises, promisesIn } from '../handoff/promise.ts';
import type { HandoffEvent } from '../handoff/history.ts';
import { businessDaysBetween, deadline } from '../time/business-time.ts';
import { dayOf, plainCalendar } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** Whether partners hear how it ended, and whether the days that they were promised are kept. */

/** A deal that is over for the partner: when it ended, what happened to it, and when the posts in its thread arrived. */
export type ClosedDeal = {
  closedAt: EpochMs;
  history: readonly HandoffEvent[];
  toldAt: readonly EpochMs[];
  isFirstOfDeal: boolean;
  /** The day of the partner's touch. */
  touchOn: Day;
  sentAt: EpochMs;
  /** IANA. */
  zone: string;
};

/**
 * `told`: of how many the partner read the end within one business day. What is closed a moment ago, and not told yet, is in neither.
 * `corrected`, `disputed`: of how many the credit was, once or more often.
 */
export type LoopClosure = {
  closed: number;
  told: number;
  corrected: number;
  disputed: number;
  promises: Promises;
  intake: Intake;
};

/** Of so many deals: how long the partner's touch waited until it was sent, in business days, and how many no longer than the intake window. */
export type Intake = { sent: number; medianDays: number; within: number };

export function loopClosure(deals: readonly ClosedDeal[], now: EpochMs): LoopClosure {
  const ends = deals.map((deal) => endOf(deal, now));
  const closed = deals.filter((_, at) => ends[at] !== 'open');
  const howMany = (kind: HandoffEvent['kind']): number =>
    closed.filter(({ history }) => history.some((event) => event.kind === kind)).length;
  const promises = deals.map((deal) => promisesIn(deal.history, { ...deal, now }));
  const sum = (what: keyof Promises): number => promises.reduce((total, one) => total + one[what], 0);
  return {
    closed: closed.length,
    told: ends.filter((end) => end === 'told').length,
    corrected: howMany('credit_corrected'),
    disputed: howMany('credit_disputed'),
    promises: { made: sum('made'), kept: sum('kept'), broken: sum('broken') },
    intake: intakeOf(deals),
  };
}

/** A packet that was mended does not count: its touch was sent before. Of two in the middle the longer counts. */
function intakeOf(deals: readonly ClosedDeal[]): Intake {
  const waits = deals
    .filter(({ isFirstOfDeal }) => isFirstOfDeal)
    .map(({ touchOn, sentAt, zone }) => businessDaysBetween(plainCalendar(zone), touchOn, dayOf(zone, sentAt)))
    .map((days) => Math.max(0, days))
    .toSorted((a, b) => a - b);
  const within = waits.filter((days) => days <= INTAKE_WINDOW_DAYS).length;
  return { sent: waits.length, medianDays: waits[Math.floor(waits.length / 2)] ?? 0, within };
}

function endOf({ closedAt, toldAt, zone }: ClosedDeal, now: EpochMs): 'told' | 'late' | 'open' {
  const until = deadline(plainCalendar(zone), closedAt, 1);
  if (toldAt.some((at) => at >= closedAt && at <= until)) return 'told';
  return now <= until ? 'open' : 'late';
}
