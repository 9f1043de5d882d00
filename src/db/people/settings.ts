import * as z from 'zod';
import { ofEachRole } from '../../core/people/team-roles.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import { settings } from '../schema.ts';

const span = z.object({ from: z.string(), to: z.string(), name: z.string().nullable() });

/** What a workspace sets for itself. People are Slack user ids; days and hours as in `WorkspaceTime`. */
const settingsSchema = z.object({
  intake_owner: z.string().nullable().default(null),
  escalation_contact: z.string().nullable().default(null),
  /** Signs what the alliances owner may not, and settles what no rule decides; null: the intake owner, or who follows them. */
  adjudicator: z.string().nullable().default(null),
  /** The id of a channel of ours; null: none, and nothing is said in one. */
  sales_channel: z.string().nullable().default(null),
  ...ofEachRole({ people: () => z.array(z.string()).default([]), group: () => z.string().nullable().default(null) }),
  workdays: z.array(z.int()).default([1, 2, 3, 4, 5]),
  opens_at: z.string().default('09:00'),
  closes_at: z.string().default('17:00'),
  holiday_region: z.string().nullable().default(null),
  closures: z.array(span).default([]),
  extra_days: z.array(span).default([]),
  /** How many handoffs wait for one account executive's answer at most. */
  open_cap: z.int().default(5),
  /** How long an account executive can take an answer back; 0: not at all. */
  undo_minutes: z.int().default(15),
  /** An accepted handoff has stalled so many business days after the day of the later open move. */
  stalled_accepted_days: z.int().default(2),
  /** One that is worked, after so many days without a word about it. */
  stalled_working_days: z.int().default(30),
  /** Those of them who are no full members any more, and of whom somebody was told. */
  lost: z.array(z.string()).default([]),
  /** Grows with every change that can move a deadline. */
  calendar_version: z.int().default(1),
  /** How many people were erased: the next one is called after it. */
  erased_people: z.int().default(0),
  /** In a backup: when it was made (epoch ms). */
  backed_up_at: z.int().nullable().default(null),
  /** The database was put in place of another one at `at`, from a backup of `madeAt` (epoch ms). */
  restored: z.object({ at: z.int(), madeAt: z.int() }).nullable().default(null),
});

export type Settings = z.infer<typeof settingsSchema>;
export type Restored = NonNullable<Settings['restored']>;

/** Each function is synchronous, and runs in the transaction that is open. */
export type SettingRows = ReturnType<typeof createSettingRows>;

export function createSettingRows(db: Db) {
  const all = lazy(() => db.select().from(settings).prepare());
  return {
    read(): Settings {
      const entries = all()
        .all()
        .map(({ key, value }) => [key, JSON.parse(value)]);
      return settingsSchema.parse(Object.fromEntries(entries));
    },

    write<Key extends keyof Settings>(key: Key, value: Settings[Key]): void {
      const row = { key, value: JSON.stringify(value) };
      db.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row }).run();
    },
  };
}
