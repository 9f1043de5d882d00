import { and, asc, eq, sql } from 'drizzle-orm';
import type { EpochMs } from '../../core/time/instant.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import { untilAtLeast } from '../engine/raw-sql.ts';
import { lostPosts } from '../schema.ts';

/** Posts that were sent again, as long as an earlier copy may turn up. */
export type LostPostRows = ReturnType<typeof createLostPostRows>;

export type LostPost = typeof lostPosts.$inferSelect;

/** Each function is synchronous, and runs in the transaction that is open. */
export function createLostPostRows(db: Db) {
  const oldestFirst = lazy(() => db.select().from(lostPosts).orderBy(asc(lostPosts.since)).prepare());
  const byNotice = lazy(() =>
    db
      .select()
      .from(lostPosts)
      .where(eq(lostPosts.notice, sql.placeholder('notice')))
      .prepare(),
  );

  return {
    all: (): LostPost[] => oldestFirst().all(),

    has: (notice: string): boolean => byNotice().get({ notice }) !== undefined,

    /** A post that is lost once more is looked for where it was sent first, and for longer. */
    keep(post: LostPost): void {
      const set = { until: untilAtLeast(post.until) };
      db.insert(lostPosts).values(post).onConflictDoUpdate({ target: lostPosts.notice, set }).run();
    },

    /** Nothing happens to what was not sent again. */
    keepLonger(notice: string, until: EpochMs): void {
      const longer = { until: untilAtLeast(until) };
      db.update(lostPosts).set(longer).where(eq(lostPosts.notice, notice)).run();
    },

    /** Only as it was read. */
    forget({ notice, until }: LostPost): void {
      db.delete(lostPosts)
        .where(and(eq(lostPosts.notice, notice), eq(lostPosts.until, until)))
        .run();
    },
  };
}
