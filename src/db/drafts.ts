import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { UserId } from '../core/member.ts';
import { type PacketDraft, sentDraft } from '../core/packet-draft.ts';
import { drafts } from './draft-table.ts';
import { once } from './once.ts';
import type { Db } from './open.ts';

/** Packets while they are written. Each function is synchronous, and runs in the transaction that is open. */
export type DraftRows = ReturnType<typeof createDraftRows>;

export function createDraftRows(db: Db) {
  const byId = once(() =>
    db
      .select()
      .from(drafts)
      .where(eq(drafts.id, sql.placeholder('id')))
      .prepare(),
  );
  const find = (id: string): PacketDraft | null => byId().get({ id }) ?? null;

  const save = (draft: PacketDraft): void => {
    db.insert(drafts).values(draft).onConflictDoUpdate({ target: drafts.id, set: draft }).run();
  };

  return {
    find,
    save,
    remove(id: string): void {
      db.delete(drafts).where(eq(drafts.id, id)).run();
    },
    /** It became this handoff. */
    sent(id: string, handoffId: string): void {
      const draft = find(id);
      if (draft) save(sentDraft(draft, handoffId));
    },
    /** Those in which this person has typed something, the last one first. */
    of(author: UserId): PacketDraft[] {
      const isTheirs = and(eq(drafts.author, author), isNotNull(drafts.touchedAt), isNull(drafts.sentAs));
      return db.select().from(drafts).where(isTheirs).orderBy(desc(drafts.touchedAt)).all();
    },
  };
}

/** What the rest of the bot sees of them. */
export function createDrafts(rows: DraftRows, transact: <T>(work: () => T) => T) {
  return {
    async find(id: string): Promise<PacketDraft | null> {
      return rows.find(id);
    },

    /**
     * Saves what `decide` makes of a draft as it is now, or of none; null from it changes nothing. Throws what `decide` throws. Returns the
     * draft as it is afterwards.
     */
    async change(id: string, decide: (draft: PacketDraft | null) => PacketDraft | null): Promise<PacketDraft | null> {
      return transact(() => {
        const current = rows.find(id);
        const next = decide(current);
        if (next === null) return current;
        rows.save(next);
        return next;
      });
    },

    async remove(id: string): Promise<void> {
      transact(() => rows.remove(id));
    },

    /** It became this handoff, which was there already. */
    async sent(id: string, handoffId: string): Promise<void> {
      transact(() => rows.sent(id, handoffId));
    },

    /** Those in which this person has typed something, the last one first. */
    async of(author: UserId): Promise<PacketDraft[]> {
      return rows.of(author);
    },
  };
}
