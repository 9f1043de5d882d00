import {
  and,
  asc,
  type Column,
  count,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  ne,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { CLOSING_KINDS, type HandoffEvent } from '../../core/handoff/history.ts';
import type { UserId } from '../../core/people/member.ts';
import { noticeKey } from '../../core/notices/notice-rules.ts';
import type { NoticeKind } from '../../core/notices/notice.ts';
import type { Stall } from '../../core/notices/stalls.ts';
import type { Subject } from '../../core/notices/subject.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { NoticeRows } from '../notices/notices.ts';
import { lazy } from './lazy.ts';
import type { Db } from './open.ts';
import { isAwaiting, isInCheck, isOpen, keyOfAeCard } from './raw-sql.ts';
import { agreements, disputes, drafts, events, handoffs, helpRequests, notices, registrations } from '../schema.ts';

/** What the auditor reads. Its cost follows the open handoffs and the new events, not the closed handoffs. */
export type AuditRows = ReturnType<typeof createAuditRows>;

/** An event, and the kinds of all notices of its handoff so far (`told`). */
export type AuditedEvent = { id: number; handoff: string; kind: HandoffEvent['kind']; told: Set<NoticeKind> };

/** At most this many handoffs for each stall: a thousand in the log are not clearer than a hundred. */
const AT_MOST = 100;
const KEY_OF_DEAL = noticeKey({ kind: 'partner_card' });
const EVENTS_AT_ONCE = 500;
const DAY_MS = 24 * 60 * 60_000;

export function createAuditRows(deps: {
  db: Db;
  notices: NoticeRows;
  transact: (work: () => void) => void;
  atOnce: <T>(read: () => T) => T;
}) {
  const { db, notices: rows, transact, atOnce } = deps;
  const asked = lazy(() => queries(db));
  const countOpen = (): number => asked().openCount.get()?.open ?? 0;

  const toldOf = (handoffId: string): Set<NoticeKind> => {
    const deal = db.select({ id: handoffs.deal }).from(handoffs).where(eq(handoffs.id, handoffId));
    const isOfDeal = and(inArray(notices.handoffId, deal), eq(notices.key, KEY_OF_DEAL));
    const isItsOwn = eq(notices.handoffId, handoffId);
    const kinds = db.selectDistinct({ kind: notices.kind }).from(notices).where(or(isItsOwn, isOfDeal)).all();
    return new Set(kinds.map(({ kind }) => kind));
  };

  /** What beside handoffs was due at that moment, or before. */
  const elseDueAt = (at: EpochMs): Subject[] => {
    const isDue = (moment: Column) => and(isNotNull(moment), lte(moment, at));
    const help = db.select({ id: helpRequests.id }).from(helpRequests).where(isDue(helpRequests.nextActionAt));
    const disputed = db.select({ id: disputes.id }).from(disputes).where(isDue(disputes.nextActionAt));
    const isInOne = inArray(registrations.dispute, disputed);
    const isRegistered = or(isDue(registrations.nextActionAt), isInOne);
    const registered = db.select({ id: registrations.id }).from(registrations).where(isRegistered);
    const written = db.select({ id: drafts.id }).from(drafts).where(isDue(drafts.nextActionAt));
    const agreed = db.select({ id: agreements.id }).from(agreements).where(isDue(agreements.nextActionAt));
    return [
      ...help
        .limit(AT_MOST)
        .all()
        .map(({ id }): Subject => ({ about: 'help_request', id })),
      ...registered
        .limit(AT_MOST)
        .all()
        .map(({ id }): Subject => ({ about: 'registration', id })),
      ...agreed
        .limit(AT_MOST)
        .all()
        .map(({ id }): Subject => ({ about: 'agreement', id })),
      ...written
        .limit(AT_MOST)
        .all()
        .map(({ id }): Subject => ({ about: 'draft', id })),
    ];
  };

  return {
    /** Where a first look begins: how many handoffs are open, and the id of the newest event. */
    async begin(): Promise<{ open: number; lastEvent: number }> {
      return atOnce(() => ({ open: countOpen(), lastEvent: asked().lastEvent.get()?.id ?? 0 }));
    },

    /**
     * Reads all of it in one transaction, at the moment `now`. What was due at `draft` (drafts) or at `other` (all else), or before, is
     * overdue.
     */
    async look(since: { event: number; draft: EpochMs; other: EpochMs; now: EpochMs }) {
      return atOnce(() => {
        const { eventsSince, idsWhere, lastSent } = asked();
        const happened = eventsSince.all({ since: since.event });
        return {
          open: countOpen(),
          isUpToDate: happened.length < EVENTS_AT_ONCE,
          // Each begins with its first event: kept, sent, or sent to its conflict check.
          created: happened.filter(({ hasEarlier }) => !hasEarlier).length,
          closed: happened.filter(({ kind }) => CLOSING_KINDS.includes(kind)).length,
          events: happened.map(({ id, handoff, kind }): AuditedEvent => ({ id, handoff, kind, told: toldOf(handoff) })),
          forgotten: idsWhere(isForgotten),
          overdue: idsWhere(isOverdue(since)),
          withoutCard: idsWhere(lacksCard(db)),
          overdueElse: elseDueAt(since.other),
          heads: rows.heads(),
          lastSentAt: lastSent.get({ now: since.now })?.at ?? 0,
        };
      });
    },

    /** The kinds of all notices of a handoff so far. */
    async told(handoffId: string): Promise<Set<NoticeKind>> {
      return toldOf(handoffId);
    },

    /** Queues a notice about the stall to `person`, once a day (UTC) for one thing and stall. */
    async tell(about: Subject, stall: Stall, person: UserId, now: EpochMs): Promise<void> {
      const notice = { kind: 'stalled', person, stall, day: Math.floor(now / DAY_MS) } as const;
      transact(() => rows.queue({ ...about, notice, to: { to: 'person', userId: person }, at: now }));
    },
  };
}

function queries(db: Db) {
  const earlier = alias(events, 'earlier');
  const before = db
    .select({ id: earlier.id })
    .from(earlier)
    .where(and(eq(earlier.handoffId, events.handoffId), lt(earlier.id, events.id)));
  const newest = db
    .select({ sentAt: notices.sentAt })
    .from(notices)
    .orderBy(desc(notices.position))
    .limit(200)
    .as('newest');
  return {
    openCount: db.select({ open: count() }).from(handoffs).where(isOpen).prepare(),
    lastEvent: db
      .select({ id: max(events.id) })
      .from(events)
      .prepare(),
    idsWhere: (condition: SQL | undefined): string[] =>
      db
        .select({ id: handoffs.id })
        .from(handoffs)
        .where(condition)
        // In the order in which due work goes, so that it shows when that moves.
        .orderBy(asc(handoffs.nextActionAt))
        .limit(AT_MOST)
        .all()
        .map(({ id }) => id),
    eventsSince: db
      .select({
        id: events.id,
        handoff: events.handoffId,
        kind: events.kind,
        hasEarlier: exists(before).mapWith(Boolean),
      })
      .from(events)
      .where(gt(events.id, sql.placeholder('since')))
      .orderBy(asc(events.id))
      .limit(EVENTS_AT_ONCE)
      .prepare(),
    lastSent: db
      .select({ at: max(newest.sentAt) })
      .from(newest)
      // The others were sent before the clock was set back.
      .where(lte(newest.sentAt, sql.placeholder('now')))
      .prepare(),
  };
}

/** Open, unanswered, and nothing will ever be due. */
const isForgotten = and(
  isOpen,
  isNull(handoffs.nextActionAt),
  or(
    and(isAwaiting, isNull(handoffs.escalatedAt)),
    isInCheck,
    and(eq(handoffs.stage, 'draft'), isNull(handoffs.aeRefusal)),
    eq(handoffs.stage, 'declined'),
  ),
);

function isOverdue({ draft, other }: { draft: EpochMs; other: EpochMs }): SQL | undefined {
  return and(
    isNotNull(handoffs.nextActionAt),
    or(
      and(eq(handoffs.stage, 'draft'), lte(handoffs.nextActionAt, draft)),
      and(ne(handoffs.stage, 'draft'), lte(handoffs.nextActionAt, other)),
    ),
  );
}

/** Awaiting an answer, and one of its cards does not exist. */
function lacksCard(db: Db): SQL | undefined {
  const card = (of: typeof handoffs.id | typeof handoffs.deal, key: SQL | string) =>
    db
      .select({ id: notices.id })
      .from(notices)
      .where(and(eq(notices.handoffId, of), eq(notices.key, key), ne(notices.status, 'dropped')));
  const isWhole = and(exists(card(handoffs.id, keyOfAeCard)), exists(card(handoffs.deal, KEY_OF_DEAL)));
  return and(isAwaiting, isOpen, isWhole && not(isWhole));
}
