import type { Absence } from '../../src/core/time/absence.ts';
import type { DaySpan } from '../../src/core/time/day-list.ts';
import type { HolidaySource } from '../../src/services/people/holidays.ts';
import type { Hours, PersonTime, WorkspaceTime } from '../../src/core/time/working-hours.ts';
import type { Chance } from '../../torture/chance.ts';
import { dayAfter } from '../oracle/wall.ts';
import type { Facts } from '../oracle/business-time.ts';

/** People as different as the forms let them be. */

/** A region of the public holidays that somebody keeps; null: of none. */
export type Region = { code: string | null; holidays: ReadonlySet<string> };

/** A company that works Monday to Friday, is closed at Christmas, and works one Saturday and one public holiday a year. */
export function workspaceOf(years: readonly number[]): WorkspaceTime {
  const span = (from: string, to = from): DaySpan => ({ from, to, name: null });
  return {
    workdays: [1, 2, 3, 4, 5],
    opens_at: '09:00',
    closes_at: '17:00',
    holiday_region: null,
    closures: years.map((year) => span(`${year}-12-23`, `${year}-12-27`)),
    extra_days: years.flatMap((year) => [span(firstSaturday(year)), span(`${year}-05-01`)]),
  };
}

const WEEKS = [[7, 1, 2, 3, 4], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4], [6, 7, 1, 2, 3], [2, 4], [3], [1, 2, 3, 4, 5, 6, 7]];

/** By day, by night, over the hours at which clocks change, as short as the form lets it be and as long. */
export const HOURS: Hours[] = [
  { opens_at: '08:30', closes_at: '16:15' },
  { opens_at: '12:00', closes_at: '21:00' },
  { opens_at: '06:00', closes_at: '08:00' },
  { opens_at: '09:07', closes_at: '10:07' },
  { opens_at: '00:00', closes_at: '08:00' },
  { opens_at: '01:30', closes_at: '03:30' },
  { opens_at: '02:00', closes_at: '03:00' },
  { opens_at: '16:00', closes_at: '23:59' },
  { opens_at: '22:45', closes_at: '23:45' },
  { opens_at: '00:00', closes_at: '23:59' },
];

/** The first of several people of a zone works as the company does; half of the others have hours or a week of their own. */
export function factsOf(
  chance: Chance,
  who: {
    userId: string;
    workspace: WorkspaceTime;
    years: readonly number[];
    region: Region;
    isUsual: boolean;
    /** How often they are away each year, at most three times. */
    absences: number;
  },
): Facts {
  const { userId, workspace, years, region, isUsual } = who;
  const person: PersonTime = {
    user_id: userId,
    workdays: isUsual || chance.oneIn(2) ? null : chance.pick(WEEKS),
    hours: isUsual || chance.oneIn(3) ? null : chance.pick(HOURS),
    holiday_region: region.code,
    cards_in_hours: false,
  };
  const absences = years.flatMap((year) =>
    ['05', '09', '01'].slice(0, who.absences).map((month) => absenceFrom(chance, userId, `${year}-${month}-01`)),
  );
  return { workspace, person, absences, holidays: region.holidays };
}

/** Up to three weeks that begin in the three months from `day` on; every third time somebody stands in. */
function absenceFrom(chance: Chance, userId: string, day: string): Absence {
  const from = dayAfter(day, chance.upTo(90));
  return {
    id: `${userId} ${from}`,
    user_id: userId,
    from_day: from,
    to_day: dayAfter(from, chance.pick([0, 0, 1, 4, 11, 20])),
    stand_in: chance.oneIn(3) ? 'U0PRIYA' : null,
  };
}

function firstSaturday(year: number): string {
  const first = new Date(Date.UTC(year, 2, 1)).getUTCDay();
  return dayAfter(`${year}-03-01`, 6 - first);
}

/** Each region with its public holidays over these years, and before them no region at all. */
export async function regionsOf(
  source: HolidaySource,
  codes: readonly string[],
  years: readonly number[],
): Promise<Region[]> {
  const found: Region[] = [{ code: null, holidays: new Set() }];
  for (const code of codes) {
    const holidays = new Set<string>();
    for (const year of years) for (const day of await source.days(code, year)) holidays.add(day);
    found.push({ code, holidays });
  }
  return found;
}

/** With one year more on each side, for what reaches beyond. */
export function yearsAround(from: number, to: number): number[] {
  return Array.from({ length: to - from + 3 }, (_, index) => from - 1 + index);
}
