import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One person's own settings; null: follows the workspace. Keys as in the form. */
export const people = sqliteTable(
  'people',
  {
    user_id: text().primaryKey(),
    /** ISO weekdays. */
    workdays: text({ mode: 'json' }).$type<number[]>(),
    opens_at: text(),
    closes_at: text(),
    holiday_region: text(),
    cards_in_hours: integer({ mode: 'boolean' }).notNull().default(false),
  },
  () => [check('people_hours_are_a_pair', sql`(opens_at is null) = (closes_at is null)`)],
);

/** Days out of office, both ends included. Keys as in the form. */
export const absences = sqliteTable(
  'absences',
  {
    id: text().primaryKey(),
    user_id: text().notNull(),
    from_day: text().notNull(),
    to_day: text().notNull(),
    stand_in: text(),
  },
  (row) => [index('absences_by_end').on(row.to_day), check('absences_end_after_they_begin', sql`from_day <= to_day`)],
);
