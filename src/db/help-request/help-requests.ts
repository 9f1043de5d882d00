import { and, asc, count, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import { changedBy } from '../../core/notices/changing-notices.ts';
import { Conflict } from '../../core/kernel/errors.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import {
  type HelpDecide,
  type HelpDecision,
  type HelpRequest,
  type HelpState,
  type OpenRequest,
  openRequest,
} from '../../core/help-request/help-request.ts';
import type { UserId } from '../../core/people/member.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { BackstopRows } from '../handoff/backstops.ts';
import { helpRequestFrom, helpRowOf } from './help-request-row.ts';
import type { Inbound } from '../notices/inbound.ts';
import type { NoticeRows } from '../notices/notices.ts';
import type { Db } from '../engine/open.ts';
import { isOpenRequest } from '../engine/raw-sql.ts';
import { helpRequests } from '../schema.ts';

/** How many help requests went to somebody, by what became of them. */
export type HelpCounts = Record<HelpState, number>;

const NONE: HelpCounts = { open: 0, handed_off: 0, not_now: 0, taken_back: 0 };

/** Help requests, and who is turned to with them. What is written here is written with its notices, in one transaction. */
export function createHelpRequests(deps: {
  db: Db;
  transact: <T>(work: () => T) => T;
  notices: NoticeRows;
  backstops: BackstopRows;
  inbound: Inbound;
}) {
  const { db, transact, notices, backstops, inbound } = deps;

  const find = (id: string): HelpRequest | null => {
    const row = db.select().from(helpRequests).where(eq(helpRequests.id, id)).get();
    return row ? helpRequestFrom(row) : null;
  };

  const openWhere = (whose: ReturnType<typeof eq>, limit = AT_MOST): OpenRequest[] => {
    const rows = db.select().from(helpRequests).where(and(whose, isOpenRequest));
    return rows
      .orderBy(asc(helpRequests.askedAt))
      .limit(limit)
      .all()
      .flatMap((row) => openRequest(helpRequestFrom(row)) ?? []);
  };

  const tell = ({ next: { id }, notices: queued, event, at }: HelpDecision): void => {
    const it = { about: 'help_request', id } as const;
    notices.changeSaid(it, changedBy(event), at);
    for (const notice of queued) notices.queue({ ...it, notice, to: { to: 'person', userId: notice.person }, at });
  };

  /** Called inside a transaction only. Null when there is no such request. */
  const changeNow = (id: string, decide: HelpDecide): HelpRequest | null => {
    const current = find(id);
    if (!current) return null;
    const decision = decide(current);
    if (!decision) return current;
    const next = { ...decision.next, version: current.version + 1 };
    const isAsRead = and(eq(helpRequests.id, id), eq(helpRequests.version, current.version));
    if (db.update(helpRequests).set(helpRowOf(next)).where(isAsRead).run().changes === 0)
      throw new Conflict(`Help request ${id} was changed meanwhile.`);
    tell({ ...decision, next });
    return next;
  };

  const stored = {
    async find(id: string): Promise<HelpRequest | null> {
      return find(id);
    },

    /** Saves a new one. `refuse` throws when it may not be, given what its asker still waits for. The same `requestId` again throws Duplicate. */
    async create(
      decision: HelpDecision,
      requestId: string | undefined,
      refuse: (request: HelpRequest, open: readonly OpenRequest[]) => void,
    ): Promise<HelpRequest> {
      return transact(() => {
        inbound.mustBeNew(requestId);
        const { next } = decision;
        refuse(next, openWhere(eq(helpRequests.asker, next.asker)));
        inbound.keep(requestId, decision.at);
        db.insert(helpRequests).values(helpRowOf(next)).run();
        tell(decision);
        return next;
      });
    },

    /** As `Store.change` of a handoff. */
    async change(id: string, decide: HelpDecide, now: EpochMs, requestId?: string): Promise<HelpRequest | null> {
      return transact(() => {
        inbound.mustBeNew(requestId);
        const changed = changeNow(id, decide);
        inbound.keep(requestId, now);
        return changed;
      });
    },

    /** The ids of those with something due at `now`, longest due first. */
    async due(now: EpochMs, limit: number): Promise<string[]> {
      const isDue = and(isNotNull(helpRequests.nextActionAt), lte(helpRequests.nextActionAt, now));
      const rows = db.select({ id: helpRequests.id }).from(helpRequests).where(isDue);
      return rows
        .orderBy(asc(helpRequests.nextActionAt))
        .limit(limit)
        .all()
        .map(({ id }) => id);
    },

    /** What this person has asked and nobody has answered, oldest first. */
    async openBy(asker: UserId): Promise<OpenRequest[]> {
      return openWhere(eq(helpRequests.asker, asker));
    },

    /** What this person is to answer, oldest first. */
    async openTo(asked: UserId): Promise<OpenRequest[]> {
      return openWhere(eq(helpRequests.asked, asked));
    },

    /** How many went to this person, ever. */
    async countsOf(asked: UserId): Promise<HelpCounts> {
      const { state } = helpRequests;
      const rows = db.select({ state, count: count() }).from(helpRequests).where(eq(helpRequests.asked, asked));
      return rows
        .groupBy(state)
        .all()
        .reduce((counts, row) => ({ ...counts, [row.state]: row.count }), NONE);
    },

    /** The one of which this handoff was made, or the one that it mends; null when there is none. */
    async behind(handoff: Handoff): Promise<HelpRequest | null> {
      return helpBehind(db, handoff);
    },

    /** Whom one is taken to, in the order in which they are turned to, nobody twice; none when nobody is named for anything. */
    async turnedTo(partner: string | null): Promise<UserId[]> {
      return backstops.forHelp(partner);
    },

    /** Of these people, whom one is escalated to: the intake owner, or the escalation contact. */
    async escalatedTo(partner: string | null): Promise<UserId[]> {
      return backstops.forEscalatedHelp(partner);
    },
  };

  return { find, changeNow, stored };
}

const AT_MOST = 50;

/** The help request of which this handoff was made, or the one that it mends; null when there is none. In the transaction that is open. */
export function helpBehind(db: Db, { id, revisionOf, deal }: Handoff): HelpRequest | null {
  const ids = [id, deal, ...(revisionOf === null ? [] : [revisionOf])];
  const isOfIt = and(isNotNull(helpRequests.handoffId), inArray(helpRequests.handoffId, ids));
  const row = db.select().from(helpRequests).where(isOfIt).orderBy(desc(helpRequests.askedAt)).limit(1).get();
  return row ? helpRequestFrom(row) : null;
}
