import { type Promises, promisesIn } from './promise.ts';
import type { HandoffEvent } from './history.ts';
import { deadline } from './time/business-time.ts';
import { plainCalendar } from './time/calendar.ts';
import type { EpochMs } from './time/instant.ts';

/** Whether partners hear how it ended, and whether the days that they were promised are kept. */

/** A deal that is over for the partner: when it ended, what happened to it, and when the posts in its thread arrived. */
export type ClosedDeal = {
  closedAt: EpochMs;
  history: readonly HandoffEvent[];
  toldAt: readonly EpochMs[];
  isFirstOfDeal: boolean;
  /** IANA. */
  zone: string;
};

/**
 * `told`: of how many the partner read the end within one business day. What is closed a moment ago, and not told yet, is in neither.
 * `corrected`, `disputed`: of how many the credit was, once or more often.
 */
export type LoopClosure = { closed: number; told: number; corrected: number; disputed: number; promises: Promises };

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
  };
}

function endOf({ closedAt, toldAt, zone }: ClosedDeal, now: EpochMs): 'told' | 'late' | 'open' {
  const until = deadline(plainCalendar(zone), closedAt, 1);
  if (toldAt.some((at) => at >= closedAt && at <= until)) return 'told';
  return now <= until ? 'open' : 'late';
}
