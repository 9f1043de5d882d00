import { conversationKey, IN_DOUBT, noticeKey } from '../core/notices.ts';
import type { Inbound } from './inbound.ts';
import * as rows from './notices.ts';
import type { Db } from './open.ts';

/** The notices on their way to Slack. */
export type Outbox = ReturnType<typeof createOutbox>;

/** Word of a notice that does not arrive, to `person` (a Slack user id); once for each `occasion`. */
type Word = { person: string; occasion: string };

export function createOutbox(db: Db, transact: <T>(work: () => T) => T, newId: () => string, inbound: Inbound) {
  const queueWord = (notice: rows.NoticeRow, { person, occasion }: Word, now: number): void => {
    // No word of a word: it would go to the same person.
    if (notice.kind === 'undeliverable') return;
    rows.queueNotices(db, [
      {
        id: newId(),
        handoff_id: notice.handoff_id,
        key: noticeKey({ kind: 'undeliverable', detail: occasion }),
        kind: 'undeliverable',
        detail: notice.id,
        conversation: conversationKey({ to: 'person', userId: person }),
        next_try_at: now,
      },
    ]);
  };

  return {
    async heads() {
      return rows.headsOfConversations(db);
    },
    async releaseHeld(now: number) {
      rows.releaseHeld(db, now);
    },
    async find(id: string) {
      return rows.findNotice(db, id);
    },
    async findByKey(handoffId: string, key: string) {
      return rows.findNoticeByKey(db, handoffId, key);
    },
    async of(handoffId: string) {
      return rows.noticesOf(db, handoffId);
    },
    // What follows changes a notice only as it was read: another process may have gone on with it.

    /** The notice as claimed, or null. From `resendFrom` (epoch ms) on, a look that finds nothing is believed. */
    async claim(notice: rows.NoticeRow, now: number, resendFrom: number) {
      return rows.claimNotice(db, notice, now, resendFrom);
    },
    async later(notice: rows.NoticeRow, later: rows.Later) {
      rows.markForLater(db, notice, later);
    },
    async drop(notice: rows.NoticeRow, now: number) {
      rows.dropNotice(db, notice, now);
    },
    async forgetMessage(notice: rows.NoticeRow, now: number) {
      rows.forgetMessage(db, notice, now);
    },
    /** The channels in which people were written to, by conversation, as far as the newest `among` notices tell. */
    async placesOfPeople(among: number) {
      return rows.placesOfPeople(db, among);
    },
    async unsent() {
      return rows.countUnsent(db);
    },

    /** Parks it until a person asks for it again, and queues word of it to `person`, once for one handoff, conversation and problem. */
    async park(notice: rows.NoticeRow, problem: string, person: string, now: number) {
      transact(() => {
        const isKnown = rows.isParkedAlready(db, notice, problem);
        const isParked = rows.markForLater(db, notice, { status: 'parked', nextTryAt: now, problem });
        if (!isParked || isKnown) return;
        // Parked again after another try, it is told again.
        queueWord(notice, { person, occasion: `${notice.id}:${notice.revision}:${notice.attempts}` }, now);
      });
    },

    /** Nobody knows whether Slack has it: it is looked for again at `nextLookAt`, and `person` is told, once for each time it was sent. */
    async doubt(notice: rows.NoticeRow, nextLookAt: number, person: string, now: number) {
      transact(() => {
        if (!rows.markForLater(db, notice, { status: 'unknown', nextTryAt: nextLookAt, problem: IN_DOUBT })) return;
        queueWord(notice, { person, occasion: `${notice.id}:${notice.claimed_at}` }, now);
      });
    },

    /** Slack has it, whatever anybody thought of it. */
    async sent(id: string, sent: rows.Sent) {
      rows.markSent(db, id, sent);
    },

    async releaseClaimed(nextTryAt: number) {
      rows.releaseClaimed(db, nextTryAt);
    },

    /**
     * Gives everything that was parked or is in doubt in this notice's conversation another go; false when there is nothing of that
     * kind. The same `requestId` again throws Double.
     */
    async retry(id: string, now: number, requestId?: string): Promise<boolean> {
      return transact(() => {
        inbound.mustBeNew(requestId);
        inbound.keep(requestId, now);
        const notice = rows.findNotice(db, id);
        if (!notice) return false;
        const requeued = rows.requeueParked(db, notice.conversation, now);
        return rows.believeNextLook(db, notice.conversation, now) + requeued > 0;
      });
    },
  };
}
