import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from './open.ts';
import { oncePer, prepare } from './prepared.ts';
import { settings } from './schema.ts';

const span = z.object({ from: z.string(), to: z.string(), name: z.string().nullable() });

/** What a workspace sets for itself. People are Slack user ids; days and hours as in `WorkspaceTime`. */
const settingsSchema = z.object({
  intake_owner: z.string().nullable().default(null),
  escalation_contact: z.string().nullable().default(null),
  /** None: the owners and admins of the Slack workspace. */
  administrators: z.array(z.string()).default([]),
  workdays: z.array(z.int()).default([1, 2, 3, 4, 5]),
  opens_at: z.string().default('09:00'),
  closes_at: z.string().default('17:00'),
  holiday_region: z.string().nullable().default(null),
  closures: z.array(span).default([]),
  extra_days: z.array(span).default([]),
  default_window_days: z.int().default(3),
  /** How many handoffs wait for one account executive's answer at most. */
  open_cap: z.int().default(5),
  /** Grows with every change that can move a deadline. */
  calendar_version: z.int().default(1),
});

export type Settings = z.infer<typeof settingsSchema>;

const statements = oncePer((db) => ({
  all: prepare<{ key: string; value: string }>(db, db.select().from(settings)),
  calendarVersion: prepare<{ value: string | null }>(
    db,
    db.select({ value: sql`${valueOf('calendar_version')} as value` }).from(sql`(select 1)`),
  ),
}));

/** The value of one setting inside another question; `settingOf` reads it. */
export function valueOf(key: keyof Settings): SQL {
  return sql`(select value from ${settings} where key = ${key})`;
}

/** What a kept value says; the usual one when there is none. */
export function settingOf<Key extends keyof Settings>(key: Key, value: string | null | undefined): Settings[Key] {
  // What the schema makes of a key is what it says of that key.
  return settingsSchema.shape[key].parse(value ? JSON.parse(value) : undefined) as Settings[Key];
}

export function readSettings(db: Db): Settings {
  const rows = statements(db).all.all();
  return settingsSchema.parse(Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value)])));
}

export function readCalendarVersion(db: Db): number {
  return settingOf('calendar_version', statements(db).calendarVersion.get()?.value);
}

export function writeSetting<Key extends keyof Settings>(db: Db, key: Key, value: Settings[Key]): void {
  const text = JSON.stringify(value);
  db.insert(settings)
    .values({ key, value: text })
    .onConflictDoUpdate({ target: settings.key, set: { value: text } })
    .run();
}
