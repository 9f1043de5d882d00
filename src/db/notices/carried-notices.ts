import { and, asc, eq, inArray, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { maySharePost } from '../../core/notices/notice-rules.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { isAsRead } from './as-read.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import { isUnsent } from '../engine/raw-sql.ts';
import { notices } from '../schema.ts';
import { isAboutTheSame } from './subject.ts';

type NoticeRow = typeof notices.$inferSelect;

export type CarriedNotices = ReturnType<typeof createCarriedNotices>;

/**
 * What falls due for one person at one moment is one message: one notice is sent and carries the others, which share its fate.
 * Each function is synchronous, and runs in the transaction that is open.
 */
export function createCarriedNotices(db: Db) {
  const isCarriedBy = (id: string): SQL => eq(notices.carriedBy, id);

  const carriedBy = lazy(() =>
    db
      .select()
      .from(notices)
      .where(eq(notices.carriedBy, sql.placeholder('id')))
      .orderBy(asc(notices.position))
      .prepare(),
  );
  const by = (id: string): NoticeRow[] => carriedBy().all({ id });

  return {
    /** The notices that are said in the message of this one, in order of queueing. */
    by,

    /** From now on it carries these, but for those that another process has taken. */
    take(id: string, companions: readonly NoticeRow[]): void {
      const carried = { status: 'carried', carriedBy: id } as const;
      for (const one of companions) {
        const isQueued = and(isAsRead(one), eq(notices.status, 'queued'));
        db.update(notices).set(carried).where(isQueued).run();
      }
    },

    /** What it carries goes by itself again. */
    letGo(id: string): void {
      const alone = { status: 'queued', carriedBy: null, channel: null, ts: null } as const;
      db.update(notices).set(alone).where(isCarriedBy(id)).run();
    },

    /** What it carries stands here. */
    place(id: string, place: { channel: string; ts: string; sentAt?: EpochMs }): void {
      db.update(notices).set(place).where(isCarriedBy(id)).run();
    },

    /** True of what carries such a one. */
    carriers(isSuch: SQL | undefined): SQL {
      const isCarried = and(isSuch, isNotNull(notices.carriedBy));
      return inArray(notices.id, db.select({ id: notices.carriedBy }).from(notices).where(isCarried));
    },

    /**
     * What may share a message and is due in one conversation, `limit` at most and in order of queueing. Not what was tried already,
     * nor what follows something of its handoff that is still to be said by itself, or with another message that is in doubt.
     */
    dueTogether(conversation: string, now: EpochMs, limit: number): NoticeRow[] {
      const isToBeSaid = and(isUnsent, isNull(notices.ts), ne(notices.status, 'held'));
      const isHere = and(eq(notices.conversation, conversation), isToBeSaid);
      const unsaid = db.select().from(notices).where(isHere).orderBy(asc(notices.position)).limit(limit).all();
      const mayShare = ({ notice, status, claimedAt, nextTryAt }: NoticeRow) =>
        maySharePost(notice) && status === 'queued' && claimedAt === null && nextTryAt <= now;
      const alone = unsaid.filter((row) => !mayShare(row));
      const underWay = [...alone, ...alone.flatMap(({ id }) => by(id))];
      const follows = (row: NoticeRow) =>
        underWay.some((one) => isAboutTheSame(one, row) && one.position < row.position);
      return unsaid.filter((row) => mayShare(row) && !follows(row));
    },
  };
}
