import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { beforeCorrections } from '../../core/handoff/corrections.ts';
import type { Handoff, Stage } from '../../core/handoff/handoff.ts';
import { CLOSING_KINDS } from '../../core/handoff/history.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Moment } from '../../core/handoff/moment.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { createHandoffsOfPartners } from './handoffs-of-partners.ts';
import { createHistoryRows } from './handoff-history.ts';
import { handoffFrom, rowOf, type StateRow } from './handoff-row.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import { placeholders, updatePlaceholders } from '../engine/placeholders.ts';
import { howManyAwaiting, isAwaiting, isInCheck, isOpen, namesContact } from '../engine/raw-sql.ts';
import { events, handoffs } from '../schema.ts';

const EVENTS_LOOKED_AT = 5000;
/** In these stages the account executive is not asked, or not any more. */
const ASKS_NOBODY: Stage[] = ['draft', 'checking', 'returned', 'declined'];

/** Handoffs and their history. Each function is synchronous, and runs in the transaction that is open. */
export type HandoffRows = ReturnType<typeof createHandoffRows>;

export function createHandoffRows(db: Db) {
  const value = sql.placeholder('value');
  const happened = createHistoryRows(db);
  const byId = lazy(() => db.select().from(handoffs).where(eq(handoffs.id, value)).prepare());
  const byRequest = lazy(() => db.select().from(handoffs).where(eq(handoffs.requestKey, value)).prepare());
  const byPrevious = lazy(() => db.select().from(handoffs).where(eq(handoffs.revisionOf, value)).prepare());
  const sentSince = lazy(() =>
    db
      .select()
      .from(handoffs)
      .where(
        and(
          eq(handoffs.author, sql.placeholder('author')),
          eq(handoffs.account, sql.placeholder('account')),
          gt(handoffs.createdAt, sql.placeholder('since')),
        ),
      )
      .prepare(),
  );
  const { requestKey: _, erasedAt: __, ...stateColumns } = getTableColumns(handoffs);
  const stateKeys = Object.keys(stateColumns) as (keyof StateRow)[];
  const wholeRow = placeholders<'requestKey' | keyof StateRow>(['requestKey', ...stateKeys]);
  const insertion = lazy(() => db.insert(handoffs).values(wholeRow).prepare());
  const update = lazy(() =>
    db
      .update(handoffs)
      .set(updatePlaceholders(stateKeys))
      .where(and(eq(handoffs.id, sql.placeholder('id')), eq(handoffs.version, sql.placeholder('readVersion'))))
      .prepare(),
  );
  const awaitingCount = lazy(() =>
    db
      .select({ count: count() })
      .from(handoffs)
      .where(and(eq(handoffs.ae, value), isOpen, isAwaiting))
      .prepare(),
  );

  const latest = lazy(() => {
    const isTold = or(isNotNull(handoffs.landedAt), isNotNull(handoffs.checkSigner));
    const isOfIt = and(eq(handoffs.deal, value), isTold);
    return db.select().from(handoffs).where(isOfIt).orderBy(desc(handoffs.createdAt)).limit(1).prepare();
  });

  const lastWritten = lazy(() =>
    db
      .select()
      .from(handoffs)
      .where(and(eq(handoffs.author, value), namesContact))
      .orderBy(desc(handoffs.createdAt))
      .limit(sql.placeholder('limit'))
      .prepare(),
  );

  const handoffOrNull = (row: typeof handoffs.$inferSelect | undefined): Handoff | null =>
    row ? handoffFrom(row) : null;

  const asSent = (handoff: Handoff): Handoff => {
    const history = happened.of(handoff.id);
    const ae = history.find(({ kind }) => kind === 'sent' || kind === 'cleared')?.detail ?? handoff.packet.ae;
    return { ...handoff, packet: { ...beforeCorrections(handoff.packet, history), ae } };
  };

  return {
    find: (id: string): Handoff | null => handoffOrNull(byId().get({ value: id })),
    findByRequest: (requestKey: string): Handoff | null => handoffOrNull(byRequest().get({ value: requestKey })),
    /** The handoff with the mended packet of this one. */
    findRevision: (id: string): Handoff | null => handoffOrNull(byPrevious().get({ value: id })),

    /** What the author of this handoff has handed off of the same account since then, as they sent it: before any re-route or correction. */
    earlierOf({ author, packet }: Handoff, since: EpochMs): Handoff[] {
      return sentSince().all({ author, account: packet.account, since }).map(handoffFrom).map(asSent);
    },

    ...createHandoffsOfPartners(db),

    /** What this person has handed off, newest first: of contacts in the registry, as all of today are. */
    writtenBy(author: UserId, limit: number): Handoff[] {
      return lastWritten().all({ value: author, limit }).map(handoffFrom);
    },

    /**
     * Open handoffs that this person wrote, is asked to sign or to answer, or has accepted, newest first. A draft asks nobody: who it names is not checked
     * yet. What was declined is its author's.
     */
    openOf(userId: UserId, limit: number): Handoff[] {
      // Two queries, each with its own index: for one with OR, or a union of rows as wide as these, SQLite reads the closed ones too.
      const newest = (whose: SQL | undefined) =>
        db.select().from(handoffs).where(and(isOpen, whose)).orderBy(desc(handoffs.createdAt)).limit(limit).all();
      const written = newest(eq(handoffs.author, userId));
      const asked = newest(and(eq(handoffs.ae, userId), notInArray(handoffs.stage, ASKS_NOBODY)));
      const toSign = newest(and(eq(handoffs.checkSigner, userId), isInCheck, eq(handoffs.stage, 'checking')));
      const others = [...asked, ...toSign].filter(({ author }) => author !== userId);
      const all = [...written, ...others].toSorted((one, other) => other.createdAt - one.createdAt);
      return all.slice(0, limit).map(handoffFrom);
    },

    /** What was declined because somebody else owns the account, and was not passed on yet, longest first. */
    withWrongOwner(limit: number): Handoff[] {
      const isWrong = and(isOpen, eq(handoffs.stage, 'declined'), eq(handoffs.declineReason, 'wrong_owner'));
      const rows = db.select().from(handoffs).where(isWrong);
      return rows.orderBy(asc(handoffs.decidedAt)).limit(limit).all().map(handoffFrom);
    },

    /** The latest handoff of a deal of which the partner has heard: it says where the deal stands. */
    latestOfDeal: (deal: string): Handoff | null => handoffOrNull(latest().get({ value: deal })),

    /** Handoffs that nobody has answered in time, longest first. */
    lapsed(limit: number): Handoff[] {
      const rows = db
        .select()
        .from(handoffs)
        // Not asked for what is open besides: SQLite would take the longer index of all that is.
        .where(and(isAwaiting, isNotNull(handoffs.lapsedAt)));
      return rows.orderBy(asc(handoffs.lapsedAt)).limit(limit).all().map(handoffFrom);
    },

    /** Conflict checks that nobody has signed in time, longest first. */
    lapsedChecks(limit: number): Handoff[] {
      const isLapsed = and(isInCheck, eq(handoffs.stage, 'checking'), isNotNull(handoffs.checkLapsedAt));
      const rows = db.select().from(handoffs).where(isLapsed);
      return rows.orderBy(asc(handoffs.checkLapsedAt)).limit(limit).all().map(handoffFrom);
    },

    /** Open conflict checks that this person is asked to sign. */
    toSign(signer: UserId): string[] {
      const isTheirs = and(eq(handoffs.checkSigner, signer), isInCheck, eq(handoffs.stage, 'checking'));
      return ids(db.select({ id: handoffs.id }).from(handoffs).where(isTheirs).all());
    },

    /** Handoffs on the same account, newest first: open ones, and at most `limit` that are closed. */
    onAccount(key: string, limit: number): Handoff[] {
      const isHere = eq(handoffs.accountKey, key);
      const open = db
        .select()
        .from(handoffs)
        .where(and(isHere, isNull(handoffs.outcome)))
        .orderBy(desc(handoffs.createdAt));
      const over = db
        .select()
        .from(handoffs)
        .where(and(isHere, isNotNull(handoffs.outcome)));
      return [...open.limit(limit).all(), ...over.orderBy(desc(handoffs.createdAt)).limit(limit).all()].map(
        handoffFrom,
      );
    },

    /** Handoffs with something due at `now`, longest due first. */
    due(now: EpochMs, limit: number): string[] {
      const isDue = and(isNotNull(handoffs.nextActionAt), lte(handoffs.nextActionAt, now));
      const rows = db.select({ id: handoffs.id }).from(handoffs).where(isDue);
      return ids(rows.orderBy(asc(handoffs.nextActionAt)).limit(limit).all());
    },

    /** Handoffs whose answer cannot be taken back any more at `now`, though their card still offers it. */
    undoIsOver(now: EpochMs, limit: number): string[] {
      const isOver = and(isNotNull(handoffs.undoUntil), lte(handoffs.undoUntil, now));
      return ids(db.select({ id: handoffs.id }).from(handoffs).where(isOver).limit(limit).all());
    },

    /** Handoffs that wait for an answer, with a deadline from an older version of the calendar settings than `version`. */
    toRetime(version: number, limit: number): string[] {
      const isStale = and(isAwaiting, lt(handoffs.calendarVersion, version));
      return ids(db.select({ id: handoffs.id }).from(handoffs).where(isStale).limit(limit).all());
    },

    /** Handoffs that wait for this account executive's answer. */
    awaiting(ae: UserId): string[] {
      const isTheirs = and(eq(handoffs.ae, ae), isAwaiting, isOpen);
      return ids(db.select({ id: handoffs.id }).from(handoffs).where(isTheirs).all());
    },

    /** Each account executive whose answer is awaited, and whoever is to sign a conflict check, in a fixed order. */
    awaitedPeople(): UserId[] {
      const asked = db.selectDistinct({ person: handoffs.ae }).from(handoffs).where(and(isOpen, isAwaiting)).all();
      const signers = db.selectDistinct({ person: handoffs.checkSigner }).from(handoffs).where(isInCheck).all();
      const people = [...asked, ...signers].flatMap(({ person }) => person ?? []);
      return [...new Set(people)].toSorted();
    },

    /** How many wait for this account executive's answer. Accepted handoffs never count: nobody may be blocked for having accepted. */
    countAwaiting: (ae: UserId): number => awaitingCount().get({ value: ae })?.count ?? 0,

    /** Who has open handoffs and fewer than `cap` to answer, those with the fewest first. */
    withRoom(cap: number, limit: number): UserId[] {
      const people = db.select({ ae: handoffs.ae }).from(handoffs).where(isOpen).groupBy(handoffs.ae);
      const free = people.having(lt(howManyAwaiting, cap)).orderBy(asc(howManyAwaiting), asc(handoffs.ae)).limit(limit);
      return free.all().map(({ ae }) => ae);
    },

    /** Read backwards through the newest events alone, so that a long history makes it no slower. */
    lastClosed(limit: number): { id: string; at: EpochMs }[] {
      const newest =
        db
          .select({ id: max(events.id) })
          .from(events)
          .get()?.id ?? 0;
      const isEnd = inArray(
        events.kind,
        CLOSING_KINDS.filter((kind) => kind !== 'mended'),
      );
      const rows = db
        .select({ id: events.handoffId, at: events.at })
        .from(events)
        .where(and(gt(events.id, newest - EVENTS_LOOKED_AT), isEnd));
      return rows.orderBy(desc(events.id)).limit(limit).all();
    },

    insert(handoff: Handoff, requestKey: string): void {
      insertion().run({ ...rowOf(handoff), requestKey });
    },

    /** Writes only over the version that was read; false when somebody else wrote meanwhile. */
    update(read: Handoff, next: Handoff): boolean {
      return update().run({ ...rowOf(next), readVersion: read.version }).changes === 1;
    },

    addEvent: happened.add,
    history: happened.of,
    numberedHistory: happened.numbered,

    /** The handoff as this event (its id) left it, with its history up to then; null when that was not kept, or its words are gone. */
    momentAfter: (event: number): Moment | null => happened.momentAfter(event, (id) => byId().get({ value: id })),
  };
}

const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);
