import { desc, getTableColumns } from 'drizzle-orm';
import type { SettingChange } from '../core/settings-history.ts';
import type { Db } from './open.ts';
import { settingsHistory } from './schema.ts';

/** Who changed what in the settings and the registry. Each function is synchronous, and runs in the transaction that is open. */
export type SettingsHistory = ReturnType<typeof createSettingsHistory>;

export function createSettingsHistory(db: Db) {
  const { id, ...columns } = getTableColumns(settingsHistory);

  return {
    add(changes: SettingChange[]): void {
      if (changes.length > 0) db.insert(settingsHistory).values(changes).run();
    },

    /** The last changes, newest first. */
    last: (count: number): SettingChange[] =>
      db.select(columns).from(settingsHistory).orderBy(desc(id)).limit(count).all(),
  };
}
