import { and, asc, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import {
  type AgreementDecide,
  type AgreementDecision,
  type InForce,
  ownersIn,
  type Standing,
  type Version,
} from '../../core/agreement/agreement.ts';
import { changedBy } from '../../core/notices/changing-notices.ts';
import type { UserId } from '../../core/people/member.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { agreementFrom, agreementRowOf } from './agreement-row.ts';
import type { Inbound } from '../notices/inbound.ts';
import type { NoticeRows } from '../notices/notices.ts';
import type { Db } from '../engine/open.ts';
import type { PartnerRows } from '../partner/partners.ts';
import { isAwaiting, isOpen, isSaidOrClaimed, queuedAgain } from '../engine/raw-sql.ts';
import { forgetLost } from '../people/roles.ts';
import { agreements, handoffs, notices } from '../schema.ts';
import type { SettingRows } from '../people/settings.ts';

/** The versions of the working agreement. What is written here is written with its notices, in one transaction. */
export type AgreementRows = ReturnType<typeof createAgreementRows>;

/** Each function is synchronous, and runs in the transaction that is open. */
export function createAgreementRows(db: Db) {
  const find = (id: string): Version | null => {
    const row = db.select().from(agreements).where(eq(agreements.id, id)).get();
    return row ? agreementFrom(row) : null;
  };

  const standing = (): Standing => {
    const newest = db.select().from(agreements).orderBy(desc(agreements.version)).limit(1).get();
    // The migration that made the table wrote the first one.
    if (!newest) throw new Error('There is no version of the working agreement.');
    const inForce = db.select().from(agreements).where(eq(agreements.state, 'in_force')).get();
    return { newest: agreementFrom(newest), inForce: inForce ? asInForce(agreementFrom(inForce)) : null };
  };

  return {
    find,
    standing,

    /** Everybody who owns it, now or as proposed. */
    owners: (): UserId[] => ownersIn(standing()),

    save(version: Version): void {
      const row = agreementRowOf(version);
      const { id: _, version: __, ...changing } = row;
      db.insert(agreements).values(row).onConflictDoUpdate({ target: agreements.id, set: changing }).run();
    },

    /** The ids of those with something due at `now`. */
    due(now: EpochMs): string[] {
      const isDue = and(isNotNull(agreements.nextActionAt), lte(agreements.nextActionAt, now));
      const rows = db.select({ id: agreements.id }).from(agreements).where(isDue).orderBy(asc(agreements.nextActionAt));
      return rows.all().map(({ id }) => id);
    },
  };
}

/** Draws the cards of those who are to answer once more. */
function changeWaitingCards(db: Db, now: EpochMs): void {
  const waiting = db.select({ id: handoffs.id }).from(handoffs).where(and(isOpen, isAwaiting));
  const isTheirs = and(inArray(notices.handoffId, waiting), eq(notices.kind, 'ae_card'), isSaidOrClaimed);
  db.update(notices).set(queuedAgain(now)).where(isTheirs).run();
}

function asInForce(version: Version): InForce | null {
  return version.state === 'in_force' ? version : null;
}

export function createAgreements(deps: {
  db: Db;
  transact: <T>(work: () => T) => T;
  agreements: AgreementRows;
  notices: NoticeRows;
  inbound: Inbound;
  settings: SettingRows;
  partners: PartnerRows;
}) {
  const { db, transact, agreements: rows, notices: outbox, inbound, settings, partners } = deps;

  /** Of two who save at the same moment the second reads what the first has saved. */
  const saveNow = ({ saved, notices: queued, events, at }: AgreementDecision): void => {
    const before = rows.standing().inForce;
    for (const version of saved) rows.save(version);
    for (const { id, event } of events) outbox.changeSaid({ about: 'agreement', id }, changedBy(event), at);
    for (const { id, notice } of queued)
      outbox.queue({ about: 'agreement', id, notice, to: { to: 'person', userId: notice.person }, at });
    // The card of whoever is to answer says what accepting means.
    if (rows.standing().inForce?.id !== before?.id) changeWaitingCards(db, at);
    forgetLost(settings, partners, rows);
  };

  return {
    async standing(): Promise<Standing> {
      return rows.standing();
    },

    async find(id: string): Promise<Version | null> {
      return rows.find(id);
    },

    /** All of its versions, the newest first. */
    async versions(): Promise<Version[]> {
      return db.select().from(agreements).orderBy(desc(agreements.version)).all().map(agreementFrom);
    },

    /** Saves a new version, and resolves with it. The same `requestId` again throws Duplicate. */
    async save<New extends Version>(
      decide: (standing: Standing) => AgreementDecision & { saved: [New, ...Version[]] },
      now: EpochMs,
      requestId?: string,
    ): Promise<New> {
      return transact(() => {
        inbound.mustBeNew(requestId);
        const decision = decide(rows.standing());
        inbound.keep(requestId, now);
        saveNow(decision);
        return decision.saved[0];
      });
    },

    /** Decides about this version; resolves with it as it is then, null when there is none. The same `requestId` again throws Duplicate. */
    async change(id: string, decide: AgreementDecide, now: EpochMs, requestId?: string): Promise<Version | null> {
      return transact(() => {
        inbound.mustBeNew(requestId);
        const version = rows.find(id);
        const decision = version && decide(version, rows.standing());
        inbound.keep(requestId, now);
        if (decision) saveNow(decision);
        return rows.find(id);
      });
    },

    /** The ids of those with something due at `now`, longest due first. */
    async due(now: EpochMs): Promise<string[]> {
      return rows.due(now);
    },
  };
}
