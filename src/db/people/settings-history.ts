import { and, desc, eq, getTableColumns, isNull } from 'drizzle-orm';
import type { FieldChange } from '../../core/kernel/merging.ts';
import type { Setting, SettingChange } from '../../core/people/settings-history.ts';
import type { Db } from '../engine/open.ts';
import { settingsHistory } from '../schema.ts';

/** Who changed what in the settings and the registry. Each function is synchronous, and runs in the transaction that is open. */
export type SettingsHistory = ReturnType<typeof createSettingsHistory>;

export function createSettingsHistory(db: Db) {
  const { id, ...columns } = getTableColumns(settingsHistory);

  return {
    add(changes: SettingChange[]): void {
      if (changes.length > 0) db.insert(settingsHistory).values(changes).run();
    },

    /** Who changed this setting last, of the workspace or of the partner of this name. */
    lastOf(what: Setting, partner: string | null = null): FieldChange | null {
      const isOfPartner = partner === null ? isNull(settingsHistory.partner) : eq(settingsHistory.partner, partner);
      const last = db
        .select({ by: settingsHistory.actor, at: settingsHistory.at })
        .from(settingsHistory)
        .where(and(eq(settingsHistory.what, what), isOfPartner))
        .orderBy(desc(id))
        .limit(1);
      return last.get() ?? null;
    },

    /** The last changes, newest first. */
    last: (count: number): SettingChange[] =>
      db.select(columns).from(settingsHistory).orderBy(desc(id)).limit(count).all(),
  };
}

/** What the rest of the bot sees of it. */
export function createSettingsHistoryReads(history: SettingsHistory) {
  return {
    /** The last changes of the settings and the registry, newest first. */
    async settingsHistory(count: number): Promise<SettingChange[]> {
      return history.last(count);
    },

    /** Who changed this setting last, of the workspace or of the partner of this name. */
    async lastChangeOf(what: Setting, partner: string | null = null): Promise<FieldChange | null> {
      return history.lastOf(what, partner);
    },
  };
}
