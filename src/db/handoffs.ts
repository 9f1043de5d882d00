import { and, asc, desc, eq, getTableColumns, isNotNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import { type SQLiteColumn, union } from 'drizzle-orm/sqlite-core';
import type { Handoff, Stage } from '../core/handoff.ts';
import type { HandoffEvent } from '../core/history.ts';
import { PACKET_KEYS, type Packet } from '../core/packet.ts';
import type { Db } from './open.ts';
import { oncePer, placeholders, prepare } from './prepared.ts';
import { events, handoffs } from './schema.ts';
import { settingOf, valueOf } from './settings.ts';

/** Functions over the handoffs table; each runs at once, inside whatever transaction is open. */

type Row = typeof handoffs.$inferSelect;

// Written out, not bound: only then does SQLite see that the partial indexes hold all that is asked for.
const isOpen = sql`outcome is null`;
const isAwaiting = sql`stage = 'awaiting'`;

const COLUMNS = Object.keys(getTableColumns(handoffs)) as (keyof Row)[];
/** Which form it came from is known only at its beginning. */
const STATE_COLUMNS = COLUMNS.filter((name) => name !== 'request_key');
type StateColumn = (typeof STATE_COLUMNS)[number];

const statements = oncePer((db) => {
  const by = (column: SQLiteColumn) =>
    prepare<Row>(
      db,
      db
        .select()
        .from(handoffs)
        .where(eq(column, sql.placeholder('value'))),
    );
  return {
    byId: by(handoffs.id),
    byRequest: by(handoffs.request_key),
    byPrevious: by(handoffs.revision_of),
    insert: prepare(db, db.insert(handoffs).values(placeholders(COLUMNS))),
    /** One for each set of columns that ever changed together. */
    updates: new Map<string, ReturnType<typeof prepareUpdate>>(),
    insertEvent: prepare(db, db.insert(events).values(placeholders(['handoff_id', 'kind', 'actor', 'at', 'detail']))),
    desk: prepare<{ awaiting: number; cap: string | null; calendar_version: string | null }>(
      db,
      db
        .select({
          awaiting: sql`count(*) as awaiting`,
          cap: sql`${valueOf('open_cap')} as cap`,
          calendar_version: sql`${valueOf('calendar_version')} as calendar_version`,
        })
        .from(handoffs)
        .where(and(eq(handoffs.ae, sql.placeholder('ae')), isOpen, isAwaiting)),
    ),
  };
});

function prepareUpdate(db: Db, columns: StateColumn[]) {
  const values = Object.entries(placeholders(columns)).map(([name, value]) => [name, sql`${value}`]);
  return prepare(
    db,
    db
      .update(handoffs)
      .set(Object.fromEntries(values))
      .where(and(eq(handoffs.id, sql.placeholder('id')), eq(handoffs.version, sql.placeholder('read_version')))),
  );
}

export function findHandoff(db: Db, id: string): Handoff | null {
  const row = statements(db).byId.get({ value: id });
  return row ? toHandoff(row) : null;
}

export function findByRequest(db: Db, requestKey: string): Handoff | null {
  const row = statements(db).byRequest.get({ value: requestKey });
  return row ? toHandoff(row) : null;
}

export function findRevision(db: Db, id: string): Handoff | null {
  const row = statements(db).byPrevious.get({ value: id });
  return row ? toHandoff(row) : null;
}

/** Open handoffs that this person wrote or is asked to answer, newest first. Nobody is asked by a draft: who it names is not known yet. */
export function openHandoffsOf(db: Db, userId: string, limit: number): Handoff[] {
  // Two questions, each with an index of its own: for an OR of them SQLite would read the whole table.
  const open = (whose: SQL) => db.select().from(handoffs).where(and(isOpen, whose));
  const mine = union(
    open(sql`${handoffs.author} = ${userId}`),
    open(sql`${handoffs.ae} = ${userId} and ${handoffs.stage} <> 'draft'`),
  );
  return mine.orderBy(desc(handoffs.created_at)).limit(limit).all().map(toHandoff);
}

/** Handoffs with something due at `now` (epoch ms), longest due first. */
export function dueHandoffs(db: Db, now: number, limit: number): string[] {
  const rows = db
    .select({ id: handoffs.id })
    .from(handoffs)
    .where(and(isNotNull(handoffs.next_action_at), lte(handoffs.next_action_at, now)))
    .orderBy(asc(handoffs.next_action_at))
    .limit(limit)
    .all();
  return rows.map((row) => row.id);
}

/** Open handoffs whose deadline was counted with another state of the calendar settings than `version`. */
export function handoffsToRetime(db: Db, version: number, limit: number): string[] {
  const rows = db
    .select({ id: handoffs.id })
    .from(handoffs)
    .where(and(isAwaiting, lt(handoffs.calendar_version, version)))
    .limit(limit)
    .all();
  return rows.map((row) => row.id);
}

/** Handoffs that wait for this account executive's answer. */
export function handoffsAwaiting(db: Db, ae: string): string[] {
  const rows = db
    .select({ id: handoffs.id })
    .from(handoffs)
    .where(and(eq(handoffs.ae, ae), isAwaiting, isOpen))
    .all();
  return rows.map((row) => row.id);
}

/** What decides about one more handoff for an account executive, as it is at one moment. */
export type Desk = {
  /** How many wait for their answer. Accepted ones never count: who says yes must not be blocked. */
  awaiting: number;
  cap: number;
  calendarVersion: number;
};

export function deskOf(db: Db, ae: string): Desk {
  const found = statements(db).desk.get({ ae });
  const cap = settingOf('open_cap', found?.cap);
  return {
    awaiting: found?.awaiting ?? 0,
    cap,
    calendarVersion: settingOf('calendar_version', found?.calendar_version),
  };
}

export function insertHandoff(db: Db, handoff: Handoff, requestKey: string): void {
  statements(db).insert.run({ ...toRow(handoff), request_key: requestKey });
}

/**
 * Writes what differs from what was read, and only over that version; false when somebody else wrote meanwhile. What is left out
 * leaves its indexes alone: each would be a page more for whoever waits.
 */
export function updateHandoff(db: Db, read: Handoff, next: Handoff): boolean {
  const [before, after] = [toRow(read), toRow(next)];
  const changed = STATE_COLUMNS.filter((name) => before[name] !== after[name]);
  const { updates } = statements(db);
  const key = changed.join();
  const update = updates.get(key) ?? prepareUpdate(db, changed);
  updates.set(key, update);
  return update.run({ ...after, read_version: before.version }) === 1;
}

export function insertEvent(db: Db, handoffId: string, event: HandoffEvent): void {
  const { kind, actor, at, detail = null } = event;
  statements(db).insertEvent.run({ handoff_id: handoffId, kind, actor, at, detail });
}

export function historyOf(db: Db, handoffId: string): HandoffEvent[] {
  const rows = db.select().from(events).where(eq(events.handoff_id, handoffId)).orderBy(asc(events.id)).all();
  return rows.map(({ kind, actor, at, detail }) => ({ kind: kind as HandoffEvent['kind'], actor, at, detail }));
}

function toRow(handoff: Handoff): Omit<Row, 'request_key'> {
  return {
    id: handoff.id,
    version: handoff.version,
    team_id: handoff.teamId,
    stage: handoff.stage,
    author: handoff.author,
    classification: handoff.classification,
    revision_of: handoff.revisionOf,
    created_at: handoff.createdAt,
    ae_refusal: handoff.aeRefusal,
    ae_zone: handoff.aeZone,
    landed_at: handoff.landedAt,
    deadline_at: handoff.deadlineAt,
    window_length: handoff.windowDays,
    round: handoff.round,
    calendar_version: handoff.calendarVersion,
    reminded_at: handoff.remindedAt,
    snoozed_until: handoff.snoozedUntil,
    reminds_on_last_day_only: Number(handoff.remindsOnLastDayOnly),
    lapsed_at: handoff.lapsedAt,
    escalated_at: handoff.escalatedAt,
    proposed_ae: handoff.proposedAe,
    decided_at: handoff.decidedAt,
    decided_by: handoff.decidedBy,
    agreed_move: handoff.agreedMove,
    agreed_move_by: handoff.agreedMoveBy,
    decline_reason: handoff.declineReason,
    decline_note: handoff.declineNote,
    better_ae: handoff.betterAe,
    outcome: handoff.outcome,
    next_action_at: handoff.nextActionAt,
    ...handoff.packet,
    partner_agreed: Number(handoff.packet.partner_agreed),
    conflict_checked: Number(handoff.packet.conflict_checked),
  };
}

// The casts below restate what this file itself wrote: closed sets of words that the columns hold as text.
function toHandoff(row: Row): Handoff {
  return {
    id: row.id,
    version: row.version,
    teamId: row.team_id,
    stage: row.stage as Stage,
    author: row.author,
    packet: toPacket(row),
    classification: row.classification as Handoff['classification'],
    revisionOf: row.revision_of,
    createdAt: row.created_at,
    aeRefusal: row.ae_refusal,
    aeZone: row.ae_zone,
    landedAt: row.landed_at,
    deadlineAt: row.deadline_at,
    windowDays: row.window_length,
    round: row.round,
    calendarVersion: row.calendar_version,
    remindedAt: row.reminded_at,
    snoozedUntil: row.snoozed_until,
    remindsOnLastDayOnly: row.reminds_on_last_day_only === 1,
    lapsedAt: row.lapsed_at,
    escalatedAt: row.escalated_at,
    proposedAe: row.proposed_ae,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    agreedMove: row.agreed_move,
    agreedMoveBy: row.agreed_move_by,
    declineReason: row.decline_reason as Handoff['declineReason'],
    declineNote: row.decline_note,
    betterAe: row.better_ae,
    outcome: row.outcome as Handoff['outcome'],
    nextActionAt: row.next_action_at,
  };
}

function toPacket(row: Row): Packet {
  const columns = Object.fromEntries(PACKET_KEYS.map((key) => [key, row[key]]));
  return { ...columns, partner_agreed: true, conflict_checked: true } as Packet;
}
