import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import type { Moment } from '../../core/handoff/moment.ts';
import { handoffAt, momentOf } from './handoff-moment.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import { placeholders } from '../engine/placeholders.ts';
import type { Row } from './row-values.ts';
import { events } from '../schema.ts';

/** `id`: by which a notice says what brought it. */
export type NumberedEvent = { id: number; event: HandoffEvent };

/** What has happened to handoffs. Each function is synchronous, and runs in the transaction that is open. */
export function createHistoryRows(db: Db) {
  const wholeEvent = placeholders(['handoffId', 'kind', 'actor', 'at', 'detail', 'reason', 'hearBy', 'moment']);
  const insertion = lazy(() => db.insert(events).values(wholeEvent).prepare());
  const eventsOf = lazy(() => {
    const { id, kind, actor, at, detail, reason, changes, hearBy } = getTableColumns(events);
    const columns = { id, kind, actor, at, detail, reason, changes, hearBy };
    const isOfIt = eq(events.handoffId, sql.placeholder('handoffId'));
    return db.select(columns).from(events).where(isOfIt).orderBy(asc(events.id)).prepare();
  });

  /** Oldest first. */
  const numbered = (handoffId: string): NumberedEvent[] =>
    eventsOf()
      .all({ handoffId })
      .map(({ id, changes: corrected, hearBy: promised, ...event }) => ({
        id,
        event: {
          ...event,
          ...(corrected ? { changes: corrected } : {}),
          ...(promised === null ? {} : { hearBy: promised }),
        },
      }));

  return {
    numbered,
    of: (handoffId: string): HandoffEvent[] => eventsIn(numbered(handoffId)),

    /** Returns its id. `isTold`: something tells of it, in words of this moment. */
    add(next: Handoff, { changes, ...event }: HandoffEvent, isTold: boolean): number {
      const { kind, actor, at, detail = null, reason = null, hearBy = null } = event;
      const moment = isTold ? momentOf(next) : null;
      const row = { handoffId: next.id, kind, actor, at, detail, reason, hearBy, moment };
      // A prepared statement would write the word "null" for none.
      if (!changes) return Number(insertion().run(row).lastInsertRowid);
      const inserted = db
        .insert(events)
        .values({ ...row, changes })
        .run();
      return Number(inserted.lastInsertRowid);
    },

    /** `find`: the row of a handoff as it is now. Null when the moment was not kept, or its words are gone. */
    momentAfter(event: number, find: (handoffId: string) => Row | undefined): Moment | null {
      const { handoffId, moment } = db.select().from(events).where(eq(events.id, event)).get() ?? {};
      const row = handoffId === undefined ? undefined : find(handoffId);
      if (row === undefined || !moment) return null;
      const all = numbered(row.id);
      const until = eventsIn(all.filter(({ id }) => id <= event));
      const later = eventsIn(all.filter(({ id }) => id > event));
      return { handoff: handoffAt(row, moment, later), history: until };
    },
  };
}

const eventsIn = (all: readonly NumberedEvent[]): HandoffEvent[] => all.map(({ event }) => event);
