import { conversationFrom, conversationKey } from '../core/conversations.js';
import { LATE_AT_MOST_MS } from '../core/stuck-notices.js';
import { subjectOf } from '../core/subject.js';
export function createOutbox(parts) {
    const { rows, lostPosts, carried, pauses, questions, transact, inbound } = parts;
    /** Tells `person` that a notice did not arrive; once for each `since`. */
    const tell = (stuck, person, since, now) => {
        // Not for a notice about a notice: it would go to the same person.
        if (stuck.kind === 'undeliverable')
            return;
        const notice = { kind: 'undeliverable', person, notice: stuck.id, since };
        rows.queue({ ...subjectOf(stuck), notice, to: { to: 'person', userId: person }, at: now });
    };
    /** What Slack refused is not there, and what it carries goes by itself again. False when it is no longer as it was read. */
    const putOff = (row, change) => {
        const isLater = rows.markForLater(row, change);
        const isRefused = row.status === 'claimed' && row.ts === null && change.status !== 'unknown';
        if (isLater && isRefused && !lostPosts.has(row.id))
            carried.letGo(row.id);
        return isLater;
    };
    /** Something arrived in this conversation: what could not because of the channel is tried again. */
    const arrivedIn = (key, now) => {
        const conversation = conversationFrom(key);
        if (conversation.to !== 'partner')
            return;
        const fault = questions.mended(conversation.partnerId, now);
        if (fault !== null)
            rows.reviveDeadLetters(key, now, fault);
    };
    /** Our own cards lead to the partner's, wherever that stands. */
    const linkAnew = ({ kind, handoffId }, now) => {
        if (kind === 'partner_card' && handoffId !== null)
            rows.linkAnew(handoffId, now);
    };
    return {
        async heads() {
            return rows.heads();
        },
        async releaseHeld(now, upTo = now) {
            rows.releaseHeld(now, upTo);
        },
        async nextHeldCard() {
            return rows.nextHeldCard();
        },
        /** Draws the cards of this handoff once more that `person` has, and with them the partner's; nothing when `person` has none. */
        async drawAgain(handoff, person, now) {
            const partner = conversationKey({ to: 'partner', partnerId: handoff.packet.partner });
            transact(() => {
                const isTheirs = rows.drawAgain({ about: 'handoff', id: handoff.id }, conversationKey({ to: 'person', userId: person }), now);
                if (isTheirs)
                    rows.drawAgain({ about: 'handoff', id: handoff.deal }, partner, now);
            });
        },
        /** The same for what `person` has of something else. */
        async drawAgainAbout(about, person, now) {
            transact(() => void rows.drawAgain(about, conversationKey({ to: 'person', userId: person }), now));
        },
        async find(id) {
            return rows.find(id);
        },
        async findOf(handoffId, notice) {
            return rows.findOf({ about: 'handoff', id: handoffId }, notice);
        },
        async of(handoffId) {
            return rows.of(handoffId);
        },
        // The functions below change a row only as it was read: another process may have changed it.
        /** The claimed row, which carries those of `companions` that nobody else has taken; or null, also when its partner is paused. */
        async claim(row, now, companions = []) {
            return transact(() => {
                if (pauses.isOn(row.conversation))
                    return null;
                if (row.ts === null)
                    lostPosts.keepLonger(row.id, now + LATE_AT_MOST_MS);
                return rows.claim(row, companions, now);
            });
        },
        /** It waits until the pause of its partner is lifted; nothing happens when that is over already. */
        async holdWhilePaused(row) {
            transact(() => void pauses.hold(row));
        },
        /** What is said in the message of this one. */
        async carriedBy(id) {
            return carried.by(id);
        },
        /** What is due in a conversation by now and may share a message. */
        async dueTogether(conversation, now, limit) {
            return carried.dueTogether(conversation, now, limit);
        },
        async later(row, change) {
            transact(() => void putOff(row, change));
        },
        async drop(row, now) {
            rows.drop(row, now);
        },
        async forgetMessage(row, now) {
            rows.forgetMessage(row, now);
        },
        /** The channels of people's direct messages, by conversation, as far as the newest `among` notices tell. */
        async placesOfPeople(among) {
            return rows.placesOfPeople(among);
        },
        async unsent() {
            return rows.countUnsent();
        },
        /** Tries the dead letters of this conversation again. */
        async tryAgainIn(conversation, now) {
            transact(() => void rows.reviveDeadLetters(conversationKey(conversation), now));
        },
        /** Makes it a dead letter until a person asks for it again, and tells `person`, once for what it is about, conversation and problem. */
        async giveUp(row, problem, person, now) {
            transact(() => {
                const isKnown = rows.hasDeadLetterLike(row, problem);
                const isDead = putOff(row, { status: 'dead_letter', nextTryAt: now, problem });
                if (isDead && !isKnown)
                    tell(row, person, now, now);
            });
        },
        /** Makes it a dead letter because of its partner's channel, and asks the alliances owner, once for each partner and fault. */
        async giveUpOnChannel(row, partner, fault, now) {
            transact(() => {
                if (!putOff(row, { status: 'dead_letter', nextTryAt: now, problem: fault }))
                    return;
                questions.ask(partner, fault, subjectOf(row), now);
            });
        },
        /**
         * Makes it a dead letter because of who would read it, or read of somebody in it; `told` is queued once for one handoff, conversation
         * and problem.
         */
        async turnAway(row, problem, told, now) {
            transact(() => {
                const isKnown = rows.hasDeadLetterLike(row, problem);
                const isDead = rows.markForLater(row, { status: 'dead_letter', nextTryAt: now, problem });
                if (isDead && row.ts === null)
                    carried.letGo(row.id);
                if (!isDead || isKnown || !told)
                    return;
                const to = { to: 'person', userId: told.to };
                rows.queue({ ...subjectOf(row), notice: told.notice, to, at: now });
            });
        },
        /** It goes to somebody else: `notice` is what it then says. */
        async readdress(row, notice, userId, now) {
            transact(() => {
                carried.letGo(row.id);
                rows.readdress(row, notice, conversationKey({ to: 'person', userId }), now);
            });
        },
        /** It was not found at this place and is sent again; `until` then Slack may still take it there, and a copy too many stands. */
        async sendAgain(row, place, now) {
            transact(() => {
                const again = { status: 'queued', nextTryAt: now, problem: 'looked for and not found' };
                if (rows.markForLater(row, again))
                    lostPosts.keep({ notice: row.id, ...place, since: Math.min(row.claimedAt ?? now, now) });
            });
        },
        /** Posts that were sent again, and of which an earlier copy may turn up; oldest first. */
        async lostPosts() {
            return lostPosts.all();
        },
        /** True of what was sent again, as long as an earlier copy of it may turn up. */
        async isWatched(notice) {
            return lostPosts.has(notice);
        },
        /** It is in doubt, and there is reason to look for it now. */
        async lookSoon(row, now) {
            rows.lookSoon(row, now);
        },
        /** No copy of it can turn up any more, unless it was sent once more meanwhile. */
        async forgetLostPost(post) {
            lostPosts.forget(post);
        },
        /** Of its copies it is the one at this place that counts. False when the notice is no longer as it was read. */
        async moveTo(row, place, now) {
            return transact(() => {
                const isMoved = rows.moveTo(row, place, now);
                if (isMoved)
                    linkAnew(row, now);
                return isMoved;
            });
        },
        /** Slack has it: this holds whatever another process wrote, so the row is not compared. */
        async sent(id, sent) {
            transact(() => {
                const before = rows.find(id);
                rows.markSent(id, sent);
                if (before && before.ts !== sent.ts)
                    linkAnew(before, sent.now);
                if (before)
                    arrivedIn(before.conversation, sent.now);
            });
        },
        async releaseClaimed(nextTryAt) {
            rows.releaseClaimed(nextTryAt);
        },
        /** Word of work that stood still and was not sent while it did. */
        async forgetStalls() {
            rows.forgetStalls();
        },
        /**
         * Tries every dead letter of this notice's conversation again, and looks for everything in doubt there; false when there is nothing
         * of that kind. The same `requestId` again throws Duplicate.
         */
        async retry(id, now, requestId) {
            return transact(() => {
                inbound.mustBeNew(requestId);
                inbound.keep(requestId, now);
                const row = rows.find(id);
                if (!row)
                    return false;
                const conversation = conversationFrom(row.conversation);
                // Should it fail once more, that is told anew: they wait for it.
                if (conversation.to === 'partner')
                    questions.mended(conversation.partnerId, now);
                const revived = rows.reviveDeadLetters(row.conversation, now);
                return rows.lookNow(row.conversation, now) + revived > 0;
            });
        },
    };
}
