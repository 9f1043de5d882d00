import { and, eq, type SQL } from 'drizzle-orm';
import { isSame } from '../engine/raw-sql.ts';
import { notices } from '../schema.ts';

/** A notice as this process last read or wrote it. */
export type AsRead = Pick<typeof notices.$inferSelect, 'id' | 'status' | 'attempts' | 'claimedAt' | 'ts'>;

/** Another process on the same database may have changed the row meanwhile: then what that process decided stands. */
export function isAsRead({ id, status, attempts, claimedAt, ts }: AsRead): SQL | undefined {
  return and(
    eq(notices.id, id),
    eq(notices.status, status),
    eq(notices.attempts, attempts),
    isSame(notices.claimedAt, claimedAt),
    isSame(notices.ts, ts),
  );
}
