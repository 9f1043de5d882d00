import { statSync } from 'node:fs';
import { count } from 'drizzle-orm';
import type { Stage } from '../../core/handoff/handoff.ts';
import type { Db } from './open.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { lastBackupOf } from './last-backup.ts';
import { isDeadLetter, isOpen, isUnsent } from './raw-sql.ts';
import { handoffs, notices } from '../schema.ts';

/** What is counted for whoever watches the bot. Its cost follows what is open, not what is over: each has an index. */
export type Counts = {
  open: { stage: Stage; count: number }[];
  waiting: number;
  deadLetters: number;
  /** Of the database without its log; 0 in memory. */
  bytes: number;
  /** Null: never, as far as this machine knows. */
  lastBackupAt: EpochMs | null;
};

export function createCounts(db: Db): () => Promise<Counts> {
  const n = count();
  const countWhere = (condition: typeof isUnsent): number =>
    db.select({ n }).from(notices).where(condition).get()?.n ?? 0;
  return async () => ({
    open: db.select({ stage: handoffs.stage, count: n }).from(handoffs).where(isOpen).groupBy(handoffs.stage).all(),
    waiting: countWhere(isUnsent),
    deadLetters: countWhere(isDeadLetter),
    bytes: statSync(db.$client.name, { throwIfNoEntry: false })?.size ?? 0,
    lastBackupAt: lastBackupOf(db.$client.name)?.at ?? null,
  });
}
