import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { count, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { EpochMs } from '../../core/time/instant.ts';
import { openBeside } from './open-beside.ts';
import { DatabaseProblem } from './database-problem.ts';
import { driver } from './driver.ts';
import { fileOf, makeFile } from './files.ts';
import type { Db } from './open.ts';
import { isUnsent } from './raw-sql.ts';
import * as schema from '../schema.ts';
import { createSettingRows } from '../people/settings.ts';
import { messageOf } from './sqlite-errors.ts';

/**
 * Backups: whole copies of the living database in a folder of the operator's. A copy has its name only once it was checked and is on the disk, and
 * of the files in the folder only those are ever deleted that carry such a name. https://sqlite.org/backup.html
 */

export const BACKUP_NAME = /^handoff-\d{8}T\d{9}Z\.db$/;

/** What a database holds, in figures. */
export type Contents = { handoffs: number; open: number; partners: number; waiting: number };
export type Backup = { file: string; contents: Contents; deleted: string[] };

/** Makes one beside the bot that runs, and keeps the newest `keep`. Throws DatabaseProblem when there is no sound copy. */
export async function makeBackup(
  url: string,
  folder: string,
  { now, keep }: { now: EpochMs; keep: number },
): Promise<Backup> {
  const source = openBeside(url);
  const file = freeName(folder, now);
  // Under another name until it is whole: a copy that was cut short must not be taken for one.
  const part = `${file}.part`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    makeFile(part);
    // All of it in one step, so that what the bot saves meanwhile makes it begin anew only once.
    await source.$client.backup(part, { progress: () => Number.MAX_SAFE_INTEGER });
    const contents = finish(part, source, now);
    toDisk(part);
    renameSync(part, file);
    toDisk(folder);
    const deleted = deleteOldest(folder, file, keep);
    noteDown(fileOf(url), { at: new Date(now).toISOString(), file });
    return { file, contents, deleted };
  } catch (error) {
    if (existsSync(part))
      for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${suffix}`, { force: true });
    if (error instanceof DatabaseProblem) throw error;
    throw new DatabaseProblem(
      `No backup was made in ${folder} (${messageOf(error)}). ` +
        'Check that this user may write there, and that there is room for a copy of the database.',
    );
  } finally {
    source.$client.close();
  }
}

/** What a database holds. */
export function contentsOf(db: Db): Contents {
  const counted = (rows: { n: number } | undefined): number => rows?.n ?? 0;
  const n = { n: count() };
  return {
    handoffs: counted(db.select(n).from(schema.handoffs).get()),
    open: counted(db.select(n).from(schema.handoffs).where(isNull(schema.handoffs.outcome)).get()),
    partners: counted(db.select(n).from(schema.partners).get()),
    waiting: counted(db.select(n).from(schema.notices).where(isUnsent).get()),
  };
}

/** A database file that nobody else has open, with the tables of the bot. */
export function openAlone(file: string): Db {
  return drizzle(new (driver())(file, { fileMustExist: true }), { schema, casing: 'snake_case' });
}

/** Makes it one file that says when it was made, and checks it. Throws an Error that says what is wrong. */
function finish(part: string, source: Db, now: EpochMs): Contents {
  const copy = openAlone(part);
  try {
    const client = copy.$client;
    createSettingRows(copy).write('backed_up_at', now);
    // In WAL mode even reading it would create two more files beside it.
    client.pragma('journal_mode = DELETE');
    mustBeWhole(client);
    const contents = contentsOf(copy);
    // Handoffs are never deleted while the bot runs.
    if (contents.handoffs > contentsOf(source).handoffs) throw new Error('the copy does not hold the same handoffs');
    return contents;
  } finally {
    copy.$client.close();
  }
}

/** Every page, row, index and reference. */
function mustBeWhole(client: Database.Database): void {
  const found = String(client.pragma('integrity_check(1)', { simple: true }));
  if (found !== 'ok') throw new Error(`the copy is not sound: ${found}`);
  const orphans = client.pragma('foreign_key_check') as unknown[];
  if (orphans.length > 0) throw new Error(`${orphans.length} rows of the copy point to nothing`);
}

/** As `handoff-20261124T150000000Z.db`: sorts by time, and is a valid name everywhere. */
function freeName(folder: string, now: EpochMs): string {
  const moment = new Date(now).toISOString().replaceAll(/[-:.]/g, '');
  const file = join(folder, `handoff-${moment}.db`);
  return existsSync(file) || existsSync(`${file}.part`) ? freeName(folder, now + 1) : file;
}

/** Never the one just made: its name is not the newest when the machine's clock was set back. */
function deleteOldest(folder: string, justMade: string, keep: number): string[] {
  const names = readdirSync(folder).filter((name) => BACKUP_NAME.test(name));
  const others = names
    .toSorted()
    .map((name) => join(folder, name))
    .filter((path) => path !== justMade);
  const old = others.slice(0, Math.max(0, others.length + 1 - keep));
  for (const path of old) rmSync(path);
  return old;
}

/** Through a power cut too. Not every system syncs a folder, and then it needs no sync. */
function toDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    if (path.endsWith('.part')) throw error;
  } finally {
    closeSync(handle);
  }
}

/** `last-backup.json`, beside the database: by it others see when there was one last, without looking into its folder. */
function noteDown(database: string, last: { at: string; file: string }): void {
  writeFileSync(join(dirname(database), 'last-backup.json'), `${JSON.stringify(last)}\n`, { mode: 0o600 });
}
