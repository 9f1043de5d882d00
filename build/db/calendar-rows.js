import { and, asc, eq, gte } from 'drizzle-orm';
import { conversationKey, SALES_CHANNEL } from '../core/conversations.js';
import { changesBetween } from '../core/settings-history.js';
import { asWorkspace } from '../core/time/working-hours.js';
import { absences, people } from './schema.js';
const NAMES_SOMEBODY = ['intake_owner', 'escalation_contact', 'adjudicator'];
const MOVES_DEADLINES = ['workdays', 'opens_at', 'closes_at', 'holiday_region', 'closures', 'extra_days'];
/**
 * The settings of working time. Each change that can move a deadline raises the version in its own transaction; one that changes
 * nothing does not. A request whose effect is already saved throws Duplicate.
 */
export function createCalendarRows(deps) {
    const { db, transact, atOnce, settings, inbound, history, notices, onNamed, onCalendar } = deps;
    const once = ({ requestId, now }, work) => transact(() => {
        inbound.mustBeNew(requestId);
        inbound.keep(requestId, now);
        return work();
    });
    /** `userId` is whose calendar has changed; null: everybody's. */
    const raiseVersion = (userId, { now }) => {
        settings.write('calendar_version', settings.read().calendar_version + 1);
        onCalendar(userId, now);
    };
    const absencesSince = (day) => db.select().from(absences).where(gte(absences.to_day, day)).orderBy(asc(absences.from_day)).all();
    const personOf = (userId) => {
        const row = db.select().from(people).where(eq(people.user_id, userId)).get();
        return row ? personFrom(row) : null;
    };
    return {
        async version() {
            return settings.read().calendar_version;
        },
        /** Reads all of it in one transaction; only absences that end on `since` or later. */
        async facts(since) {
            return atOnce(() => {
                const workspace = settings.read();
                return {
                    version: workspace.calendar_version,
                    workspace,
                    people: db.select().from(people).all().map(personFrom),
                    absences: absencesSince(since),
                };
            });
        },
        /** Null when this person has nothing of their own. */
        async person(userId) {
            return personOf(userId);
        },
        /** The absences of everybody that end on `day` or later, in order of their beginning. */
        async absencesSince(day) {
            return absencesSince(day);
        },
        async saveWorkspace(next, asked) {
            once(asked, () => {
                const before = settings.read();
                for (const [key, value] of entriesOf(next))
                    settings.write(key, value);
                history.add(changesBetween(before, next, { at: asked.now, actor: asked.by ?? null, partner: null }));
                if (NAMES_SOMEBODY.some((key) => !isSame(before[key], next[key])))
                    onNamed(asked.now);
                if (before.sales_channel !== next.sales_channel)
                    notices.reviveDeadLetters(conversationKey(SALES_CHANNEL), asked.now);
                if (MOVES_DEADLINES.some((key) => !isSame(before[key], next[key])))
                    raiseVersion(null, asked);
            });
        },
        async savePerson(next, asked) {
            once(asked, () => {
                const before = personOf(next.user_id);
                if (isSame(before, next))
                    return;
                const { hours, ...rest } = next;
                const row = { ...rest, opens_at: hours?.opens_at ?? null, closes_at: hours?.closes_at ?? null };
                db.insert(people).values(row).onConflictDoUpdate({ target: people.user_id, set: row }).run();
                const made = { at: asked.now, actor: asked.by ?? next.user_id, partner: null };
                history.add(changesBetween(writtenDown(before ?? asWorkspace(next.user_id)), writtenDown(next), made));
                // When a card goes out moves no deadline.
                if (before === null || !isSame({ ...before, ...writtenDown(next) }, next))
                    raiseVersion(next.user_id, asked);
            });
        },
        /**
         * Saves it, unless `mayBeAdded` returns false because it is there already. `mayBeAdded` gets the absences of everybody that end on its
         * first day or later; what it throws is thrown on, and nothing is saved.
         */
        async addAbsence(absence, mayBeAdded, asked) {
            once(asked, () => {
                if (!mayBeAdded(absencesSince(absence.from_day)))
                    return;
                db.insert(absences).values(absence).run();
                raiseVersion(absence.user_id, asked);
            });
        },
        /** False when this person has no such absence. */
        async removeAbsence(id, userId, asked) {
            return once(asked, () => {
                const isTheirs = and(eq(absences.id, id), eq(absences.user_id, userId));
                const wasThere = db.delete(absences).where(isTheirs).run().changes > 0;
                if (wasThere)
                    raiseVersion(userId, asked);
                return wasThere;
            });
        },
    };
}
function entriesOf(value) {
    // Object.entries types keys as plain text.
    return Object.entries(value);
}
function isSame(a, b) {
    return JSON.stringify(a) === JSON.stringify(b);
}
/** What of a person's own settings stands in the history. */
function writtenDown({ cards_in_hours }) {
    return { cards_in_hours };
}
function personFrom({ opens_at, closes_at, ...rest }) {
    const hours = opens_at === null || closes_at === null ? null : { opens_at, closes_at };
    const { user_id, workdays, holiday_region, cards_in_hours } = rest;
    return { user_id, workdays, hours, holiday_region, cards_in_hours };
}
