import { type Absence, type Away, awayOn } from '../../core/time/absence.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { type Calendar, dayOf } from '../../core/time/calendar.ts';
import { type Handoff, windowOf } from '../../core/handoff/handoff.ts';
import { type UserId, ZONE_OF_LAST_RESORT } from '../../core/people/member.ts';
import { composeCalendar, regionOf } from '../../core/time/compose-calendar.ts';
import { type TimeLeft, timeLeft } from '../../core/time/time-left.ts';
import { asWorkspace, type PersonTime, type WorkspaceTime } from '../../core/time/working-hours.ts';
import { dialsThatMatter, passTime, type Timekeeping } from '../../core/handoff/window.ts';
import type { Store } from '../../db/store.ts';
import type { HolidaySource } from './holidays.ts';

/** When each person works: the workspace's settings, their own, public holidays and days off, as one calendar. */
export type Calendars = ReturnType<typeof createCalendars>;

/** The settings at one version, and the calendars that were made from them so far. */
type FactsAtVersion = {
  version: number;
  year: number;
  workspace: WorkspaceTime;
  people: Map<string, PersonTime>;
  absences: Absence[];
  made: Map<string, Calendar>;
};

type Presence = { time: Timekeeping; away: Away | null };

const KEPT_AT_MOST = 1000;

export function createCalendars(deps: { store: Pick<Store, 'calendar'>; holidays: HolidaySource; now: () => EpochMs }) {
  const { store, holidays, now } = deps;
  let latest: FactsAtVersion | null = null;

  const factsAt = async (version: number): Promise<FactsAtVersion> => {
    const year = new Date(now()).getUTCFullYear();
    if (latest && latest.year === year && latest.version === version) return latest;
    // From last year on: an open handoff may have begun then, and its history is counted from its beginning.
    const { people, ...others } = await store.calendar.facts(`${year - 1}-01-01`);
    latest = { ...others, year, people: new Map(people.map((person) => [person.user_id, person])), made: new Map() };
    return latest;
  };

  const holidaysIn = async (region: string | null, year: number): Promise<string[]> => {
    if (region === null) return [];
    // One year earlier than asked: a holiday that lasts over New Year belongs to the year in which it begins.
    const years = [year - 2, year - 1, year, year + 1, year + 2];
    const days: string[] = [];
    for (const each of years) days.push(...(await holidays.days(region, each)));
    return days;
  };

  const calendarIn = async (facts: FactsAtVersion, userId: UserId, zone: string): Promise<Timekeeping> => {
    const { version, year, workspace, people, absences, made } = facts;
    const key = `${zone} ${userId}`;
    const kept = made.get(key);
    if (kept) return { calendar: kept, version };
    const person = people.get(userId) ?? asWorkspace(userId);
    const calendar = composeCalendar({
      workspace,
      person,
      absences,
      holidays: await holidaysIn(regionOf(workspace, person), year),
      zone,
    });
    if (made.size >= KEPT_AT_MOST) made.clear();
    made.set(key, calendar);
    return { calendar, version };
  };

  const calendarOf = async (userId: UserId, zone: string): Promise<Timekeeping> =>
    calendarIn(await factsAt(await store.calendar.version()), userId, zone);

  const calendarOfHandoff = (handoff: Handoff): Promise<Timekeeping> =>
    calendarOf(handoff.packet.ae, windowOf(handoff)?.aeZone ?? ZONE_OF_LAST_RESORT);

  return {
    /**
     * The calendar of a person in `zone` (IANA), and the version of the settings that it was made from. Public holidays are in
     * it from last year to the year after next. Made once for each version.
     */
    of: calendarOf,

    /** The calendar in which a handoff's window is counted: that of its account executive, in the window's zone. */
    ofHandoff: calendarOfHandoff,

    /** Whether this person has asked for new handoffs in their working hours only. */
    async wantsCardsInHours(userId: UserId): Promise<boolean> {
      // Not from what is kept of a version: it moves no deadline, so a change of it makes no new one.
      return (await store.calendar.person(userId))?.cards_in_hours ?? false;
    },

    /**
     * What is left of the handoff's window now, in its account executive's working time; null when it never began, and when something
     * newer is due: a reminder that waited, and the next one at the same moment, would be two.
     */
    async timeLeft(handoff: Handoff): Promise<TimeLeft | null> {
      const window = windowOf(handoff);
      if (!window) return null;
      const { calendar } = await calendarOfHandoff(handoff);
      const at = now();
      if (passTime(handoff, calendar, at) !== null) return null;
      return { ...timeLeft(calendar, at, window.deadlineAt), dials: dialsThatMatter(window, calendar, at) };
    },

    /**
     * The same at a version of the settings that the caller has read already, and whether the person is out of office on the civil day
     * of `at`: until when, and who stands in.
     */
    async at(userId: UserId, zone: string, { version, at }: { version: number; at: EpochMs }): Promise<Presence> {
      const facts = await factsAt(version);
      const away = awayOn(facts.absences, userId, dayOf(zone, at));
      return { time: await calendarIn(facts, userId, zone), away };
    },

    /** Computes the public holidays of everybody's regions before somebody waits for them; does nothing while there are no regions. */
    async warmUp(): Promise<void> {
      const { workspace, people, year } = await factsAt(await store.calendar.version());
      const regions = new Set([workspace.holiday_region, ...[...people.values()].map((one) => one.holiday_region)]);
      for (const region of regions) await holidaysIn(region, year);
    },

    /** Grows with every change that can move a deadline. */
    async version(): Promise<number> {
      return store.calendar.version();
    },
  };
}
