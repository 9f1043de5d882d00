import { and, asc, eq, gte, isNotNull, isNull, lt, notExists, type SQL } from 'drizzle-orm';
import { accountKey } from '../../core/directory/account-name.ts';
import { ERASED } from '../../core/people/erased.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Db } from '../engine/open.ts';
import { isToBeErased, isUnsent } from '../engine/raw-sql.ts';
import { drafts, events, handoffs, helpRequests, notices } from '../schema.ts';
import { EVENT_DETAIL } from '../erasing/text-by-kind.ts';
import { TEXT_COLUMNS } from '../erasing/text-columns.ts';
import type { Kind } from '../erasing/text-kinds.ts';

/**
 * Takes people's words out of a handoff that is closed. What figures are made of stays: stages, moments, days, points, amounts, who acted, and
 * for which partner.
 */

type Row = typeof handoffs.$inferSelect;

/** In the transaction that is open. */
export function eraseHandoff(db: Db, row: Row, now: EpochMs): void {
  const { id } = row;
  db.update(handoffs)
    .set({ ...withoutWords(row), accountKey: accountKey(ERASED), contactId: null, erasedAt: now })
    .where(eq(handoffs.id, id))
    .run();
  dropUnsent(db, eq(notices.handoffId, id));
  for (const { id: event, kind, detail, reason } of db.select().from(events).where(eq(events.handoffId, id)).all()) {
    const kept = EVENT_DETAIL[kind] === 'words' ? replaced(detail) : detail;
    db.update(events)
      .set({ detail: kept, reason: replaced(reason), changes: null, moment: null })
      .where(eq(events.id, event))
      .run();
  }
  db.update(drafts).set({ typed: {}, partnerMessage: null, proposal: null }).where(eq(drafts.sentAs, id)).run();
  for (const { id: request, words } of db.select().from(helpRequests).where(eq(helpRequests.handoffId, id)).all()) {
    const blank = { account: ERASED, help: ERASED, words: replaced(words) };
    db.update(helpRequests).set(blank).where(eq(helpRequests.id, request)).run();
  }
}

/** What waits, of which nothing can be said any more. */
export function dropUnsent(db: Db, isOfIt: SQL): void {
  const isNew = and(isOfIt, isUnsent, isNull(notices.ts));
  const stands = and(isOfIt, isUnsent, isNotNull(notices.ts));
  db.update(notices).set({ status: 'dropped' }).where(isNew).run();
  db.update(notices).set({ status: 'sent' }).where(stands).run();
}

/** The name that follows from its account, and figures, are no words. */
const WORDS: Kind[] = ['words', 'contact', 'role'];

function withoutWords(row: Row): Partial<Row> {
  const holding = Object.entries<Kind>(TEXT_COLUMNS.handoffs).filter(([, kind]) => WORDS.includes(kind));
  // The same keys: Object.entries does not know them.
  const keys = holding.map(([key]) => key as keyof Row);
  return Object.fromEntries(keys.map((key) => [key, row[key] === null || row[key] === '' ? row[key] : ERASED]));
}

const replaced = (words: string | null): string | null => (words === null ? null : ERASED);

export type Erasing = { before: EpochMs; atMost: number; now: EpochMs };

/** Erases those that are over, and to which nothing has happened since `before`; at most so many. Returns their ids. In the transaction that is open. */
export function eraseClosed(db: Db, { before, atMost, now }: Erasing): string[] {
  const later = db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.handoffId, handoffs.id), gte(events.at, before)));
  const isOld = and(isToBeErased, lt(handoffs.createdAt, before), notExists(later));
  const old = db.select().from(handoffs).where(isOld).orderBy(asc(handoffs.createdAt)).limit(atMost).all();
  for (const row of old) eraseHandoff(db, row, now);
  return old.map(({ id }) => id);
}
