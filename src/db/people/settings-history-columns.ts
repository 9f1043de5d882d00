import { integer, text } from 'drizzle-orm/sqlite-core';
import type { Setting, SettingValue } from '../../core/people/settings-history.ts';

/** Of one change of a setting. `at` in epoch milliseconds. */
export const settingsHistoryColumns = {
  id: integer('id').primaryKey(),
  at: integer('at').notNull(),
  /** Null: Slack itself, as when a channel gets another id. */
  actor: text('actor'),
  what: text('what').notNull().$type<Setting>(),
  /** The partner's name; null for what holds for the whole workspace. */
  partner: text('partner'),
  /** JSON; null: there was none. */
  before: text('before', { mode: 'json' }).$type<SettingValue>(),
  after: text('after', { mode: 'json' }).$type<SettingValue>(),
};
