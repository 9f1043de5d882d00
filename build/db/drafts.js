import { and, asc, desc, eq, gt, isNotNull, isNull, lte, notExists, or, ne, sql } from 'drizzle-orm';
import { changedBy } from '../core/changing-notices.js';
import { openProposal, saidOfProposal } from '../core/contact-proposal.js';
import { hasMoved } from '../core/draft-clock.js';
import { notedAsKept } from '../core/noted.js';
import { sentDraft } from '../core/packet-draft.js';
import { drafts } from './draft-table.js';
import { once } from './once.js';
import { notices } from './schema.js';
export function createDraftRows(db, outbox) {
    const byId = once(() => db
        .select()
        .from(drafts)
        .where(eq(drafts.id, sql.placeholder('id')))
        .prepare());
    const find = (id) => byId().get({ id }) ?? null;
    /** What was said about it says what is so now. */
    const save = (draft, before, now) => {
        db.insert(drafts).values(draft).onConflictDoUpdate({ target: drafts.id, set: draft }).run();
        const about = { about: 'draft', id: draft.id };
        if (before && hasMoved(before, draft))
            outbox.changeSaid(about, changedBy('draft_moved'), now);
        for (const notice of saidOfProposal(before, draft))
            outbox.queue({ ...about, notice, to: { to: 'person', userId: notice.person }, at: now });
    };
    return {
        find,
        save,
        /** What the clock brought to it, with its notices. One that is over goes; as long as something was said about it, without its words. */
        pass({ next, notices: queued, isOver }, before, now) {
            save(next, before, now);
            const { id, author } = next;
            for (const notice of queued)
                outbox.queue({ about: 'draft', id, notice, to: { to: 'person', userId: author }, at: now });
            if (!isOver)
                return;
            const saidOfIt = db.select({ id: notices.id }).from(notices).where(eq(notices.draftId, id));
            db.delete(drafts)
                .where(and(eq(drafts.id, id), notExists(saidOfIt)))
                .run();
        },
        /** It became this handoff. */
        sent(id, handoffId, now) {
            const draft = find(id);
            if (draft)
                save(sentDraft(draft, handoffId, now), draft, now);
        },
        /** Those in which this person has typed something, and whose words are there, the last one first. */
        of(author) {
            const hasWords = or(isNull(drafts.away), ne(drafts.away, 'forgotten'));
            const isTheirs = and(eq(drafts.author, author), isNotNull(drafts.touchedAt), isNull(drafts.sentAs), hasWords);
            return db.select().from(drafts).where(isTheirs).orderBy(desc(drafts.touchedAt)).all();
        },
        /** Whoever has typed in one that is at hand, in a fixed order. */
        authors() {
            // Not distinct in SQL: SQLite would go through all rows in order of their authors then.
            const rows = db.select({ author: drafts.author }).from(drafts).where(isOpen).all();
            return [...new Set(rows.map(({ author }) => author))].toSorted();
        },
        /**
         * The calendar of this author is another one now, or everybody's (null): what is due next is counted anew at the next look. A day that
         * was said already, of its end or of what is away, comes no sooner for that.
         */
        lookAgain(author, now) {
            const isTheirs = author === null ? undefined : eq(drafts.author, author);
            const isUnsaid = and(isOpen, isNull(drafts.warnedAt), gt(drafts.nextActionAt, now));
            db.update(drafts).set({ nextActionAt: now }).where(and(isTheirs, isUnsaid)).run();
        },
        /** Those whose authors propose a contact, and wait for the answer. */
        proposing() {
            const withOne = db.select().from(drafts).where(isNotNull(drafts.proposal)).orderBy(asc(drafts.id)).all();
            return withOne.filter((draft) => openProposal(draft) !== null);
        },
        /** The ids of those with something due at `now`, longest due first. */
        due(now, limit) {
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
const isOpen = and(isNotNull(drafts.nextActionAt), isNull(drafts.away), isNull(drafts.sentAs), isNotNull(drafts.touchedAt));
/** What the rest of the bot sees of them. */
export function createDrafts(rows, noted, transact) {
    return {
        async find(id) {
            return rows.find(id);
        },
        /**
         * Saves what `decide` makes of a draft as it is now, or of none; null from it changes nothing. Throws what `decide` throws. Returns the
         * draft as it is afterwards. The partner whose message it begins with hears of it with its first words.
         */
        async change(id, decide, now) {
            return transact(() => {
                const current = rows.find(id);
                const next = decide(current);
                if (next === null)
                    return current;
                rows.save(next, current, now);
                const begun = notedAsKept(current, next);
                if (begun)
                    noted.note(begun);
                return next;
            });
        },
        /** The clock brought something to it, or nothing (null). */
        async pass(id, decide, now) {
            transact(() => {
                const current = rows.find(id);
                const decision = current && decide(current);
                if (current && decision)
                    rows.pass(decision, current, now);
            });
        },
        /** It became this handoff, which was there already. */
        async sent(id, handoffId, now) {
            transact(() => rows.sent(id, handoffId, now));
        },
        /** Those in which this person has typed something, and whose words are there, the last one first. */
        async of(author) {
            return rows.of(author);
        },
        /** Whoever has typed in one that is at hand. */
        async authors() {
            return rows.authors();
        },
        /** Those whose authors propose a contact, and wait for the answer. */
        async proposing() {
            return rows.proposing();
        },
        /** The ids of those with something due at `now`, longest due first. */
        async due(now, limit) {
            return rows.due(now, limit);
        },
    };
}
