import type { Decision, Handoff } from '../core/handoff.ts';
import type { HandoffEvent } from '../core/history.ts';
import { type Backstops, conversationKey, conversationOf, noticeKey } from '../core/notices.ts';
import type { Partner } from '../core/partner.ts';
import { createAuditRows } from './audit.ts';
import { createCalendarRows } from './calendar-rows.ts';
import * as handoffRows from './handoffs.ts';
import { createInbound, createInboundLog, createProbes } from './inbound.ts';
import * as noticeRows from './notices.ts';
import type { Db } from './open.ts';
import { createOutbox } from './outbox.ts';
import { createPartnerChannels } from './partner-channels.ts';
import * as partnerRows from './partners.ts';
import { readSettings, type Settings, writeSetting } from './settings.ts';

/** Somebody else wrote the row between reading and writing it: the caller may try again. */
export class Conflict extends Error {
  override name = 'Conflict';
}

/** A new handoff; `decideOnPrevious` is asked about the one that it replaces, in the same transaction. */
export type Creation = {
  decision: Decision;
  /** What makes two submissions the same one: the id of the form. */
  requestKey: string;
  decideOnPrevious: ((previous: Handoff) => Decision | null) | null;
};

/**
 * Everything that is kept. Asynchronous, so that an engine on another machine can stand behind it; every promise that
 * resolves here has been committed durably.
 */
export type Store = ReturnType<typeof createStore>;

export function createStore(db: Db, newId: () => string) {
  const { immediate } = db.$client.transaction((work: () => unknown) => work());
  // The transaction returns what its work returns.
  const transact = <T>(work: () => T): T => immediate(work) as T;
  const inbound = createInbound(db);

  /** Writes what was decided: the row, its history and who must be told. Only ever called inside a transaction. */
  const saveDecision = ({ next, notices, event }: Decision, now: number): void => {
    if (event) handoffRows.insertEvent(db, next.id, event);
    // Read only when somebody is to be told who is neither author nor account executive.
    const backstops: Backstops = {
      get intakeOwner() {
        return backstopsOf(next).intakeOwner;
      },
      get escalationContact() {
        return backstopsOf(next).escalationContact;
      },
    };
    noticeRows.queueNotices(
      db,
      notices.map((notice) => ({
        id: newId(),
        handoff_id: next.id,
        key: noticeKey(notice),
        kind: notice.kind,
        detail: notice.detail ?? null,
        conversation: conversationKey(conversationOf(notice, next, backstops)),
        next_try_at: now,
      })),
    );
  };

  const backstopsOf = (handoff: Handoff): Backstops => {
    const settings = readSettings(db);
    const partner = partnerRows.findPartner(db, handoff.packet.partner);
    const intakeOwner = settings.intake_owner ?? partner?.alliancesOwner ?? handoff.author;
    return { intakeOwner, escalationContact: settings.escalation_contact ?? settings.administrators[0] ?? intakeOwner };
  };

  const changeNow = (id: string, decide: (handoff: Handoff) => Decision | null, requestId?: string): Handoff | null => {
    inbound.mustBeNew(requestId);
    const current = handoffRows.findHandoff(db, id);
    if (!current) return null;
    const decision = decide(current);
    if (!decision) return current;
    const next = { ...decision.next, version: current.version + 1 };
    if (!handoffRows.updateHandoff(db, current, next)) throw new Conflict(`Handoff ${id} was changed meanwhile.`);
    saveDecision({ ...decision, next }, decision.event?.at ?? 0);
    inbound.keep(requestId, decision.event?.at ?? 0);
    return next;
  };

  return {
    /**
     * Runs `decide` on the handoff as it is now and saves what it returns; null when there is no such handoff. What `decide`
     * throws is thrown on, with nothing saved. `requestId` is written down with the effect: the same one again throws Double.
     */
    async change(
      id: string,
      decide: (handoff: Handoff) => Decision | null,
      requestId?: string,
    ): Promise<Handoff | null> {
      return transact(() => changeNow(id, decide, requestId));
    },

    /** Saves a new handoff once: the same request again returns the one it made. Throws Conflict when it mends one that another has mended. */
    async create({ decision, requestKey, decideOnPrevious }: Creation): Promise<Handoff> {
      return transact(() => {
        const made = handoffRows.findByRequest(db, requestKey);
        if (made) return made;
        const { next } = decision;
        if (next.revisionOf !== null && decideOnPrevious) {
          const revision = handoffRows.findRevision(db, next.revisionOf);
          if (revision) throw new Conflict(`Handoff ${next.revisionOf} was sent again meanwhile, as ${revision.id}.`);
          changeNow(next.revisionOf, decideOnPrevious);
        }
        handoffRows.insertHandoff(db, next, requestKey);
        saveDecision(decision, next.createdAt);
        return next;
      });
    },

    async handoff(id: string): Promise<Handoff | null> {
      return handoffRows.findHandoff(db, id);
    },

    async handoffOfRequest(requestKey: string): Promise<Handoff | null> {
      return handoffRows.findByRequest(db, requestKey);
    },

    async revisionOf(id: string): Promise<Handoff | null> {
      return handoffRows.findRevision(db, id);
    },

    async openHandoffsOf(userId: string, limit: number): Promise<Handoff[]> {
      return handoffRows.openHandoffsOf(db, userId, limit);
    },

    async dueHandoffs(now: number, limit: number): Promise<string[]> {
      return handoffRows.dueHandoffs(db, now, limit);
    },

    async handoffsToRetime(version: number, limit: number): Promise<string[]> {
      return handoffRows.handoffsToRetime(db, version, limit);
    },

    async handoffsAwaiting(ae: string): Promise<string[]> {
      return handoffRows.handoffsAwaiting(db, ae);
    },

    async deskOf(ae: string): Promise<handoffRows.Desk> {
      return handoffRows.deskOf(db, ae);
    },

    async history(id: string): Promise<HandoffEvent[]> {
      return handoffRows.historyOf(db, id);
    },

    async intakeOwner(handoff: Handoff): Promise<string> {
      return backstopsOf(handoff).intakeOwner;
    },

    async partners(): Promise<Partner[]> {
      return partnerRows.allPartners(db);
    },

    async partner(id: string): Promise<Partner | null> {
      return partnerRows.findPartner(db, id);
    },

    async partnerInChannel(channelId: string): Promise<Partner | null> {
      return partnerRows.findPartnerByChannel(db, channelId);
    },

    /** Saves it and gives what could not be delivered to its channel another go. The same `requestId` again throws Double. */
    async savePartner(partner: Partner, now: number, requestId?: string): Promise<void> {
      transact(() => {
        inbound.mustBeNew(requestId);
        inbound.keep(requestId, now);
        partnerRows.savePartner(db, partner);
        noticeRows.requeueParked(db, conversationKey({ to: 'partner', partnerId: partner.id }), now);
      });
    },

    async settings(): Promise<Settings> {
      return readSettings(db);
    },

    async set<Key extends keyof Settings>(key: Key, value: Settings[Key]): Promise<void> {
      writeSetting(db, key, value);
    },

    outbox: createOutbox(db, transact, newId, inbound),

    calendar: createCalendarRows(db, transact, inbound),

    partnerChannels: createPartnerChannels({
      db,
      transact,
      newId,
      intakeOwnerOf: (handoff) => backstopsOf(handoff).intakeOwner,
    }),

    inbound: createInboundLog(inbound, transact),

    probes: createProbes(inbound, transact),

    audit: createAuditRows(db, transact, newId),

    /** Moves what was committed from the write-ahead log into the file, without waiting for anybody. */
    async checkpoint(): Promise<void> {
      db.$client.pragma('wal_checkpoint(PASSIVE)');
    },

    async close(): Promise<void> {
      db.$client.pragma('wal_checkpoint(TRUNCATE)');
      db.$client.close();
    },
  };
}
