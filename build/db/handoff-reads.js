import { accountKey } from '../core/account-name.js';
/** Of all that nobody has answered, whosever it is to decide. */
const LOOKED_AT = 500;
export function createHandoffReads({ handoffs, backstops, settings, }) {
    return {
        async handoff(id) {
            return handoffs.find(id);
        },
        async handoffOfRequest(requestKey) {
            return handoffs.findByRequest(requestKey);
        },
        async revisionOf(id) {
            return handoffs.findRevision(id);
        },
        async openHandoffsOf(userId, limit) {
            return handoffs.openOf(userId, limit);
        },
        /** What this person has handed off, newest first. */
        async handoffsWrittenBy(author, limit) {
            return handoffs.writtenBy(author, limit);
        },
        /** What nobody answered in time, or is not theirs who did, and this person is to decide about now, longest first. */
        async handoffsToTakeIn(intakeOwner) {
            const all = [handoffs.lapsed, handoffs.lapsedChecks, handoffs.withWrongOwner].flatMap((read) => read(LOOKED_AT));
            return all.filter((handoff) => backstops.of(handoff).intakeOwner === intakeOwner);
        },
        /** The latest handoff of a deal that has landed; null while none has. */
        async latestOfDeal(deal) {
            return handoffs.latestOfDeal(deal);
        },
        async dueHandoffs(now, limit) {
            return handoffs.due(now, limit);
        },
        async handoffsPastUndo(now, limit) {
            return handoffs.undoIsOver(now, limit);
        },
        async handoffsToRetime(version, limit) {
            return handoffs.toRetime(version, limit);
        },
        async handoffsAwaiting(ae) {
            return handoffs.awaiting(ae);
        },
        /** Open conflict checks that this person is asked to sign. */
        async checksToSign(signer) {
            return handoffs.toSign(signer);
        },
        async handoffsOnAccount(account, limit) {
            return handoffs.onAccount(accountKey(account), limit);
        },
        /** Each account executive whose answer is awaited, and who is to sign a conflict check. */
        async awaitedPeople() {
            return handoffs.awaitedPeople();
        },
        async deskOf(ae) {
            const { open_cap: cap, calendar_version: calendarVersion } = settings.read();
            return { awaiting: handoffs.countAwaiting(ae), cap, calendarVersion };
        },
        /** Account executives who have fewer handoffs to answer than the cap, those with the fewest first. */
        async peopleWithRoom(limit) {
            return handoffs.withRoom(settings.read().open_cap, limit);
        },
        async history(id) {
            return handoffs.history(id);
        },
        /** The handoffs that were closed last and did not go on with another packet, newest first, among the newest events. */
        async lastClosed(limit) {
            return handoffs.lastClosed(limit);
        },
    };
}
