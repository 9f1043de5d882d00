import { eq, sql } from 'drizzle-orm';
import type { NotedMessage } from '../../core/packet/noted.ts';
import { notedMessages } from './noted-table.ts';
import type { NoticeRows } from '../notices/notices.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';

/** Partners' messages that are noted. Each function is synchronous, and runs in the transaction that is open. */
export type NotedRows = ReturnType<typeof createNotedRows>;

export function createNotedRows(db: Db, outbox: Pick<NoticeRows, 'queue'>) {
  const byId = lazy(() =>
    db
      .select()
      .from(notedMessages)
      .where(eq(notedMessages.id, sql.placeholder('id')))
      .prepare(),
  );

  return {
    find(id: string): NotedMessage | null {
      return byId().get({ id }) ?? null;
    },

    /** Its partner hears of it, unless it was noted before. */
    note(noted: NotedMessage): void {
      const { changes } = db.insert(notedMessages).values(noted).onConflictDoNothing().run();
      if (changes === 0) return;
      const { id, partner: partnerId, at } = noted;
      outbox.queue({
        about: 'noted_message',
        id,
        notice: { kind: 'partner_noted' },
        to: { to: 'partner', partnerId },
        at,
      });
    },

    /** The channel has another id. */
    moveChannel(oldChannel: string, newChannel: string): void {
      db.update(notedMessages).set({ channel: newChannel }).where(eq(notedMessages.channel, oldChannel)).run();
    },
  };
}
