import { and, asc, eq, gte } from 'drizzle-orm';
import { Conflict } from '../../core/kernel/errors.ts';
import type { UserId } from '../../core/people/member.ts';
import { conversationKey, SALES_CHANNEL } from '../../core/notices/conversations.ts';
import { changesBetween } from '../../core/people/settings-history.ts';
import type { Absence } from '../../core/time/absence.ts';
import type { Day, EpochMs } from '../../core/time/instant.ts';
import { asWorkspace, type PersonTime, type WorkspaceTime } from '../../core/time/working-hours.ts';
import type { WorkspaceSettings } from '../../core/people/workspace-form.ts';
import type { Inbound } from '../notices/inbound.ts';
import type { NoticeRows } from '../notices/notices.ts';
import type { Db } from '../engine/open.ts';
import { absences, people } from '../schema.ts';
import type { SettingRows } from './settings.ts';
import type { SettingsHistory } from './settings-history.ts';

/** Everything that calendars are made of, as it was at one version. */
export type CalendarFacts = {
  version: number;
  workspace: WorkspaceTime;
  people: PersonTime[];
  absences: Absence[];
};

/** Who and which request asked for the change, if anybody did, and the time of the change. */
export type Asked = { by?: UserId; requestId?: string | undefined; now: EpochMs };

const NAMES_SOMEBODY = ['intake_owner', 'escalation_contact', 'adjudicator'] as const;
const MOVES_DEADLINES = ['workdays', 'opens_at', 'closes_at', 'holiday_region', 'closures', 'extra_days'] as const;

/**
 * The settings of working time. Each change that can move a deadline raises the version in its own transaction; one that changes
 * nothing does not. A request whose effect is already saved throws Duplicate.
 */
export function createCalendarRows(deps: {
  db: Db;
  transact: <T>(work: () => T) => T;
  atOnce: <T>(read: () => T) => T;
  settings: SettingRows;
  inbound: Inbound;
  history: SettingsHistory;
  notices: Pick<NoticeRows, 'reviveDeadLetters'>;
  /** Called in the transaction in which somebody else was named for something. */
  onNamed: (now: EpochMs) => void;
  /** The same in which the calendar of this person has changed, or everybody's (null). */
  onCalendar: (userId: UserId | null, now: EpochMs) => void;
}) {
  const { db, transact, atOnce, settings, inbound, history, notices, onNamed, onCalendar } = deps;

  const once = <T>({ requestId, now }: Asked, work: () => T): T =>
    transact(() => {
      inbound.mustBeNew(requestId);
      inbound.keep(requestId, now);
      return work();
    });

  /** `userId` is whose calendar has changed; null: everybody's. */
  const raiseVersion = (userId: UserId | null, { now }: Asked): void => {
    settings.write('calendar_version', settings.read().calendar_version + 1);
    onCalendar(userId, now);
  };

  const absencesSince = (day: Day): Absence[] =>
    db.select().from(absences).where(gte(absences.to_day, day)).orderBy(asc(absences.from_day)).all();

  const personOf = (userId: UserId): PersonTime | null => {
    const row = db.select().from(people).where(eq(people.user_id, userId)).get();
    return row ? personFrom(row) : null;
  };

  return {
    async version(): Promise<number> {
      return settings.read().calendar_version;
    },

    /** Reads all of it in one transaction; only absences that end on `since` or later. */
    async facts(since: Day): Promise<CalendarFacts> {
      return atOnce(() => {
        const workspace = settings.read();
        return {
          version: workspace.calendar_version,
          workspace,
          people: db.select().from(people).all().map(personFrom),
          absences: absencesSince(since),
        };
      });
    },

    /** Null when this person has nothing of their own. */
    async person(userId: UserId): Promise<PersonTime | null> {
      return personOf(userId);
    },

    /** The absences of everybody that end on `day` or later, in order of their beginning. */
    async absencesSince(day: Day): Promise<Absence[]> {
      return absencesSince(day);
    },

    /** `seen`: what it was before, as whoever changes it has read it; throws Conflict when it is not that any more. */
    async saveWorkspace(next: WorkspaceSettings, asked: Asked, seen?: WorkspaceSettings): Promise<void> {
      once(asked, () => {
        const before = settings.read();
        if (seen) mustBe(seen, before, Object.keys(next));
        for (const [key, value] of entriesOf(next)) settings.write(key, value);
        history.add(changesBetween(before, next, { at: asked.now, actor: asked.by ?? null, partner: null }));
        if (NAMES_SOMEBODY.some((key) => !isSame(before[key], next[key]))) onNamed(asked.now);
        if (before.sales_channel !== next.sales_channel)
          notices.reviveDeadLetters(conversationKey(SALES_CHANNEL), asked.now);
        if (MOVES_DEADLINES.some((key) => !isSame(before[key], next[key]))) raiseVersion(null, asked);
      });
    },

    /** The same. */
    async savePerson(next: PersonTime, asked: Asked, seen?: PersonTime): Promise<void> {
      once(asked, () => {
        const before = personOf(next.user_id);
        if (seen) mustBe(seen, before ?? asWorkspace(next.user_id), Object.keys(next));
        if (isSame(before, next)) return;
        const { hours, ...rest } = next;
        const row = { ...rest, opens_at: hours?.opens_at ?? null, closes_at: hours?.closes_at ?? null };
        db.insert(people).values(row).onConflictDoUpdate({ target: people.user_id, set: row }).run();
        const made = { at: asked.now, actor: asked.by ?? next.user_id, partner: null };
        history.add(changesBetween(writtenDown(before ?? asWorkspace(next.user_id)), writtenDown(next), made));
        // When a card goes out moves no deadline.
        if (before === null || !isSame({ ...before, ...writtenDown(next) }, next)) raiseVersion(next.user_id, asked);
      });
    },

    /**
     * Saves it, unless `mayBeAdded` returns false because it is there already. `mayBeAdded` gets the absences of everybody that end on its
     * first day or later; what it throws is thrown on, and nothing is saved.
     */
    async addAbsence(absence: Absence, mayBeAdded: (known: Absence[]) => boolean, asked: Asked): Promise<void> {
      once(asked, () => {
        if (!mayBeAdded(absencesSince(absence.from_day))) return;
        db.insert(absences).values(absence).run();
        raiseVersion(absence.user_id, asked);
      });
    },

    /** False when this person has no such absence. */
    async removeAbsence(id: string, userId: UserId, asked: Asked): Promise<boolean> {
      return once(asked, () => {
        const isTheirs = and(eq(absences.id, id), eq(absences.user_id, userId));
        const wasThere = db.delete(absences).where(isTheirs).run().changes > 0;
        if (wasThere) raiseVersion(userId, asked);
        return wasThere;
      });
    },
  };
}

function entriesOf<T extends object>(value: T): [keyof T, T[keyof T]][] {
  // Object.entries types keys as plain text.
  return Object.entries(value) as [keyof T, T[keyof T]][];
}

/** Throws Conflict unless `seen` is what is there now. */
export function mustBe(seen: object, now: object, keys: readonly string[]): void {
  const [then, today]: Record<string, unknown>[] = [{ ...seen }, { ...now }];
  if (keys.some((key) => !isSame(then?.[key], today?.[key]))) throw new Conflict('This was changed meanwhile.');
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What of a person's own settings stands in the history. */
function writtenDown({ cards_in_hours }: PersonTime) {
  return { cards_in_hours };
}

function personFrom({ opens_at, closes_at, ...rest }: typeof people.$inferSelect): PersonTime {
  const hours = opens_at === null || closes_at === null ? null : { opens_at, closes_at };
  const { user_id, workdays, holiday_region, cards_in_hours } = rest;
  return { user_id, workdays, hours, holiday_region, cards_in_hours };
}
