import { statSync } from 'node:fs';
import { count } from 'drizzle-orm';
import { lastBackupOf } from './last-backup.js';
import { isDeadLetter, isOpen, isUnsent } from './raw-sql.js';
import { handoffs, notices } from './schema.js';
export function createCounts(db) {
    const n = count();
    const countWhere = (condition) => db.select({ n }).from(notices).where(condition).get()?.n ?? 0;
    return async () => ({
        open: db.select({ stage: handoffs.stage, count: n }).from(handoffs).where(isOpen).groupBy(handoffs.stage).all(),
        waiting: countWhere(isUnsent),
        deadLetters: countWhere(isDeadLetter),
        bytes: statSync(db.$client.name, { throwIfNoEntry: false })?.size ?? 0,
        lastBackupAt: lastBackupOf(db.$client.name)?.at ?? null,
    });
}
