import { and, eq } from 'drizzle-orm';
import { isSame } from './raw-sql.js';
import { notices } from './schema.js';
/** Another process on the same database may have changed the row meanwhile: then what that process decided stands. */
export function isAsRead({ id, status, attempts, claimedAt, ts }) {
    return and(eq(notices.id, id), eq(notices.status, status), eq(notices.attempts, attempts), isSame(notices.claimedAt, claimedAt), isSame(notices.ts, ts));
}
