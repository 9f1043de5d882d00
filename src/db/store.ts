import { createAgreements } from './agreement/agreements.ts';
import { createAccounts } from './directory/accounts.ts';
import { createLookup } from './directory/lookup.ts';
import { createAuditRows } from './engine/audit.ts';
import { createCounts } from './engine/counts.ts';
import type { Db } from './engine/open.ts';
import { type OnTrouble, patient } from './engine/patience.ts';
import { createTransactions } from './engine/transactions.ts';
import { createHandoffStore, type Happened } from './handoff/handoff-store.ts';
import { eraseClosed, type Erasing } from './handoff/handoff-words.ts';
import { createResponders } from './handoff/responders.ts';
import { createInboundLog, createProbes } from './notices/inbound.ts';
import { createOutbox } from './notices/outbox.ts';
import { createDrafts } from './packet/drafts.ts';
import { createPartnerParts } from './partner/partner-parts.ts';
import { createPartnerStore } from './partner/partner-store.ts';
import { createCalendarRows } from './people/calendar-rows.ts';
import { createRoles } from './people/roles.ts';
import { createSettingStore } from './people/setting-store.ts';
import { createSettingsHistoryReads } from './people/settings-history.ts';
import { createRows } from './rows.ts';

/**
 * Everything that is stored, room by room. Asynchronous, so that a database on another machine can take SQLite's place; a promise resolves
 * after a durable commit. Each throws StoreTrouble, after a second and a half at most, while the database takes nothing.
 */
export type Store = ReturnType<typeof createStore>;

export function createStore(
  db: Db,
  onTrouble: OnTrouble = () => undefined,
  onHappened: (happened: Happened) => void = () => undefined,
) {
  const transactions = createTransactions(db);
  const { transact } = transactions;
  const rows = createRows(db, transactions);
  const ground = { db, ...transactions, ...rows };
  const ofPartners = createPartnerParts(ground);

  const parts = {
    ...createHandoffStore(rows, transactions, onHappened),
    ...createPartnerStore(rows.partners, ofPartners),
    ...createSettingStore(rows.settings),
    ...createSettingsHistoryReads(rows.history),
    help: rows.help.stored,
    registrations: rows.registered.stored,
    agreement: createAgreements(ground),
    drafts: createDrafts(rows.drafts, rows.noted, transact),
    lookup: createLookup(db, rows.partners),
    accounts: createAccounts(db, rows.accounts),
    outbox: createOutbox({ ...ground, ...ofPartners }),
    calendar: createCalendarRows({ ...ground, onCalendar: rows.drafts.lookAgain }),
    roles: createRoles(ground),
    /** Everybody who can mend what a notice is about; empty when that is not there. */
    respondersAbout: createResponders(ground),
    inbound: createInboundLog(rows.inbound, transact),
    probes: createProbes(rows.inbound, transact),
    audit: createAuditRows(ground),
    counts: createCounts(db),
    eraseClosed: async (order: Erasing): Promise<string[]> => transact(() => eraseClosed(db, order)),
    /** Copies what was committed from the write-ahead log into the file, without waiting for readers or writers. */
    checkpoint: async (): Promise<void> => void db.$client.pragma('wal_checkpoint(PASSIVE)'),
  };

  return {
    ...patient(parts, (trouble, code) => {
      if (trouble === 'damaged') transactions.stopWriting();
      onTrouble(trouble, code);
    }),

    async close(): Promise<void> {
      try {
        db.$client.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        db.$client.close();
      }
    },
  };
}
