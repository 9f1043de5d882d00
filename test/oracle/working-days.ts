import type { Absence } from '../../src/core/time/absence.ts';
import type { PersonTime, WorkspaceTime } from '../../src/core/time/working-hours.ts';
import { DAY, dayAfter, utcDay, type Wall, weekdayOf } from './wall.ts';

/** Whom the handoffs go to: what they and their company have said of when they work. */
export type Facts = {
  workspace: WorkspaceTime;
  person: PersonTime;
  /** Of this person; a stand-in is always there. */
  absences: readonly Absence[];
  holidays: ReadonlySet<string>;
};

/** One day that is worked, and the instants between which it is. */
export type WorkingDay = { day: string; from: number; to: number };

/** Every day that this person works between two instants, ascending: a list, so that all counting is looking it up. */
export function workingDays(facts: Facts, wall: Wall, first: number, last: number): WorkingDay[] {
  const { opens_at: opens, closes_at: closes } = facts.person.hours ?? facts.workspace;
  const isFree = freeDays(facts);
  const days: WorkingDay[] = [];
  for (let at = first; at <= last; at += DAY) {
    const day = utcDay(at);
    if (isFree(day)) continue;
    const closing = wall.instantOf(day, closes);
    const isPushedOut = wall.dayOf(closing) !== day;
    if (isPushedOut && isSkipped(wall, day)) continue;
    const to = isPushedOut ? endOf(wall, day) : closing;
    days.push({ day, from: Math.min(wall.instantOf(day, opens), to), to });
  }
  return days;
}

/** How much is worked between two instants, in ms. */
export function workedBetween(days: readonly WorkingDay[], start: number, end: number): number {
  return days.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0);
}

/** Whether this person works at `moment`. */
export function isAtWork(days: readonly WorkingDay[], moment: number): boolean {
  return days.some(({ from, to }) => from <= moment && moment < to);
}

/** A day that this zone never had, as when Samoa changed sides of the date line. */
function isSkipped(wall: Wall, day: string): boolean {
  return wall.dayOf(wall.instantOf(day, '12:00')) !== day;
}

/** The last millisecond of the day, for hours that the clocks would push beyond it. */
function endOf(wall: Wall, day: string): number {
  let next = dayAfter(day);
  while (isSkipped(wall, next)) next = dayAfter(next);
  return wall.instantOf(next, '00:00') - 1;
}

function freeDays({ workspace, person, absences, holidays }: Facts): (day: string) => boolean {
  const away = new Set(absences.filter(({ stand_in }) => stand_in === null).flatMap(eachDay));
  const closed = new Set(workspace.closures.flatMap(({ from, to }) => eachDay({ from_day: from, to_day: to })));
  const extra = new Set(workspace.extra_days.flatMap(({ from, to }) => eachDay({ from_day: from, to_day: to })));
  return (day) => {
    if (away.has(day)) return true;
    const weekday = weekdayOf(day);
    const isOwnDay = (person.workdays ?? workspace.workdays).includes(weekday);
    if (extra.has(day) && (isOwnDay || !workspace.workdays.includes(weekday))) return false;
    return !isOwnDay || holidays.has(day) || closed.has(day);
  };
}

function eachDay({ from_day, to_day }: { from_day: string; to_day: string }): string[] {
  const days: string[] = [];
  for (let day = from_day; day <= to_day; day = dayAfter(day)) days.push(day);
  return days;
}
