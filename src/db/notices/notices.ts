import { and, asc, count, desc, eq, inArray, isNotNull, isNull, like, or } from 'drizzle-orm';
import { CHANGING_KINDS, isChanging } from '../../core/notices/changing-notices.ts';
import { CARD_KINDS, noticeKey } from '../../core/notices/notice-rules.ts';
import { type Subject, subjectOf } from '../../core/notices/subject.ts';
import type { Notice, NoticeKind } from '../../core/notices/notice.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import { createQueueing } from './queueing.ts';
import { type AsRead, isAsRead } from './as-read.ts';
import { createCarriedNotices } from './carried-notices.ts';
import { createHeldNotices } from './held-notices.ts';
import type { NoticeStatus } from './notice-columns.ts';
import {
  isDeadLetter,
  isHead,
  isLive,
  isOpen,
  isSaidOrClaimed,
  isUnsent,
  nextRevision,
  queuedAgain,
  restingAtRevision,
  revived,
} from '../engine/raw-sql.ts';
import { handoffs, notices, registrations } from '../schema.ts';
import { isAbout } from './subject.ts';

/** The outbox: notices saved with the state that made them necessary, until Slack has them. */
export type NoticeRows = ReturnType<typeof createNoticeRows>;

export type NoticeRow = typeof notices.$inferSelect;
export type { NoticeStatus };

/** `again`: the card is to be drawn once more `at` that moment, because until `until` an earlier change of it may be taken late. */
export type Sent = {
  channel: string;
  ts: string;
  now: EpochMs;
  revision: number;
  again?: { at: EpochMs; until: EpochMs } | null;
};
/** `resendFrom` stays as it is when it is left out. */
export type Later = {
  status: 'queued' | 'unknown' | 'held' | 'dead_letter';
  nextTryAt: EpochMs;
  problem: string;
  resendFrom?: EpochMs;
};

/** The cards of our own people, which lead to the partner's. */
const KINDS_WITH_LINK: NoticeKind[] = [...CARD_KINDS.filter((kind) => kind !== 'partner_card'), 'author_card'];

/** Each is synchronous, and runs in the transaction that is open. */
export function createNoticeRows(db: Db) {
  const carried = createCarriedNotices(db);
  const heads = lazy(() => db.select().from(notices).where(isHead).orderBy(asc(notices.position)).prepare());

  return {
    ...createHeldNotices(db),

    /** Queues it once. A card that is there already is queued again, in its old place; a post is left as it is. */
    queue: createQueueing(db),

    /**
     * The notices of which nobody knows whether Slack has them (at most a hundred, those that are looked for next), and of each conversation
     * the first unsent one that does not follow such a notice of its own handoff; in order of queueing, without what is held. In a
     * person's conversation also the first new message, if that is another notice: changes of cards have a rate limit of their own and
     * must not hold it up.
     */
    heads: (): NoticeRow[] => heads().all(),

    /** The channels of people's direct messages, as far as the newest `among` notices tell. */
    placesOfPeople(among: number): { conversation: string; channel: string }[] {
      const newest = db
        .select({ conversation: notices.conversation, channel: notices.channel })
        .from(notices)
        .orderBy(desc(notices.position))
        .limit(among)
        .as('newest');
      const places = db
        .selectDistinct()
        .from(newest)
        .where(and(isNotNull(newest.channel), like(newest.conversation, 'person:%')))
        .all();
      return places.flatMap(({ conversation, channel }) => (channel === null ? [] : [{ conversation, channel }]));
    },

    find(id: string): NoticeRow | null {
      return db.select().from(notices).where(eq(notices.id, id)).get() ?? null;
    },

    /** This notice about something, once it was queued. */
    findOf(about: Subject, notice: Notice): NoticeRow | null {
      const isIt = and(isAbout(about), eq(notices.key, noticeKey(notice)));
      return db.select().from(notices).where(isIt).get() ?? null;
    },

    of(handoffId: string): NoticeRow[] {
      return db.select().from(notices).where(eq(notices.handoffId, handoffId)).orderBy(asc(notices.position)).all();
    },

    /** The notice as claimed, with those of `companions` that it carries; null when it is no longer queued as it was read. */
    claim(row: NoticeRow, companions: readonly NoticeRow[], now: EpochMs): NoticeRow | null {
      const claim = { status: 'claimed', claimedAt: now } as const;
      const isQueued = and(isAsRead(row), eq(notices.status, 'queued'));
      if (db.update(notices).set(claim).where(isQueued).run().changes === 0) return null;
      carried.take(row.id, companions);
      return { ...row, ...claim };
    },

    /** Slack has it, and what it carries. A card that changed while it was on its way is queued again. */
    markSent(id: string, { channel, ts, now, revision, again }: Sent): void {
      carried.place(id, { channel, ts, sentAt: now });
      const sent = { channel, ts, sentAt: now, problem: null, resendFrom: again?.until ?? null };
      db.update(notices)
        .set({ ...sent, ...restingAtRevision(revision, again?.at ?? null, now) })
        .where(eq(notices.id, id))
        .run();
    },

    /** It is now this copy that counts; what can change is drawn once more there. False when it is no longer as it was read. */
    moveTo(row: NoticeRow, place: { channel: string; ts: string }, now: EpochMs): boolean {
      carried.place(row.id, place);
      const isDrawnAgain = isChanging(row.notice) || carried.by(row.id).length > 0;
      const rest = isDrawnAgain ? ({ status: 'queued', nextTryAt: now } as const) : ({ status: 'sent' } as const);
      const change = { ...place, ...rest, problem: null };
      return db.update(notices).set(change).where(isAsRead(row)).run().changes === 1;
    },

    /** False when it is no longer as it was read. */
    markForLater(row: AsRead, later: Later): boolean {
      const change = { ...later, attempts: row.attempts + 1 };
      return db.update(notices).set(change).where(isAsRead(row)).run().changes === 1;
    },

    /** Queues the posts of these kinds once more that were brought about this, or are being brought, so that they are drawn anew. */
    changeSaid(about: Subject, kinds: NoticeKind[], now: EpochMs): void {
      if (kinds.length === 0) return;
      const isOfIt = and(isAbout(about), inArray(notices.kind, kinds));
      const isSaid = or(and(isOfIt, isSaidOrClaimed), carried.carriers(isOfIt));
      db.update(notices).set(queuedAgain(now)).where(isSaid).run();
    },

    /** Draws this notice once more, if Slack has it or may have it. */
    changeAgain(id: string, now: EpochMs): void {
      const isSaid = and(eq(notices.id, id), isSaidOrClaimed);
      db.update(notices).set(queuedAgain(now)).where(isSaid).run();
    },

    /** Draws the cards of these kinds once more that stand, of every open handoff of a partner's and of its deal. */
    changeCardsOf(partnerId: string, kinds: NoticeKind[], now: EpochMs): void {
      const isTheirs = and(eq(handoffs.partner, partnerId), isOpen);
      const open = db.select({ id: handoffs.id }).from(handoffs).where(isTheirs);
      const deals = db.select({ id: handoffs.deal }).from(handoffs).where(isTheirs);
      const isOfIt = or(inArray(notices.handoffId, open), inArray(notices.handoffId, deals));
      const isSaid = and(isOfIt, inArray(notices.kind, kinds), isSaidOrClaimed);
      db.update(notices).set(queuedAgain(now)).where(isSaid).run();
    },

    /** Draws the cards of a partner's registrations that hold once more. */
    changeRegistrationsOf(partnerId: string, now: EpochMs): void {
      const isTheirs = and(eq(registrations.partner, partnerId), isLive);
      const live = db.select({ id: registrations.id }).from(registrations).where(isTheirs);
      const isOfIt = and(inArray(notices.registrationId, live), eq(notices.kind, 'partner_registration'));
      db.update(notices).set(queuedAgain(now)).where(and(isOfIt, isSaidOrClaimed)).run();
    },

    /**
     * The cards of our own people lead to the partner's of the deal, which stands elsewhere now: those that stand are queued once more, and what is
     * on its way is changed afterwards. What still waits is not hurried: it is drawn later.
     */
    linkAnew(deal: string, now: EpochMs): void {
      const ofDeal = db.select({ id: handoffs.id }).from(handoffs).where(eq(handoffs.deal, deal));
      const isOfIt = and(inArray(notices.handoffId, ofDeal), inArray(notices.kind, KINDS_WITH_LINK));
      const stands = and(isOfIt, isNotNull(notices.ts), inArray(notices.status, ['sent', 'held']));
      const again = { status: 'queued', attempts: 0, nextTryAt: now } as const;
      db.update(notices).set({ revision: nextRevision }).where(isOfIt).run();
      db.update(notices).set(again).where(stands).run();
    },

    /** Queues what can change about this and stands in this conversation once more; false when there is none. */
    drawAgain(about: Subject, conversation: string, now: EpochMs): boolean {
      const isChangingOne = and(isAbout(about), inArray(notices.kind, CHANGING_KINDS));
      const isOfIt = and(isChangingOne, eq(notices.conversation, conversation));
      const stands = and(or(isOfIt, carried.carriers(isOfIt)), inArray(notices.status, ['sent', 'held']));
      const again = { status: 'queued', attempts: 0, nextTryAt: now } as const;
      return db.update(notices).set(again).where(stands).run().changes > 0;
    },

    /** Nothing is left to say, for example in a reminder of a handoff that was answered. What was said already stays as it stands. */
    drop(row: AsRead, now: EpochMs): void {
      const status = row.ts === null ? 'dropped' : 'sent';
      db.update(notices).set({ status, sentAt: now }).where(isAsRead(row)).run();
    },

    /** The message is gone from Slack: the next delivery posts the card anew. */
    forgetMessage(row: AsRead, now: EpochMs): void {
      const nowhere = { channel: null, ts: null, claimedAt: null, resendFrom: null };
      const fresh = { ...nowhere, status: 'queued', nextTryAt: now } as const;
      db.update(notices).set(fresh).where(isAsRead(row)).run();
    },

    /** It has another reader now. */
    readdress(row: AsRead, notice: Notice, conversation: string, now: EpochMs): void {
      const fresh = {
        status: 'queued',
        attempts: 0,
        channel: null,
        ts: null,
        claimedAt: null,
        nextTryAt: now,
      } as const;
      db.update(notices)
        .set({ ...fresh, notice, conversation })
        .where(isAsRead(row))
        .run();
    },

    /** Notices that a process had claimed when it ended: nobody knows whether Slack has them. */
    releaseClaimed(nextTryAt: EpochMs): void {
      const unknown = { status: 'unknown', nextTryAt, problem: 'the process ended during delivery' } as const;
      db.update(notices).set(unknown).where(eq(notices.status, 'claimed')).run();
    },

    /** Not dropped but deleted, so that the same can be told anew; but what Slack may have, or may take late, stays in the books. */
    forgetStalls(): void {
      const isNew = and(eq(notices.status, 'queued'), isNull(notices.claimedAt));
      const isUntold = and(isUnsent, eq(notices.kind, 'stalled'), isNew);
      db.delete(notices).where(isUntold).run();
    },

    /** Queues the dead letters of one conversation again, all of them or those with this problem; returns how many. */
    reviveDeadLetters(conversation: string, now: EpochMs, problem?: string): number {
      const isSuch = problem === undefined ? undefined : eq(notices.problem, problem);
      const isDead = and(eq(notices.conversation, conversation), isDeadLetter, isSuch);
      const revival = { status: revived, nextTryAt: now };
      return db.update(notices).set(revival).where(isDead).run().changes;
    },

    /** Queues again what was for somebody in one of these roles and not delivered because they are no member any more. */
    reviveTurnedAway(kinds: NoticeKind[], now: EpochMs): void {
      const isTurnedAway = and(isDeadLetter, eq(notices.problem, 'reader_not_ours'), inArray(notices.kind, kinds));
      db.update(notices).set({ status: revived, nextTryAt: now }).where(isTurnedAway).run();
    },

    /** Looks now for this one. */
    lookSoon(row: AsRead, now: EpochMs): void {
      const isInDoubt = and(isAsRead(row), eq(notices.status, 'unknown'));
      db.update(notices).set({ nextTryAt: now }).where(isInDoubt).run();
    },

    /** Looks now for the notices of one conversation of which nobody knows whether Slack has them; returns how many. */
    lookNow(conversation: string, now: EpochMs): number {
      const isInDoubt = and(eq(notices.conversation, conversation), eq(notices.status, 'unknown'));
      return db.update(notices).set({ nextTryAt: now }).where(isInDoubt).run().changes;
    },

    /** True when another notice about the same to the same conversation is a dead letter for the same reason. */
    hasDeadLetterLike(row: NoticeRow, problem: string): boolean {
      const isHere = and(isAbout(subjectOf(row)), eq(notices.conversation, row.conversation));
      const isAlike = and(isHere, eq(notices.status, 'dead_letter'), eq(notices.problem, problem));
      return db.select({ id: notices.id }).from(notices).where(isAlike).limit(1).get() !== undefined;
    },

    /** How many of one conversation still have to be delivered, dead letters included. */
    countUnsaid(conversation: string): number {
      const isUnsaid = and(eq(notices.conversation, conversation), or(isUnsent, isDeadLetter));
      return db.select({ unsaid: count() }).from(notices).where(isUnsaid).get()?.unsaid ?? 0;
    },

    countUnsent(): number {
      return db.select({ unsent: count() }).from(notices).where(isUnsent).get()?.unsent ?? 0;
    },

    /** The channel of a partner's conversation has another id now. */
    moveChannel(conversation: string, from: string, to: string): void {
      const isThere = and(eq(notices.conversation, conversation), eq(notices.channel, from));
      db.update(notices).set({ channel: to }).where(isThere).run();
    },
  };
}
