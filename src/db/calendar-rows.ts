import { and, asc, eq, gte } from 'drizzle-orm';
import type { Absence } from '../core/time/absence.ts';
import type { PersonTime, WorkspaceTime } from '../core/time/working-hours.ts';
import type { WorkspaceSettings } from '../core/workspace-form.ts';
import type { Inbound } from './inbound.ts';
import type { Db } from './open.ts';
import { absences, people } from './schema.ts';
import { readCalendarVersion, readSettings, writeSetting } from './settings.ts';

/** Everything that calendars are made of, as it was at one version. */
export type CalendarFacts = {
  version: number;
  workspace: WorkspaceTime;
  people: PersonTime[];
  absences: Absence[];
};

/** Which delivery of Slack's asked for the change, if one did, and when (epoch ms). */
export type Asked = { requestId?: string | undefined; now: number };

const MOVES_DEADLINES = ['workdays', 'opens_at', 'closes_at', 'holiday_region', 'closures', 'extra_days'] as const;

/**
 * Working time as it is kept. Each change that can move a deadline raises the version in its own transaction; a change that
 * changes nothing raises nothing. A request that had its effect before throws Double.
 */
export function createCalendarRows(db: Db, transact: <T>(work: () => T) => T, inbound: Inbound) {
  const once = <T>({ requestId, now }: Asked, work: () => T): T =>
    transact(() => {
      inbound.mustBeNew(requestId);
      inbound.keep(requestId, now);
      return work();
    });

  const raiseVersion = (): void => writeSetting(db, 'calendar_version', readCalendarVersion(db) + 1);

  const absencesSince = (day: string): Absence[] =>
    db.select().from(absences).where(gte(absences.to_day, day)).orderBy(asc(absences.from_day)).all();

  return {
    async version(): Promise<number> {
      return readCalendarVersion(db);
    },

    /** All facts of one moment; of the absences those that end on `since` or later. */
    async facts(since: string): Promise<CalendarFacts> {
      return transact(() => {
        const settings = readSettings(db);
        return {
          version: settings.calendar_version,
          workspace: settings,
          people: db.select().from(people).all().map(toPerson),
          absences: absencesSince(since),
        };
      });
    },

    /** Null when this person has nothing of their own. */
    async person(userId: string): Promise<PersonTime | null> {
      const row = db.select().from(people).where(eq(people.user_id, userId)).get();
      return row ? toPerson(row) : null;
    },

    /** The absences of everybody that end on `day` or later, in order of their beginning. */
    async absencesSince(day: string): Promise<Absence[]> {
      return absencesSince(day);
    },

    async saveWorkspace(next: WorkspaceSettings, asked: Asked): Promise<void> {
      once(asked, () => {
        const before = readSettings(db);
        for (const [key, value] of entriesOf(next)) writeSetting(db, key, value);
        if (MOVES_DEADLINES.some((key) => !isSame(before[key], next[key]))) raiseVersion();
      });
    },

    async savePerson(next: PersonTime, asked: Asked): Promise<void> {
      once(asked, () => {
        const row = db.select().from(people).where(eq(people.user_id, next.user_id)).get();
        if (isSame(row ? toPerson(row) : null, next)) return;
        const { user_id: _, ...rest } = toRow(next);
        db.insert(people).values(toRow(next)).onConflictDoUpdate({ target: people.user_id, set: rest }).run();
        raiseVersion();
      });
    },

    /** Saves it once `mayBeAdded` has looked at the absences of everybody from its first day on; what that throws is thrown on. False: there already. */
    async addAbsence(absence: Absence, mayBeAdded: (known: Absence[]) => boolean, asked: Asked): Promise<void> {
      once(asked, () => {
        if (!mayBeAdded(absencesSince(absence.from_day))) return;
        db.insert(absences).values(absence).run();
        raiseVersion();
      });
    },

    /** False when this person has no such absence. */
    async removeAbsence(id: string, userId: string, asked: Asked): Promise<boolean> {
      return once(asked, () => {
        const result = db
          .delete(absences)
          .where(and(eq(absences.id, id), eq(absences.user_id, userId)))
          .run();
        if (result.changes > 0) raiseVersion();
        return result.changes > 0;
      });
    },
  };
}

function entriesOf<T extends object>(value: T): [keyof T, T[keyof T]][] {
  // Object.entries knows the keys of a value as text only.
  return Object.entries(value) as [keyof T, T[keyof T]][];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function toPerson({ user_id, workdays, opens_at, closes_at, holiday_region }: typeof people.$inferSelect): PersonTime {
  return {
    user_id,
    workdays: workdays === null ? null : workdays.split(',').map(Number),
    hours: opens_at === null || closes_at === null ? null : { opens_at, closes_at },
    holiday_region,
  };
}

function toRow({ user_id, workdays, hours, holiday_region }: PersonTime): typeof people.$inferInsert {
  return {
    user_id,
    workdays: workdays === null ? null : workdays.join(','),
    opens_at: hours?.opens_at ?? null,
    closes_at: hours?.closes_at ?? null,
    holiday_region,
  };
}
