import { and, asc, desc, eq, gt, isNotNull, isNull, lte, notExists, or, ne, sql } from 'drizzle-orm';
import { changedBy } from '../../core/notices/changing-notices.ts';
import { openProposal, saidOfProposal } from '../../core/packet/contact-proposal.ts';
import { overtake } from '../../core/packet/draft-away.ts';
import { type DraftDecision, hasMoved } from '../../core/packet/draft-clock.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { UserId } from '../../core/people/member.ts';
import { type NotedMessage, notedAsKept } from '../../core/packet/noted.ts';
import { type PacketDraft, sentDraft, type Typed } from '../../core/packet/packet-draft.ts';
import { dealOf, isSameDeal } from '../../core/packet/same-account.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { drafts } from './draft-table.ts';
import type { NotedRows } from './noted.ts';
import type { NoticeRows } from '../notices/notices.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import type { PartnerRows } from '../partner/partners.ts';
import { notices } from '../schema.ts';

/** Packets while they are written. Each function is synchronous, and runs in the transaction that is open. */
export type DraftRows = ReturnType<typeof createDraftRows>;

/** What of a handoff says which drafts it leaves behind. */
type Sent = Pick<Handoff, 'id' | 'author' | 'teamId' | 'packet'>;

export function createDraftRows(
  db: Db,
  outbox: Pick<NoticeRows, 'changeSaid' | 'queue'>,
  partners: Pick<PartnerRows, 'findByContact'>,
) {
  const byId = lazy(() =>
    db
      .select()
      .from(drafts)
      .where(eq(drafts.id, sql.placeholder('id')))
      .prepare(),
  );
  const find = (id: string): PacketDraft | null => byId().get({ id }) ?? null;

  /** What was said about it says what is so now. */
  const save = (draft: PacketDraft, before: PacketDraft | null, now: EpochMs): void => {
    db.insert(drafts).values(draft).onConflictDoUpdate({ target: drafts.id, set: draft }).run();
    const about = { about: 'draft', id: draft.id } as const;
    if (before && hasMoved(before, draft)) outbox.changeSaid(about, changedBy('draft_moved'), now);
    for (const notice of saidOfProposal(before, draft))
      outbox.queue({ ...about, notice, to: { to: 'person', userId: notice.person }, at: now });
  };

  /** Those in which this person has typed something, and whose words are there, the last one first. */
  const of = (author: UserId): PacketDraft[] => {
    const hasWords = or(isNull(drafts.away), ne(drafts.away, 'forgotten'));
    const isTheirs = and(eq(drafts.author, author), isNotNull(drafts.touchedAt), isNull(drafts.sentAs), hasWords);
    return db.select().from(drafts).where(isTheirs).orderBy(desc(drafts.touchedAt)).all();
  };

  /** As `services/packet/draft-partner.ts` has it. */
  const partnerIn = ({ partner_contact: contact, partner }: Typed): string | null => {
    if (typeof contact === 'string') return partners.findByContact(contact)?.id ?? null;
    return typeof partner === 'string' ? partner : null;
  };

  return {
    find,
    save,

    /** What the clock brought to it, with its notices. One that is over goes; as long as something was said about it, without its words. */
    pass({ next, notices: queued, isOver }: DraftDecision, before: PacketDraft, now: EpochMs): void {
      save(next, before, now);
      const { id, author } = next;
      for (const notice of queued)
        outbox.queue({ about: 'draft', id, notice, to: { to: 'person', userId: author }, at: now });
      if (!isOver) return;
      const saidOfIt = db.select({ id: notices.id }).from(notices).where(eq(notices.draftId, id));
      db.delete(drafts)
        .where(and(eq(drafts.id, id), notExists(saidOfIt)))
        .run();
    },

    /** It became this handoff, and whatever else its author has begun of that deal is overtaken by it. `id` is null for what was no draft. */
    sent(id: string | null, { id: handoffId, author, teamId, packet }: Sent, now: EpochMs): void {
      const draft = id === null ? null : find(id);
      if (draft) save(sentDraft(draft, handoffId, now), draft, now);
      for (const other of of(author)) {
        const deal = dealOf(other.typed, partnerIn(other.typed));
        if (other.away === null && other.teamId === teamId && deal && isSameDeal(deal, packet))
          save(overtake(other, handoffId, now), other, now);
      }
    },

    of,

    /** Whoever has typed in one that is at hand, in a fixed order. */
    authors(): UserId[] {
      // Not distinct in SQL: SQLite would go through all rows in order of their authors then.
      const rows = db.select({ author: drafts.author }).from(drafts).where(isOpen).all();
      return [...new Set(rows.map(({ author }) => author))].toSorted();
    },

    /**
     * The calendar of this author is another one now, or everybody's (null): what is due next is counted anew at the next look. A day that
     * was said already, of its end or of what is away, comes no sooner for that.
     */
    lookAgain(author: UserId | null, now: EpochMs): void {
      const isTheirs = author === null ? undefined : eq(drafts.author, author);
      const isUnsaid = and(isOpen, isNull(drafts.warnedAt), gt(drafts.nextActionAt, now));
      db.update(drafts).set({ nextActionAt: now }).where(and(isTheirs, isUnsaid)).run();
    },

    /** Those whose authors propose a contact, and wait for the answer. */
    proposing(): PacketDraft[] {
      const withOne = db.select().from(drafts).where(isNotNull(drafts.proposal)).orderBy(asc(drafts.id)).all();
      return withOne.filter((draft) => openProposal(draft) !== null);
    },

    /** The ids of those with something due at `now`, longest due first. */
    due(now: EpochMs, limit: number): string[] {
      const isDue = and(isNotNull(drafts.nextActionAt), lte(drafts.nextActionAt, now));
      const rows = db
        .select({ id: drafts.id })
        .from(drafts)
        .where(isDue)
        .orderBy(asc(drafts.nextActionAt))
        .limit(limit);
      return rows.all().map(({ id }) => id);
    },
  };
}

/** At hand, and typed in. All of these have something ahead, so that the index of what is due finds them. */
const isOpen = and(
  isNotNull(drafts.nextActionAt),
  isNull(drafts.away),
  isNull(drafts.sentAs),
  isNotNull(drafts.touchedAt),
);

/** What the rest of the bot sees of them. */
export function createDrafts(
  rows: DraftRows,
  noted: Pick<NotedRows, 'note' | 'find'>,
  transact: <T>(work: () => T) => T,
) {
  return {
    async find(id: string): Promise<PacketDraft | null> {
      return rows.find(id);
    },

    /** A partner's message that is noted. */
    async notedMessage(id: string): Promise<NotedMessage | null> {
      return noted.find(id);
    },

    /**
     * Saves what `decide` makes of a draft as it is now, or of none; null from it changes nothing. Throws what `decide` throws. Returns the
     * draft as it is afterwards. The partner whose message it begins with hears of it with its first words.
     */
    async change(
      id: string,
      decide: (draft: PacketDraft | null) => PacketDraft | null,
      now: EpochMs,
    ): Promise<PacketDraft | null> {
      return transact(() => {
        const current = rows.find(id);
        const next = decide(current);
        if (next === null) return current;
        rows.save(next, current, now);
        const begun = notedAsKept(current, next);
        if (begun) noted.note(begun);
        return next;
      });
    },

    /** The clock brought something to it, or nothing (null). */
    async pass(id: string, decide: (draft: PacketDraft) => DraftDecision | null, now: EpochMs): Promise<void> {
      transact(() => {
        const current = rows.find(id);
        const decision = current && decide(current);
        if (current && decision) rows.pass(decision, current, now);
      });
    },

    /** It became this handoff, which was there already. */
    async sent(id: string, handoff: Sent, now: EpochMs): Promise<void> {
      transact(() => rows.sent(id, handoff, now));
    },

    /** Those in which this person has typed something, and whose words are there, the last one first. */
    async of(author: UserId): Promise<PacketDraft[]> {
      return rows.of(author);
    },

    /** Whoever has typed in one that is at hand. */
    async authors(): Promise<UserId[]> {
      return rows.authors();
    },

    /** Those whose authors propose a contact, and wait for the answer. */
    async proposing(): Promise<PacketDraft[]> {
      return rows.proposing();
    },

    /** The ids of those with something due at `now`, longest due first. */
    async due(now: EpochMs, limit: number): Promise<string[]> {
      return rows.due(now, limit);
    },
  };
}
