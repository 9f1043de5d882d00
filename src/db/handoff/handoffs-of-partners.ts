import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Handoff } from '../../core/handoff/handoff.ts';
import { handoffFrom } from './handoff-row.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import { isAwaiting, isInCheck, isInWork } from '../engine/raw-sql.ts';
import { handoffs } from '../schema.ts';

/** What a partner has brought, as far as it is not over: among it the same deal is looked for. */
export function createHandoffsOfPartners(db: Db) {
  const value = sql.placeholder('value');
  const awaitingOfPartner = lazy(() =>
    db
      .select()
      .from(handoffs)
      .where(and(eq(handoffs.partner, value), isAwaiting))
      .prepare(),
  );
  // A query of its own, because SQLite takes the index of what is due for this one. A draft that was refused is due no more.
  const onTheirWayOfPartner = lazy(() =>
    db
      .select()
      .from(handoffs)
      .where(and(eq(handoffs.partner, value), eq(handoffs.stage, 'draft'), isNotNull(handoffs.nextActionAt)))
      .prepare(),
  );

  const inWorkOfPartner = lazy(() =>
    db
      .select()
      .from(handoffs)
      .where(and(eq(handoffs.partner, value), isInWork))
      .prepare(),
  );

  const inCheckOfPartner = lazy(() =>
    db
      .select()
      .from(handoffs)
      .where(and(eq(handoffs.partner, value), isInCheck))
      .prepare(),
  );

  return {
    /** What was brought by this partner and waits for an answer, its conflict check, or Slack. */
    waitingOf: (partner: string): Handoff[] =>
      [awaitingOfPartner, onTheirWayOfPartner, inCheckOfPartner]
        .flatMap((query) => query().all({ value: partner }))
        .map(handoffFrom),

    /** What was brought by this partner, is accepted and has not ended. */
    inWorkOf: (partner: string): Handoff[] => inWorkOfPartner().all({ value: partner }).map(handoffFrom),
  };
}
