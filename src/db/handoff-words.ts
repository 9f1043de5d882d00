import { and, asc, eq, gte, isNotNull, isNull, lt, notExists, type SQL } from 'drizzle-orm';
import { accountKey } from '../core/account-name.ts';
import { ERASED } from '../core/erased.ts';
import type { HandoffEvent } from '../core/history.ts';
import { fieldOf, PACKET_KEYS, type PacketKey } from '../core/packet.ts';
import type { Input } from '../core/packet-field.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Db } from './open.ts';
import { isToBeErased, isUnsent } from './raw-sql.ts';
import { drafts, events, handoffs, helpRequests, notices } from './schema.ts';

/**
 * Takes people's words out of a handoff that is closed. What figures are made of stays: stages, moments, days, points, amounts, who acted, and
 * for which partner.
 */

type Row = typeof handoffs.$inferSelect;

/** Whether what is filled in so is somebody's words, or their name. */
const IS_WORDS: Record<Input['as'], boolean> = {
  text: true,
  account: true,
  contact: true,
  day: false,
  partner: false,
  person: false,
  choice: false,
  number: false,
  tick: false,
};

/**
 * Of each column of a handoff: whether it holds words, which are replaced where there were any. A field of the packet says it by its input; any
 * other new column does not compile without its line.
 */
const HOLDS_WORDS: Record<Exclude<keyof Row, PacketKey>, boolean> = {
  id: false,
  version: false,
  requestKey: false,
  teamId: false,
  stage: false,
  author: false,
  classification: false,
  creditLine: false,
  creditWordBy: false,
  creditWordAt: false,
  contactId: false,
  duplicateReason: true,
  score: false,
  overrideReason: true,
  revisionOf: false,
  deal: false,
  createdAt: false,
  accountKey: false,
  aeRefusal: true,
  aeZone: false,
  landedAt: false,
  deadlineAt: false,
  hearBy: false,
  lengthDays: false,
  round: false,
  calendarVersion: false,
  remindedAt: false,
  snoozedUntil: false,
  remindsOnLastDayOnly: false,
  lapsedAt: false,
  escalatedAt: false,
  proposedAe: false,
  decidedAt: false,
  decidedBy: false,
  decision: false,
  undoUntil: false,
  grade: false,
  agreedMove: true,
  agreedMoveBy: false,
  declineReason: false,
  declineNote: true,
  betterAe: false,
  comeBackOn: false,
  sentenceForPartner: true,
  closesAt: false,
  mendAskedAt: false,
  checkSigner: false,
  checkZone: false,
  checkAeZone: false,
  checkWindowDays: false,
  checkAskedAt: false,
  checkDeadlineAt: false,
  checkHearBy: false,
  checkRemindedAt: false,
  checkLapsedAt: false,
  checkEscalatedAt: false,
  returnedAt: false,
  returnedBy: false,
  returnReason: true,
  clearedBy: false,
  clearedAt: false,
  foundResellers: true,
  foundCompetitors: true,
  foundCompensation: true,
  foundCredit: true,
  ruleLine: false,
  ruleVersion: false,
  coveredBy: false,
  qualifiedAt: false,
  openedLink: true,
  openedOn: false,
  openedAmount: false,
  endedAt: false,
  notWorth: false,
  amount: false,
  partnerDid: true,
  endReason: true,
  partnerDueOn: false,
  partnerAskedAt: false,
  partnerSaid: true,
  partnerDoneAt: false,
  partnerRemindedAt: false,
  partnerSlippedAt: false,
  sellerAgreedAt: false,
  sellerAskedAt: false,
  sellerDoneAt: false,
  sellerSlippedAt: false,
  sellerFailure: true,
  introducedAt: false,
  saidAt: false,
  stallAskedAt: false,
  updateAskedAt: false,
  wordForPartner: true,
  wordVersion: false,
  leadsCustomer: false,
  leadsFit: false,
  leadsClose: false,
  outcome: false,
  nextActionAt: false,
  erasedAt: false,
};

/** Those whose `detail` somebody typed; of all others it is a person, a day, a number or a word of the bot's. */
const DETAIL_IN_WORDS: HandoffEvent['kind'][] = ['opportunity'];

/** In the transaction that is open. */
export function eraseHandoff(db: Db, row: Row, now: EpochMs): void {
  const { id } = row;
  db.update(handoffs)
    .set({ ...withoutWords(row), accountKey: accountKey(ERASED), contactId: null, erasedAt: now })
    .where(eq(handoffs.id, id))
    .run();
  dropUnsent(db, eq(notices.handoffId, id));
  for (const { id: event, kind, detail, reason } of db.select().from(events).where(eq(events.handoffId, id)).all()) {
    const kept = DETAIL_IN_WORDS.includes(kind) ? replaced(detail) : detail;
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

function withoutWords(row: Row): Partial<Row> {
  const ofPacket = PACKET_KEYS.filter((key) => IS_WORDS[fieldOf(key).input.as]);
  // Object.keys types keys as plain text.
  const others = (Object.keys(HOLDS_WORDS) as (keyof typeof HOLDS_WORDS)[]).filter((key) => HOLDS_WORDS[key]);
  const holding: (keyof Row)[] = [...ofPacket, ...others];
  return Object.fromEntries(holding.map((key) => [key, row[key] === null || row[key] === '' ? row[key] : ERASED]));
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
