import { and, asc, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import { ownersIn, } from '../core/agreement.js';
import { changedBy } from '../core/changing-notices.js';
import { agreementFrom, agreementRowOf } from './agreement-row.js';
import { isAwaiting, isOpen, isSaidOrClaimed, queuedAgain } from './raw-sql.js';
import { forgetLost } from './roles.js';
import { agreements, handoffs, notices } from './schema.js';
/** Each function is synchronous, and runs in the transaction that is open. */
export function createAgreementRows(db) {
    const find = (id) => {
        const row = db.select().from(agreements).where(eq(agreements.id, id)).get();
        return row ? agreementFrom(row) : null;
    };
    const standing = () => {
        const newest = db.select().from(agreements).orderBy(desc(agreements.version)).limit(1).get();
        // The migration that made the table wrote the first one.
        if (!newest)
            throw new Error('There is no version of the working agreement.');
        const inForce = db.select().from(agreements).where(eq(agreements.state, 'in_force')).get();
        return { newest: agreementFrom(newest), inForce: inForce ? asInForce(agreementFrom(inForce)) : null };
    };
    return {
        find,
        standing,
        /** Everybody who owns it, now or as proposed. */
        owners: () => ownersIn(standing()),
        save(version) {
            const row = agreementRowOf(version);
            const { id: _, version: __, ...changing } = row;
            db.insert(agreements).values(row).onConflictDoUpdate({ target: agreements.id, set: changing }).run();
        },
        /** The ids of those with something due at `now`. */
        due(now) {
            const isDue = and(isNotNull(agreements.nextActionAt), lte(agreements.nextActionAt, now));
            const rows = db.select({ id: agreements.id }).from(agreements).where(isDue).orderBy(asc(agreements.nextActionAt));
            return rows.all().map(({ id }) => id);
        },
    };
}
/** Draws the cards of those who are to answer once more. */
function changeWaitingCards(db, now) {
    const waiting = db.select({ id: handoffs.id }).from(handoffs).where(and(isOpen, isAwaiting));
    const isTheirs = and(inArray(notices.handoffId, waiting), eq(notices.kind, 'ae_card'), isSaidOrClaimed);
    db.update(notices).set(queuedAgain(now)).where(isTheirs).run();
}
function asInForce(version) {
    return version.state === 'in_force' ? version : null;
}
export function createAgreements(deps) {
    const { db, transact, agreements: rows, notices: outbox, inbound, settings, partners } = deps;
    /** Of two who save at the same moment the second reads what the first has saved. */
    const saveNow = ({ saved, notices: queued, events, at }) => {
        const before = rows.standing().inForce;
        for (const version of saved)
            rows.save(version);
        for (const { id, event } of events)
            outbox.changeSaid({ about: 'agreement', id }, changedBy(event), at);
        for (const { id, notice } of queued)
            outbox.queue({ about: 'agreement', id, notice, to: { to: 'person', userId: notice.person }, at });
        // The card of whoever is to answer says what accepting means.
        if (rows.standing().inForce?.id !== before?.id)
            changeWaitingCards(db, at);
        forgetLost(settings, partners, rows);
    };
    return {
        async standing() {
            return rows.standing();
        },
        async find(id) {
            return rows.find(id);
        },
        /** Saves a new version, and resolves with it. The same `requestId` again throws Duplicate. */
        async save(decide, now, requestId) {
            return transact(() => {
                inbound.mustBeNew(requestId);
                const decision = decide(rows.standing());
                inbound.keep(requestId, now);
                saveNow(decision);
                return decision.saved[0];
            });
        },
        /** Decides about this version; resolves with it as it is then, null when there is none. The same `requestId` again throws Duplicate. */
        async change(id, decide, now, requestId) {
            return transact(() => {
                inbound.mustBeNew(requestId);
                const version = rows.find(id);
                const decision = version && decide(version, rows.standing());
                inbound.keep(requestId, now);
                if (decision)
                    saveNow(decision);
                return rows.find(id);
            });
        },
        /** The ids of those with something due at `now`, longest due first. */
        async due(now) {
            return rows.due(now);
        },
    };
}
