import { copyFileSync, chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { and, desc, gte, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { CHANGING_KINDS } from '../../core/notices/changing-notices.ts';
import { AFTER_RESTORE, IN_DOUBT_MS, LATE_AT_MOST_MS } from '../../core/notices/stuck-notices.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { appliedMigrations } from './applied-migrations.ts';
import { type Contents, contentsOf, openAlone } from './backups.ts';
import { openBeside } from './open-beside.ts';
import { DatabaseProblem } from './database-problem.ts';
import { fileOf } from './files.ts';
import { holdFile } from './hold.ts';
import { MIGRATIONS, newestMigration } from './known-migrations.ts';
import type { Db } from './open.ts';
import { claimedBy, isDeadLetter, isUnsent } from './raw-sql.ts';
import { events, handoffs, notices } from '../schema.ts';
import { createSettingRows, type Restored } from '../people/settings.ts';
import { faultIn, mustBeOurs } from './soundness.ts';
import { messageOf } from './sqlite-errors.ts';

/**
 * Puts a backup in the place of the database. What the backup holds as not sent may have been sent after it was made: such messages are looked for
 * in Slack before they are sent, and so are those about old things that come within ninety days. What stands in Slack is drawn once more.
 */

/** A credit can be corrected, and a deal taken up again, after it is over. */
const CHANGED_LATELY_MS = 30 * 24 * 60 * 60_000;

/** `madeAt`: up to when it is known what happened. `unsure`: how many messages are looked for before they are sent. */
export type Found = Contents & { madeAt: EpochMs; unsure: number };

/** Throws DatabaseProblem when it is no backup that this version can use. Changes nothing in it. */
export function lookInto(backup: string): Found {
  if (!existsSync(backup)) throw new DatabaseProblem(`There is no file ${backup}.`);
  return reading(backup, (db) => {
    const madeAt = madeAtIn(db) ?? lastEventIn(db);
    const unsure = db.select({ id: notices.id }).from(notices).where(mayBeSent).all().length;
    return { ...contentsOf(db), madeAt, unsure };
  });
}

/** What is in the database now; null when it is not there, or cannot be read. */
export function contentsBeside(url: string): Contents | null {
  try {
    const db = openBeside(url);
    try {
      return contentsOf(db);
    } finally {
      db.$client.close();
    }
  } catch {
    // It is about to be replaced because of that.
    return null;
  }
}

/** Returns where what was there is kept; null when nothing was. Throws DatabaseProblem, also while the bot runs. */
export function restore(url: string, backup: string, now: EpochMs): { kept: string | null } {
  const file = fileOf(url);
  const hold = holdFile(file);
  if (hold === null) throw new DatabaseProblem(`The bot runs on ${file}. Stop it, restore, and start it again.`);
  try {
    const part = `${file}.restoring`;
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${suffix}`, { force: true });
    copyFileSync(backup, part);
    chmodSync(part, 0o600);
    makeReady(part, now);
    const kept = existsSync(file) ? `${file}.before-restore-${momentOf(now)}` : null;
    // With its log: what is in it belongs to the file that is put away.
    for (const suffix of ['', '-wal', '-shm', '-journal'])
      if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${kept ?? file}${suffix}`);
    renameSync(part, file);
    return { kept };
  } catch (error) {
    if (error instanceof DatabaseProblem) throw error;
    throw new DatabaseProblem(
      `The backup was not put in place of ${file} (${messageOf(error)}). ` +
        'Check that this user may write to its folder and that there is room, and restore again.',
    );
  } finally {
    hold.release();
  }
}

function makeReady(file: string, now: EpochMs): void {
  const db = openAlone(file);
  try {
    const madeAt = madeAtIn(db) ?? lastEventIn(db);
    db.transaction(() => {
      const settings = createSettingRows(db);
      settings.write('restored', { at: now, madeAt: unknownSince(settings.read().restored, madeAt, now) });
      const claimedAt = claimedBy(madeAt);
      const unsure = { status: 'unknown', claimedAt, nextTryAt: now, problem: AFTER_RESTORE } as const;
      db.update(notices).set(unsure).where(mayBeSent).run();
      // A person may have had it tried again. Once somebody does so now, it is looked for first.
      db.update(notices)
        .set({ claimedAt })
        .where(and(isNull(notices.ts), isDeadLetter))
        .run();
      // Slack may still take late what the process before has changed.
      const again = { status: 'queued', attempts: 0, nextTryAt: now, resendFrom: now + LATE_AT_MOST_MS } as const;
      db.update(notices).set(again).where(standsAndChanges(db, madeAt)).run();
    });
    db.$client.pragma('journal_mode = DELETE');
  } finally {
    db.$client.close();
  }
}

/** Not in Slack as far as the backup knows. What was held may have been let go: a pause was lifted, somebody works other hours. */
const mayBeSent = and(isNull(notices.ts), isUnsent);

/** What an earlier restore has made unknown still is. */
function unknownSince(before: Restored | null, madeAt: EpochMs, now: EpochMs): EpochMs {
  return before !== null && now - before.at <= IN_DOUBT_MS ? Math.min(before.madeAt, madeAt) : madeAt;
}

/** What stands in Slack says what was so before the restore: of what is open, and of what was changed in the weeks before it. */
function standsAndChanges(db: Db, madeAt: EpochMs) {
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

const madeAtIn = (db: Db): EpochMs | null => createSettingRows(db).read().backed_up_at;

/** Of a copy that was made by other means. */
function lastEventIn(db: Db): EpochMs {
  const newest = db.select({ at: notices.sentAt }).from(notices).where(isNotNull(notices.sentAt));
  return newest.orderBy(desc(notices.sentAt)).limit(1).get()?.at ?? 0;
}

function reading<Result>(file: string, read: (db: Db) => Result): Result {
  try {
    mustBeOurs(file, MIGRATIONS);
    const db = openAlone(file);
    try {
      const applied = appliedMigrations(db.$client);
      if (applied.length === 0) throw new DatabaseProblem(`${file} is no backup of this bot.`);
      if (applied.some((at) => at > newestMigration(MIGRATIONS)))
        throw new DatabaseProblem(`${file} was made by a newer version of this bot. Restore it with that version.`);
      const fault = faultIn(db.$client);
      if (fault !== null) throw new DatabaseProblem(`${file} is damaged (${fault}). Take an older backup.`);
      return read(db);
    } finally {
      db.$client.close();
    }
  } catch (error) {
    if (error instanceof DatabaseProblem) throw error;
    throw new DatabaseProblem(`${file} is no backup of this bot, or cannot be read (${messageOf(error)}).`);
  }
}

function momentOf(now: EpochMs): string {
  return new Date(now).toISOString().replaceAll(/[-:.]/g, '');
}
