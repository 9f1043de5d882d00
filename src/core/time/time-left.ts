// What is left of a response window, as a reminder says it: in working time, and only as exactly as people say it.
import { subtractWorkingTime, workingTimeBetween } from './business-time.ts';
import { type Calendar, dayOf } from './calendar.ts';
import type { EpochMs } from './instant.ts';

/** Working time until the deadline in ms, and whether no later day has any of it. */
export type WorkingTimeLeft = { ms: number; isLastDay: boolean };

/** How somebody can have fewer reminders of one handoff: none before tomorrow, or on the last day only. */
export const DIALS = ['tomorrow', 'last_day'] as const;
export type Dial = (typeof DIALS)[number];

/** `dials`: those that would change something now. */
export type TimeLeft = WorkingTimeLeft & { dials: readonly Dial[] };

const LEAST_MS = 60_000;

/** What is left of a window at `now`; nothing once `deadlineAt` has passed. */
export function timeLeft(calendar: Calendar, now: EpochMs, deadlineAt: EpochMs): WorkingTimeLeft {
  // Not simply the day of the deadline: the calendar may have changed since, so that nobody works on that day.
  const lastMoment = subtractWorkingTime(calendar, deadlineAt, 0);
  return {
    ms: workingTimeBetween(calendar, now, deadlineAt),
    isLastDay: dayOf(calendar.zone, now) >= dayOf(calendar.zone, lastMoment),
  };
}

/** False in the last minute and after it: who is reminded then reads at once that the window has closed. */
export function isWorthReminding({ ms }: WorkingTimeLeft): boolean {
  return ms >= LEAST_MS;
}

/** Minutes as people say them: from ten on the nearest five, below that those that are whole. */
export function roughMinutes(ms: number): number {
  const minutes = ms / 60_000;
  return minutes < 10 ? Math.floor(minutes) : Math.round(minutes / 5) * 5;
}
