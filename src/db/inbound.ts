import { gte, lt } from 'drizzle-orm';
import { Double } from '../core/errors.ts';
import type { Db } from './open.ts';
import { inbound } from './schema.ts';

/** What Slack has delivered of late, so that nothing is done twice, also after a restart. */
export type Inbound = ReturnType<typeof createInbound>;

type Seen = { id: string; at: number };

/** Each runs at once, inside whatever transaction is open. */
export function createInbound(db: Db) {
  // Prepared by hand: they run inside people's acknowledgements.
  const find = db.$client.prepare('select 1 from inbound where key = ?');
  const keep = db.$client.prepare(
    'insert into inbound (key, at) values (?, ?) on conflict do update set at = excluded.at',
  );

  return {
    /** Throws Double when this request has had its effect. Undefined stands for what no request asked for. */
    mustBeNew(requestId: string | undefined): void {
      if (requestId !== undefined && find.get(requestId)) throw new Double('This request was worked on before.');
    },

    /** `at` is epoch ms. */
    keep(requestId: string | undefined, at: number): void {
      if (requestId !== undefined) keep.run(requestId, at);
    },

    since(at: number): Seen[] {
      const rows = db.select().from(inbound).where(gte(inbound.at, at)).all();
      return rows.map((row) => ({ id: row.key, at: row.at }));
    },

    forget(before: number): void {
      db.delete(inbound).where(lt(inbound.at, before)).run();
    },
  };
}

type Transact = (work: () => void) => void;

/** What was delivered and saved nothing: written down behind the acknowledgement. */
export function createInboundLog(rows: Inbound, transact: Transact) {
  return {
    /** `at` is epoch ms. */
    async since(at: number): Promise<Seen[]> {
      return rows.since(at);
    },
    async save(seen: Seen[], forgetBefore: number): Promise<void> {
      transact(() => {
        for (const { id, at } of seen) rows.keep(id, at);
        rows.forget(forgetBefore);
      });
    },
  };
}

/** Whether the database does its work; each throws when it does not. */
export function createProbes(rows: Inbound, transact: Transact) {
  return {
    async mustAnswer(): Promise<void> {
      rows.mustBeNew('none');
    },
    /** Nothing can be saved when the file is read-only or locked, or the disk is full. */
    async mustTakeWrites(now: number): Promise<void> {
      transact(() => rows.keep('probe', now));
    },
  };
}
