import { and, eq, isNotNull, lt, lte, min } from 'drizzle-orm';
import type { EpochMs } from '../../core/time/instant.ts';
import { type AsRead, isAsRead } from './as-read.ts';
import type { Db } from '../engine/open.ts';
import { isUnsent } from '../engine/raw-sql.ts';
import { notices } from '../schema.ts';

/** What is held until a pause is lifted waits for no moment. */
const NO_MOMENT = Number.MAX_SAFE_INTEGER;

const isHeld = eq(notices.status, 'held');

/**
 * What waits until its reader is there, until a card is drawn once more, or until a partner's pause is lifted. Each function is
 * synchronous, and runs in the transaction that is open.
 */
export function createHeldNotices(db: Db) {
  return {
    /** Queues again what is held until `upTo` at most. */
    releaseHeld(now: EpochMs, upTo: EpochMs): void {
      const isReady = and(isUnsent, isHeld, lte(notices.nextTryAt, upTo));
      db.update(notices).set({ status: 'queued', nextTryAt: now }).where(isReady).run();
    },

    /** When the first of the cards that are held is to be drawn once more; null when none is. */
    nextHeldCard(): EpochMs | null {
      const isHeldCard = and(isUnsent, isHeld, isNotNull(notices.ts), lt(notices.nextTryAt, NO_MOMENT));
      const first = db
        .select({ at: min(notices.nextTryAt) })
        .from(notices)
        .where(isHeldCard);
      return first.get()?.at ?? null;
    },

    /** It waits until the pause of its partner is lifted. When a clock is set, it is looked at and held again. */
    holdUntilLifted(row: AsRead): void {
      const isQueued = and(isAsRead(row), eq(notices.status, 'queued'));
      db.update(notices).set({ status: 'held', nextTryAt: NO_MOMENT }).where(isQueued).run();
    },

    /** Queues again all that is held in this conversation. */
    releaseHeldIn(conversation: string, now: EpochMs): void {
      const isHere = and(isUnsent, eq(notices.conversation, conversation), isHeld);
      db.update(notices).set({ status: 'queued', nextTryAt: now }).where(isHere).run();
    },
  };
}
