import { and, asc, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import { claimOf, orderOfClaims } from '../core/claims.js';
import { endOf } from '../core/registering.js';
import { liveRegistration, } from '../core/registration.js';
import { disputeFrom } from './dispute-row.js';
import { isLive, isOpenDispute } from './raw-sql.js';
import { registrationFrom } from './registration-row.js';
import { disputes, registrationEvents, registrations } from './schema.js';
/** So many are shown at most. */
const SHOWN_AT_MOST = 50;
/** What is asked about registrations and disputes. Each function is synchronous, and runs in the transaction that is open. */
export function createRegistrationReads(db) {
    const liveWhere = (isSuch) => {
        const rows = db.select().from(registrations).where(and(isSuch, isLive));
        return rows
            .orderBy(asc(registrations.registeredAt), asc(registrations.id))
            .all()
            .flatMap((row) => liveRegistration(registrationFrom(row)) ?? []);
    };
    const liveOn = (key) => liveWhere(eq(registrations.accountKey, key));
    return {
        liveOn,
        /** Every registration of an account, whatever became of it, newest first. */
        everyOn(key) {
            const rows = db.select().from(registrations).where(eq(registrations.accountKey, key));
            return rows.orderBy(desc(registrations.registeredAt)).limit(SHOWN_AT_MOST).all().map(registrationFrom);
        },
        /** All that hold, those that end first in front. */
        live() {
            return liveWhere(undefined)
                .toSorted((a, b) => (a.endsOn < b.endsOn ? -1 : 1))
                .slice(0, SHOWN_AT_MOST);
        },
        inDispute: (id) => liveWhere(eq(registrations.dispute, id)),
        find(id) {
            const row = db.select().from(registrations).where(eq(registrations.id, id)).get();
            return row ? registrationFrom(row) : null;
        },
        history(id) {
            const { kind, actor, at, detail } = registrationEvents;
            const rows = db.select({ kind, actor, at, detail }).from(registrationEvents);
            return rows.where(eq(registrationEvents.registrationId, id)).orderBy(asc(registrationEvents.id)).all();
        },
        dispute(id) {
            const row = db.select().from(disputes).where(eq(disputes.id, id)).get();
            return row ? disputeFrom(row) : null;
        },
        openDisputeOn(key) {
            const row = db
                .select()
                .from(disputes)
                .where(and(eq(disputes.accountKey, key), isOpenDispute))
                .get();
            const dispute = row ? disputeFrom(row) : null;
            return dispute?.state === 'open' ? dispute : null;
        },
        /** The ids of registrations with something due at `now`, longest due first. */
        due(now, limit) {
            const { id, nextActionAt } = registrations;
            const isDue = and(isNotNull(nextActionAt), lte(nextActionAt, now));
            return idsOf(db.select({ id }).from(registrations).where(isDue).orderBy(asc(nextActionAt)).limit(limit).all());
        },
        /** The same of disputes. */
        disputesDue(now, limit) {
            const { id, nextActionAt } = disputes;
            const isDue = and(isNotNull(nextActionAt), lte(nextActionAt, now));
            return idsOf(db.select({ id }).from(disputes).where(isDue).orderBy(asc(nextActionAt)).limit(limit).all());
        },
        /** The claims that hold at `now`, in their order. */
        claimsOn: (key, now) => orderOfClaims(liveOn(key)
            .filter((one) => now < endOf(one))
            .map(claimOf)),
        /** The ids of all registrations in these disputes, whatever became of them. */
        everyIn(ids) {
            const rows = db.select({ id: registrations.id }).from(registrations);
            return ids.length === 0 ? [] : idsOf(rows.where(inArray(registrations.dispute, ids)).all());
        },
    };
}
const idsOf = (rows) => rows.map(({ id }) => id);
