import type { UserId } from '../core/member.ts';
import { IN_DOUBT, type Notice } from '../core/notices.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Inbound } from './inbound.ts';
import type { Later, NoticeRow, NoticeRows, Sent } from './notices.ts';

/** The notices on their way to Slack. */
export type Outbox = ReturnType<typeof createOutbox>;

export function createOutbox(rows: NoticeRows, transact: <T>(work: () => T) => T, inbound: Inbound) {
  /** Tells `person` that a notice did not arrive, or may not have; once for each `since`. */
  const tell = (stuck: NoticeRow, person: UserId, since: EpochMs, now: EpochMs): void => {
    // Not of a notice about a notice: it would go to the same person.
    if (stuck.kind === 'undeliverable') return;
    const notice: Notice = { kind: 'undeliverable', person, notice: stuck.id, since };
    rows.queue({ handoffId: stuck.handoffId, notice, to: { to: 'person', userId: person }, at: now });
  };

  return {
    async heads() {
      return rows.heads();
    },
    async releaseHeld(now: EpochMs) {
      rows.releaseHeld(now);
    },
    async find(id: string) {
      return rows.find(id);
    },
    async findOf(handoffId: string, notice: Notice) {
      return rows.findOf(handoffId, notice);
    },
    async of(handoffId: string) {
      return rows.of(handoffId);
    },
    // What follows changes a notice only as it was read: another process may have gone on with it.

    /** The notice as claimed, or null. From `resendFrom` on, a look that finds nothing is believed. */
    async claim(notice: NoticeRow, now: EpochMs, resendFrom: EpochMs) {
      return rows.claim(notice, now, resendFrom);
    },
    async later(notice: NoticeRow, later: Later) {
      rows.markForLater(notice, later);
    },
    async drop(notice: NoticeRow, now: EpochMs) {
      rows.drop(notice, now);
    },
    async forgetMessage(notice: NoticeRow, now: EpochMs) {
      rows.forgetMessage(notice, now);
    },
    /** The channels in which people were written to, by conversation, as far as the newest `among` notices tell. */
    async placesOfPeople(among: number) {
      return rows.placesOfPeople(among);
    },
    async unsent() {
      return rows.countUnsent();
    },

    /** Makes it a dead letter until a person asks for it again, and tells `person`, once for one handoff, conversation and problem. */
    async giveUp(notice: NoticeRow, problem: string, person: UserId, now: EpochMs) {
      transact(() => {
        const isKnown = rows.hasDeadLetterLike(notice, problem);
        const isDead = rows.markForLater(notice, { status: 'dead_letter', nextTryAt: now, problem });
        if (isDead && !isKnown) tell(notice, person, now, now);
      });
    },

    /** Nobody knows whether Slack has it: it is looked for again at `nextLookAt`, and `person` is told, once for each time it was sent. */
    async doubt(notice: NoticeRow, nextLookAt: EpochMs, person: UserId, now: EpochMs) {
      transact(() => {
        if (!rows.markForLater(notice, { status: 'unknown', nextTryAt: nextLookAt, problem: IN_DOUBT })) return;
        tell(notice, person, notice.claimedAt ?? now, now);
      });
    },

    /** Slack has it, whatever anybody thought of it. */
    async sent(id: string, sent: Sent) {
      rows.markSent(id, sent);
    },

    async releaseClaimed(nextTryAt: EpochMs) {
      rows.releaseClaimed(nextTryAt);
    },

    /**
     * Gives every dead letter of this notice's conversation, and everything in doubt there, another go; false when there is nothing of
     * that kind. The same `requestId` again throws Duplicate.
     */
    async retry(id: string, now: EpochMs, requestId?: string): Promise<boolean> {
      return transact(() => {
        inbound.mustBeNew(requestId);
        inbound.keep(requestId, now);
        const notice = rows.find(id);
        if (!notice) return false;
        const revived = rows.reviveDeadLetters(notice.conversation, now);
        return rows.believeNextLook(notice.conversation, now) + revived > 0;
      });
    },
  };
}
