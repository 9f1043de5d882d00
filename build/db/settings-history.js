import { desc, getTableColumns } from 'drizzle-orm';
import { settingsHistory } from './schema.js';
export function createSettingsHistory(db) {
    const { id, ...columns } = getTableColumns(settingsHistory);
    return {
        add(changes) {
            if (changes.length > 0)
                db.insert(settingsHistory).values(changes).run();
        },
        /** The last changes, newest first. */
        last: (count) => db.select(columns).from(settingsHistory).orderBy(desc(id)).limit(count).all(),
    };
}
