import { and, asc, desc, eq, inArray, isNotNull, lte, type SQL } from 'drizzle-orm';
import { claimOf, orderOfClaims, type Standing } from '../../core/registration/claims.ts';
import type { Dispute, OpenDispute } from '../../core/registration/dispute.ts';
import { endOf } from '../../core/registration/registering.ts';
import {
  type LiveRegistration,
  liveRegistration,
  type Registration,
  type RegistrationEvent,
} from '../../core/registration/registration.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { disputeFrom } from './dispute-row.ts';
import type { Db } from '../engine/open.ts';
import { isLive, isOpenDispute } from '../engine/raw-sql.ts';
import { registrationFrom } from './registration-row.ts';
import { disputes, registrationEvents, registrations } from '../schema.ts';

/** The claims on an account in their order, each with its registration. */
export type Claims = Standing<ReturnType<typeof claimOf>>;

/** So many are shown at most. */
const SHOWN_AT_MOST = 50;

/** What is asked about registrations and disputes. Each function is synchronous, and runs in the transaction that is open. */
export function createRegistrationReads(db: Db) {
  const liveWhere = (isSuch: SQL | undefined): LiveRegistration[] => {
    const rows = db.select().from(registrations).where(and(isSuch, isLive));
    return rows
      .orderBy(asc(registrations.registeredAt), asc(registrations.id))
      .all()
      .flatMap((row) => liveRegistration(registrationFrom(row)) ?? []);
  };

  const liveOn = (key: string): LiveRegistration[] => liveWhere(eq(registrations.accountKey, key));

  return {
    liveOn,

    /** Every registration of an account, whatever became of it, newest first. */
    everyOn(key: string): Registration[] {
      const rows = db.select().from(registrations).where(eq(registrations.accountKey, key));
      return rows.orderBy(desc(registrations.registeredAt)).limit(SHOWN_AT_MOST).all().map(registrationFrom);
    },

    /** All that hold, those that end first in front. */
    live(): LiveRegistration[] {
      return liveWhere(undefined)
        .toSorted((a, b) => (a.endsOn < b.endsOn ? -1 : 1))
        .slice(0, SHOWN_AT_MOST);
    },

    inDispute: (id: string): LiveRegistration[] => liveWhere(eq(registrations.dispute, id)),

    find(id: string): Registration | null {
      const row = db.select().from(registrations).where(eq(registrations.id, id)).get();
      return row ? registrationFrom(row) : null;
    },

    history(id: string): RegistrationEvent[] {
      const { kind, actor, at, detail } = registrationEvents;
      const rows = db.select({ kind, actor, at, detail }).from(registrationEvents);
      return rows.where(eq(registrationEvents.registrationId, id)).orderBy(asc(registrationEvents.id)).all();
    },

    dispute(id: string): Dispute | null {
      const row = db.select().from(disputes).where(eq(disputes.id, id)).get();
      return row ? disputeFrom(row) : null;
    },

    openDisputeOn(key: string): OpenDispute | null {
      const row = db
        .select()
        .from(disputes)
        .where(and(eq(disputes.accountKey, key), isOpenDispute))
        .get();
      const dispute = row ? disputeFrom(row) : null;
      return dispute?.state === 'open' ? dispute : null;
    },

    /** The ids of registrations with something due at `now`, longest due first. */
    due(now: EpochMs, limit: number): string[] {
      const { id, nextActionAt } = registrations;
      const isDue = and(isNotNull(nextActionAt), lte(nextActionAt, now));
      return idsOf(db.select({ id }).from(registrations).where(isDue).orderBy(asc(nextActionAt)).limit(limit).all());
    },

    /** The same of disputes. */
    disputesDue(now: EpochMs, limit: number): string[] {
      const { id, nextActionAt } = disputes;
      const isDue = and(isNotNull(nextActionAt), lte(nextActionAt, now));
      return idsOf(db.select({ id }).from(disputes).where(isDue).orderBy(asc(nextActionAt)).limit(limit).all());
    },

    /** The claims that hold at `now`, in their order. */
    claimsOn: (key: string, now: EpochMs): Claims =>
      orderOfClaims(
        liveOn(key)
          .filter((one) => now < endOf(one))
          .map(claimOf),
      ),

    /** The ids of all registrations in these disputes, whatever became of them. */
    everyIn(ids: string[]): string[] {
      const rows = db.select({ id: registrations.id }).from(registrations);
      return ids.length === 0 ? [] : idsOf(rows.where(inArray(registrations.dispute, ids)).all());
    },
  };
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
