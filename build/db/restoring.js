import { copyFileSync, chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { and, desc, eq, gte, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { CHANGING_KINDS } from '../core/changing-notices.js';
import { AFTER_RESTORE, LATE_AT_MOST_MS } from '../core/stuck-notices.js';
import { appliedMigrations } from './applied-migrations.js';
import { contentsOf, openAlone } from './backups.js';
import { openBeside } from './beside.js';
import { DatabaseProblem } from './database-problem.js';
import { fileOf } from './files.js';
import { holdFile } from './hold.js';
import { MIGRATIONS, newestMigration } from './known-migrations.js';
import { events, handoffs, notices } from './schema.js';
import { createSettingRows } from './settings.js';
import { faultIn, mustBeOurs } from './soundness.js';
import { messageOf } from './sqlite-errors.js';
/**
 * Puts a backup in the place of the database. What the backup holds as not sent may have been sent after it was made: such messages are looked for
 * in Slack before they are sent, and so are those that come about within a week after. What stands in Slack is drawn once more.
 */
/** A credit can be corrected, and a deal taken up again, after it is over. */
const CHANGED_LATELY_MS = 30 * 24 * 60 * 60_000;
/** Throws DatabaseProblem when it is no backup that this version can use. Changes nothing in it. */
export function lookInto(backup, now) {
    if (!existsSync(backup))
        throw new DatabaseProblem(`There is no file ${backup}.`);
    return reading(backup, (db) => {
        const madeAt = madeAtIn(db) ?? lastEventIn(db);
        const unsure = db.select({ id: notices.id }).from(notices).where(mayBeSent(now)).all().length;
        return { ...contentsOf(db), madeAt, unsure };
    });
}
/** What is in the database now; null when it is not there, or cannot be read. */
export function contentsBeside(url) {
    try {
        const db = openBeside(url);
        try {
            return contentsOf(db);
        }
        finally {
            db.$client.close();
        }
    }
    catch {
        // It is about to be replaced because of that.
        return null;
    }
}
/** Returns where what was there is kept; null when nothing was. Throws DatabaseProblem, also while the bot runs. */
export function restore(url, backup, now) {
    const file = fileOf(url);
    const hold = holdFile(file);
    if (hold === null)
        throw new DatabaseProblem(`The bot runs on ${file}. Stop it, restore, and start it again.`);
    try {
        const part = `${file}.restoring`;
        for (const suffix of ['', '-wal', '-shm', '-journal'])
            rmSync(`${part}${suffix}`, { force: true });
        copyFileSync(backup, part);
        chmodSync(part, 0o600);
        makeReady(part, now);
        const kept = existsSync(file) ? `${file}.before-restore-${momentOf(now)}` : null;
        // With its log: what is in it belongs to the file that is put away.
        for (const suffix of ['', '-wal', '-shm', '-journal'])
            if (existsSync(`${file}${suffix}`))
                renameSync(`${file}${suffix}`, `${kept ?? file}${suffix}`);
        renameSync(part, file);
        return { kept };
    }
    catch (error) {
        if (error instanceof DatabaseProblem)
            throw error;
        throw new DatabaseProblem(`The backup was not put in place of ${file} (${messageOf(error)}). ` +
            'Check that this user may write to its folder and that there is room, and restore again.');
    }
    finally {
        hold.release();
    }
}
function makeReady(file, now) {
    const db = openAlone(file);
    try {
        const madeAt = madeAtIn(db) ?? lastEventIn(db);
        db.transaction(() => {
            createSettingRows(db).write('restored', { at: now, madeAt });
            const unsure = { status: 'unknown', claimedAt: madeAt, nextTryAt: now, problem: AFTER_RESTORE };
            db.update(notices).set(unsure).where(mayBeSent(now)).run();
            // Slack may still take late what the process before has changed.
            const again = { status: 'queued', attempts: 0, nextTryAt: now, resendFrom: now + LATE_AT_MOST_MS };
            db.update(notices).set(again).where(standsAndChanges(db, madeAt)).run();
        });
        db.$client.pragma('journal_mode = DELETE');
    }
    finally {
        db.$client.close();
    }
}
/** Not in Slack as far as the backup knows, and due before the restore: the bot had time to send it. */
const mayBeSent = (now) => and(isNull(notices.ts), or(inArray(notices.status, ['queued', 'claimed', 'unknown']), and(eq(notices.status, 'held'), lte(notices.nextTryAt, now))));
/** What stands in Slack says what was so before the restore: of what is open, and of what was changed in the weeks before it. */
function standsAndChanges(db, madeAt) {
    const changed = db
        .select({ id: events.handoffId })
        .from(events)
        .where(gte(events.at, madeAt - CHANGED_LATELY_MS));
    const isLive = or(isNull(handoffs.outcome), inArray(handoffs.id, changed));
    // The partner's card is that of the first handoff of a deal.
    const ids = db.select({ id: handoffs.id }).from(handoffs).where(isLive);
    const deals = db.select({ id: handoffs.deal }).from(handoffs).where(isLive);
    const isOfThem = or(isNull(notices.handoffId), inArray(notices.handoffId, ids), inArray(notices.handoffId, deals));
    const isThere = and(isNotNull(notices.ts), inArray(notices.status, ['sent', 'held']));
    return and(isThere, isOfThem, inArray(notices.kind, CHANGING_KINDS));
}
const madeAtIn = (db) => createSettingRows(db).read().backed_up_at;
/** Of a copy that was made by other means. */
function lastEventIn(db) {
    const newest = db.select({ at: notices.sentAt }).from(notices).where(isNotNull(notices.sentAt));
    return newest.orderBy(desc(notices.sentAt)).limit(1).get()?.at ?? 0;
}
function reading(file, read) {
    try {
        mustBeOurs(file, MIGRATIONS);
        const db = openAlone(file);
        try {
            const applied = appliedMigrations(db.$client);
            if (applied.length === 0)
                throw new DatabaseProblem(`${file} is no backup of this bot.`);
            if (applied.some((at) => at > newestMigration(MIGRATIONS)))
                throw new DatabaseProblem(`${file} was made by a newer version of this bot. Restore it with that version.`);
            const fault = faultIn(db.$client);
            if (fault !== null)
                throw new DatabaseProblem(`${file} is damaged (${fault}). Take an older backup.`);
            return read(db);
        }
        finally {
            db.$client.close();
        }
    }
    catch (error) {
        if (error instanceof DatabaseProblem)
            throw error;
        throw new DatabaseProblem(`${file} is no backup of this bot, or cannot be read (${messageOf(error)}).`);
    }
}
function momentOf(now) {
    return new Date(now).toISOString().replaceAll(/[-:.]/g, '');
}
