import { and, asc, eq, sql } from 'drizzle-orm';
import { once } from './once.js';
import { untilAtLeast } from './raw-sql.js';
import { lostPosts } from './schema.js';
/** Each function is synchronous, and runs in the transaction that is open. */
export function createLostPostRows(db) {
    const oldestFirst = once(() => db.select().from(lostPosts).orderBy(asc(lostPosts.since)).prepare());
    const byNotice = once(() => db
        .select()
        .from(lostPosts)
        .where(eq(lostPosts.notice, sql.placeholder('notice')))
        .prepare());
    return {
        all: () => oldestFirst().all(),
        has: (notice) => byNotice().get({ notice }) !== undefined,
        /** A post that is lost once more is looked for where it was sent first, and for longer. */
        keep(post) {
            const set = { until: untilAtLeast(post.until) };
            db.insert(lostPosts).values(post).onConflictDoUpdate({ target: lostPosts.notice, set }).run();
        },
        /** Nothing happens to what was not sent again. */
        keepLonger(notice, until) {
            const longer = { until: untilAtLeast(until) };
            db.update(lostPosts).set(longer).where(eq(lostPosts.notice, notice)).run();
        },
        /** Only as it was read. */
        forget({ notice, until }) {
            db.delete(lostPosts)
                .where(and(eq(lostPosts.notice, notice), eq(lostPosts.until, until)))
                .run();
        },
    };
}
