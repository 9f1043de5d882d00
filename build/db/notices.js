import { and, asc, count, desc, eq, inArray, isNotNull, isNull, like, or } from 'drizzle-orm';
import { CHANGING_KINDS, isChanging } from '../core/changing-notices.js';
import { CARD_KINDS, noticeKey } from '../core/notice-rules.js';
import { subjectOf } from '../core/subject.js';
import { once } from './once.js';
import { createQueueing } from './queueing.js';
import { isAsRead } from './as-read.js';
import { createCarriedNotices } from './carried-notices.js';
import { createHeldNotices } from './held-notices.js';
import { isDeadLetter, isHead, isLive, isOpen, isSaidOrClaimed, isUnsent, nextRevision, queuedAgain, restingAtRevision, revived, } from './raw-sql.js';
import { handoffs, notices, registrations } from './schema.js';
import { isAbout } from './subject.js';
/** The cards of our own people, which lead to the partner's. */
const KINDS_WITH_LINK = CARD_KINDS.filter((kind) => kind !== 'partner_card');
/** Each is synchronous, and runs in the transaction that is open. */
export function createNoticeRows(db) {
    const carried = createCarriedNotices(db);
    const heads = once(() => db.select().from(notices).where(isHead).orderBy(asc(notices.position)).prepare());
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
        heads: () => heads().all(),
        /** The channels of people's direct messages, as far as the newest `among` notices tell. */
        placesOfPeople(among) {
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
        find(id) {
            return db.select().from(notices).where(eq(notices.id, id)).get() ?? null;
        },
        /** This notice about something, once it was queued. */
        findOf(about, notice) {
            const isIt = and(isAbout(about), eq(notices.key, noticeKey(notice)));
            return db.select().from(notices).where(isIt).get() ?? null;
        },
        of(handoffId) {
            return db.select().from(notices).where(eq(notices.handoffId, handoffId)).orderBy(asc(notices.position)).all();
        },
        /** The notice as claimed, with those of `companions` that it carries; null when it is no longer queued as it was read. */
        claim(row, companions, now) {
            const claim = { status: 'claimed', claimedAt: now };
            const isQueued = and(isAsRead(row), eq(notices.status, 'queued'));
            if (db.update(notices).set(claim).where(isQueued).run().changes === 0)
                return null;
            carried.take(row.id, companions);
            return { ...row, ...claim };
        },
        /** Slack has it, and what it carries. A card that changed while it was on its way is queued again. */
        markSent(id, { channel, ts, now, revision, again }) {
            carried.place(id, { channel, ts, sentAt: now });
            const sent = { channel, ts, sentAt: now, problem: null, resendFrom: again?.until ?? null };
            db.update(notices)
                .set({ ...sent, ...restingAtRevision(revision, again?.at ?? null, now) })
                .where(eq(notices.id, id))
                .run();
        },
        /** It is now this copy that counts; what can change is drawn once more there. False when it is no longer as it was read. */
        moveTo(row, place, now) {
            carried.place(row.id, place);
            const isDrawnAgain = isChanging(row.notice) || carried.by(row.id).length > 0;
            const rest = isDrawnAgain ? { status: 'queued', nextTryAt: now } : { status: 'sent' };
            const change = { ...place, ...rest, problem: null };
            return db.update(notices).set(change).where(isAsRead(row)).run().changes === 1;
        },
        /** False when it is no longer as it was read. */
        markForLater(row, later) {
            const change = { ...later, attempts: row.attempts + 1 };
            return db.update(notices).set(change).where(isAsRead(row)).run().changes === 1;
        },
        /** Queues the posts of these kinds once more that were brought about this, or are being brought, so that they are drawn anew. */
        changeSaid(about, kinds, now) {
            if (kinds.length === 0)
                return;
            const isOfIt = and(isAbout(about), inArray(notices.kind, kinds));
            const isSaid = or(and(isOfIt, isSaidOrClaimed), carried.carriers(isOfIt));
            db.update(notices).set(queuedAgain(now)).where(isSaid).run();
        },
        /** Draws this notice once more, if Slack has it or may have it. */
        changeAgain(id, now) {
            const isSaid = and(eq(notices.id, id), isSaidOrClaimed);
            db.update(notices).set(queuedAgain(now)).where(isSaid).run();
        },
        /** Draws the cards of these kinds once more that stand, of every open handoff of a partner's and of its deal. */
        changeCardsOf(partnerId, kinds, now) {
            const isTheirs = and(eq(handoffs.partner, partnerId), isOpen);
            const open = db.select({ id: handoffs.id }).from(handoffs).where(isTheirs);
            const deals = db.select({ id: handoffs.deal }).from(handoffs).where(isTheirs);
            const isOfIt = or(inArray(notices.handoffId, open), inArray(notices.handoffId, deals));
            const isSaid = and(isOfIt, inArray(notices.kind, kinds), isSaidOrClaimed);
            db.update(notices).set(queuedAgain(now)).where(isSaid).run();
        },
        /** Draws the cards of a partner's registrations that hold once more. */
        changeRegistrationsOf(partnerId, now) {
            const isTheirs = and(eq(registrations.partner, partnerId), isLive);
            const live = db.select({ id: registrations.id }).from(registrations).where(isTheirs);
            const isOfIt = and(inArray(notices.registrationId, live), eq(notices.kind, 'partner_registration'));
            db.update(notices).set(queuedAgain(now)).where(and(isOfIt, isSaidOrClaimed)).run();
        },
        /**
         * The cards of our own people lead to the partner's of the deal, which stands elsewhere now: those that stand are queued once more, and what is
         * on its way is changed afterwards. What still waits is not hurried: it is drawn later.
         */
        linkAnew(deal, now) {
            const ofDeal = db.select({ id: handoffs.id }).from(handoffs).where(eq(handoffs.deal, deal));
            const isOfIt = and(inArray(notices.handoffId, ofDeal), inArray(notices.kind, KINDS_WITH_LINK));
            const stands = and(isOfIt, isNotNull(notices.ts), inArray(notices.status, ['sent', 'held']));
            const again = { status: 'queued', attempts: 0, nextTryAt: now };
            db.update(notices).set({ revision: nextRevision }).where(isOfIt).run();
            db.update(notices).set(again).where(stands).run();
        },
        /** Queues what can change about this and stands in this conversation once more; false when there is none. */
        drawAgain(about, conversation, now) {
            const isChangingOne = and(isAbout(about), inArray(notices.kind, CHANGING_KINDS));
            const isOfIt = and(isChangingOne, eq(notices.conversation, conversation));
            const stands = and(or(isOfIt, carried.carriers(isOfIt)), inArray(notices.status, ['sent', 'held']));
            const again = { status: 'queued', attempts: 0, nextTryAt: now };
            return db.update(notices).set(again).where(stands).run().changes > 0;
        },
        /** Nothing is left to say, for example in a reminder of a handoff that was answered. What was said already stays as it stands. */
        drop(row, now) {
            const status = row.ts === null ? 'dropped' : 'sent';
            db.update(notices).set({ status, sentAt: now }).where(isAsRead(row)).run();
        },
        /** The message is gone from Slack: the next delivery posts the card anew. */
        forgetMessage(row, now) {
            const nowhere = { channel: null, ts: null, claimedAt: null, resendFrom: null };
            const fresh = { ...nowhere, status: 'queued', nextTryAt: now };
            db.update(notices).set(fresh).where(isAsRead(row)).run();
        },
        /** It has another reader now. */
        readdress(row, notice, conversation, now) {
            const fresh = {
                status: 'queued',
                attempts: 0,
                channel: null,
                ts: null,
                claimedAt: null,
                nextTryAt: now,
            };
            db.update(notices)
                .set({ ...fresh, notice, conversation })
                .where(isAsRead(row))
                .run();
        },
        /** Notices that a process had claimed when it ended: nobody knows whether Slack has them. */
        releaseClaimed(nextTryAt) {
            const unknown = { status: 'unknown', nextTryAt, problem: 'the process ended during delivery' };
            db.update(notices).set(unknown).where(eq(notices.status, 'claimed')).run();
        },
        /** Not dropped but deleted, so that the same can be told anew; but what Slack may have, or may take late, stays in the books. */
        forgetStalls() {
            const isNew = and(eq(notices.status, 'queued'), isNull(notices.claimedAt));
            const isUntold = and(isUnsent, eq(notices.kind, 'stalled'), isNew);
            db.delete(notices).where(isUntold).run();
        },
        /** Queues the dead letters of one conversation again, all of them or those with this problem; returns how many. */
        reviveDeadLetters(conversation, now, problem) {
            const isSuch = problem === undefined ? undefined : eq(notices.problem, problem);
            const isDead = and(eq(notices.conversation, conversation), isDeadLetter, isSuch);
            const revival = { status: revived, nextTryAt: now };
            return db.update(notices).set(revival).where(isDead).run().changes;
        },
        /** Queues again what was for somebody in one of these roles and not delivered because they are no member any more. */
        reviveTurnedAway(kinds, now) {
            const isTurnedAway = and(isDeadLetter, eq(notices.problem, 'reader_not_ours'), inArray(notices.kind, kinds));
            db.update(notices).set({ status: revived, nextTryAt: now }).where(isTurnedAway).run();
        },
        /** Looks now for this one. */
        lookSoon(row, now) {
            const isInDoubt = and(isAsRead(row), eq(notices.status, 'unknown'));
            db.update(notices).set({ nextTryAt: now }).where(isInDoubt).run();
        },
        /** Looks now for the notices of one conversation of which nobody knows whether Slack has them; returns how many. */
        lookNow(conversation, now) {
            const isInDoubt = and(eq(notices.conversation, conversation), eq(notices.status, 'unknown'));
            return db.update(notices).set({ nextTryAt: now }).where(isInDoubt).run().changes;
        },
        /** True when another notice about the same to the same conversation is a dead letter for the same reason. */
        hasDeadLetterLike(row, problem) {
            const isHere = and(isAbout(subjectOf(row)), eq(notices.conversation, row.conversation));
            const isAlike = and(isHere, eq(notices.status, 'dead_letter'), eq(notices.problem, problem));
            return db.select({ id: notices.id }).from(notices).where(isAlike).limit(1).get() !== undefined;
        },
        /** How many of one conversation still have to be delivered, dead letters included. */
        countUnsaid(conversation) {
            const isUnsaid = and(eq(notices.conversation, conversation), or(isUnsent, isDeadLetter));
            return db.select({ unsaid: count() }).from(notices).where(isUnsaid).get()?.unsaid ?? 0;
        },
        countUnsent() {
            return db.select({ unsent: count() }).from(notices).where(isUnsent).get()?.unsent ?? 0;
        },
        /** The channel of a partner's conversation has another id now. */
        moveChannel(conversation, from, to) {
            const isThere = and(eq(notices.conversation, conversation), eq(notices.channel, from));
            db.update(notices).set({ channel: to }).where(isThere).run();
        },
    };
}
