import { and, asc, count, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import { changedBy } from '../core/changing-notices.js';
import { Conflict } from '../core/errors.js';
import { openRequest, } from '../core/help-request.js';
import { helpRequestFrom, helpRowOf } from './help-request-row.js';
import { isOpenRequest } from './raw-sql.js';
import { helpRequests } from './schema.js';
const NONE = { open: 0, handed_off: 0, not_now: 0, taken_back: 0 };
/** Help requests, and who is turned to with them. What is written here is written with its notices, in one transaction. */
export function createHelpRequests(deps) {
    const { db, transact, notices, backstops, inbound } = deps;
    const find = (id) => {
        const row = db.select().from(helpRequests).where(eq(helpRequests.id, id)).get();
        return row ? helpRequestFrom(row) : null;
    };
    const openWhere = (whose, limit = AT_MOST) => {
        const rows = db.select().from(helpRequests).where(and(whose, isOpenRequest));
        return rows
            .orderBy(asc(helpRequests.askedAt))
            .limit(limit)
            .all()
            .flatMap((row) => openRequest(helpRequestFrom(row)) ?? []);
    };
    const tell = ({ next: { id }, notices: queued, event, at }) => {
        const it = { about: 'help_request', id };
        notices.changeSaid(it, changedBy(event), at);
        for (const notice of queued)
            notices.queue({ ...it, notice, to: { to: 'person', userId: notice.person }, at });
    };
    /** Called inside a transaction only. Null when there is no such request. */
    const changeNow = (id, decide) => {
        const current = find(id);
        if (!current)
            return null;
        const decision = decide(current);
        if (!decision)
            return current;
        const next = { ...decision.next, version: current.version + 1 };
        const isAsRead = and(eq(helpRequests.id, id), eq(helpRequests.version, current.version));
        if (db.update(helpRequests).set(helpRowOf(next)).where(isAsRead).run().changes === 0)
            throw new Conflict(`Help request ${id} was changed meanwhile.`);
        tell({ ...decision, next });
        return next;
    };
    const stored = {
        async find(id) {
            return find(id);
        },
        /** Saves a new one. `refuse` throws when it may not be, given what its asker still waits for. The same `requestId` again throws Duplicate. */
        async create(decision, requestId, refuse) {
            return transact(() => {
                inbound.mustBeNew(requestId);
                const { next } = decision;
                refuse(next, openWhere(eq(helpRequests.asker, next.asker)));
                inbound.keep(requestId, decision.at);
                db.insert(helpRequests).values(helpRowOf(next)).run();
                tell(decision);
                return next;
            });
        },
        /** As `Store.change` of a handoff. */
        async change(id, decide, now, requestId) {
            return transact(() => {
                inbound.mustBeNew(requestId);
                const changed = changeNow(id, decide);
                inbound.keep(requestId, now);
                return changed;
            });
        },
        /** The ids of those with something due at `now`, longest due first. */
        async due(now, limit) {
            const isDue = and(isNotNull(helpRequests.nextActionAt), lte(helpRequests.nextActionAt, now));
            const rows = db.select({ id: helpRequests.id }).from(helpRequests).where(isDue);
            return rows
                .orderBy(asc(helpRequests.nextActionAt))
                .limit(limit)
                .all()
                .map(({ id }) => id);
        },
        /** What this person has asked and nobody has answered, oldest first. */
        async openBy(asker) {
            return openWhere(eq(helpRequests.asker, asker));
        },
        /** What this person is to answer, oldest first. */
        async openTo(asked) {
            return openWhere(eq(helpRequests.asked, asked));
        },
        /** How many went to this person, ever. */
        async countsOf(asked) {
            const { state } = helpRequests;
            const rows = db.select({ state, count: count() }).from(helpRequests).where(eq(helpRequests.asked, asked));
            return rows
                .groupBy(state)
                .all()
                .reduce((counts, row) => ({ ...counts, [row.state]: row.count }), NONE);
        },
        /** The one of which this handoff was made, or the one that it mends; null when there is none. */
        async behind(handoff) {
            return helpBehind(db, handoff);
        },
        /** Whom one is taken to, in the order in which they are turned to, nobody twice; none when nobody is named for anything. */
        async turnedTo(partner) {
            return backstops.forHelp(partner);
        },
        /** Of these people, whom one is escalated to: the intake owner, or the escalation contact. */
        async escalatedTo(partner) {
            return backstops.forEscalatedHelp(partner);
        },
    };
    return { find, changeNow, stored };
}
const AT_MOST = 50;
/** The help request of which this handoff was made, or the one that it mends; null when there is none. In the transaction that is open. */
export function helpBehind(db, { id, revisionOf, deal }) {
    const ids = [id, deal, ...(revisionOf === null ? [] : [revisionOf])];
    const isOfIt = and(isNotNull(helpRequests.handoffId), inArray(helpRequests.handoffId, ids));
    const row = db.select().from(helpRequests).where(isOfIt).orderBy(desc(helpRequests.askedAt)).limit(1).get();
    return row ? helpRequestFrom(row) : null;
}
