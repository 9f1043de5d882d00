import { eq, gte, lt, sql } from 'drizzle-orm';
import { Duplicate } from '../../core/kernel/errors.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import { placeholders, updatePlaceholders } from '../engine/placeholders.ts';
import { inbound } from '../schema.ts';

/** What Slack has delivered within the last hour, so that no duplicate is worked on, also after a restart. */
export type Inbound = ReturnType<typeof createInbound>;

type Seen = { id: string; at: EpochMs };

/** Each function is synchronous, and runs in the transaction that is open. */
export function createInbound(db: Db) {
  const find = lazy(() =>
    db
      .select()
      .from(inbound)
      .where(eq(inbound.key, sql.placeholder('key')))
      .prepare(),
  );
  const seen = placeholders(['key', 'at']);
  const keep = lazy(() =>
    db
      .insert(inbound)
      .values(seen)
      .onConflictDoUpdate({ target: inbound.key, set: updatePlaceholders(['at']) })
      .prepare(),
  );

  const isKnown = (requestId: string | undefined): boolean =>
    requestId !== undefined && find().get({ key: requestId }) !== undefined;

  return {
    /** Whether the effect of this request is already saved. Undefined: no request asked for the change. */
    isKnown,

    /** Throws Duplicate when the effect of this request is already saved. */
    mustBeNew(requestId: string | undefined): void {
      if (isKnown(requestId)) throw new Duplicate('This request was worked on before.');
    },

    keep(requestId: string | undefined, at: EpochMs): void {
      if (requestId !== undefined) keep().run({ key: requestId, at });
    },

    since(at: EpochMs): Seen[] {
      const rows = db.select().from(inbound).where(gte(inbound.at, at)).all();
      return rows.map((row) => ({ id: row.key, at: row.at }));
    },

    forget(before: EpochMs): void {
      db.delete(inbound).where(lt(inbound.at, before)).run();
    },
  };
}

type Transact = (work: () => void) => void;

/** Deliveries that changed nothing: their ids are saved after the acknowledgement. */
export function createInboundLog(rows: Inbound, transact: Transact) {
  return {
    /** Whether the effect of this request is already saved. */
    async isDone(requestId: string | undefined): Promise<boolean> {
      return rows.isKnown(requestId);
    },
    /** Throws Duplicate when it is: asked first where what was done would be refused a second time. */
    async mustBeNew(requestId: string | undefined): Promise<void> {
      rows.mustBeNew(requestId);
    },
    async since(at: EpochMs): Promise<Seen[]> {
      return rows.since(at);
    },
    async save(seen: Seen[], forgetBefore: EpochMs): Promise<void> {
      transact(() => {
        for (const { id, at } of seen) rows.keep(id, at);
        rows.forget(forgetBefore);
      });
    },
  };
}

/** Checks of the database for /healthz and /readyz; each throws when it fails. */
export function createProbes(rows: Inbound, transact: Transact) {
  return {
    async mustAnswer(): Promise<void> {
      rows.mustBeNew('none');
    },
    /** Nothing can be saved when the file is read-only or locked, or the disk is full. */
    async mustTakeWrites(now: EpochMs): Promise<void> {
      transact(() => rows.keep('probe', now));
    },
  };
}
