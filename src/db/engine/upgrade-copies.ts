import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { appliedMigrations } from './applied-migrations.ts';
import { DatabaseProblem } from './database-problem.ts';
import { driver } from './driver.ts';
import { IN_MEMORY, makeFile } from './files.ts';
import { faultIn } from './soundness.ts';
import { messageOf } from './sqlite-errors.ts';

/** The copies beside a database file, one made before each upgrade: `FILE.before-upgrade-20261124T150000000Z`. */

const MARK = '.before-upgrade-';
const KEPT = 3;
const WHAT_IT_IS = 'the newest copy from before an upgrade that this version can use';

/** Makes a copy, checks it, and deletes the oldest ones. Throws DatabaseProblem when there is no sound copy. */
export async function copyBeforeUpgrade(client: Database.Database, file: string, now: number): Promise<void> {
  if (file === IN_MEMORY) return;
  const copy = `${file}${MARK}${momentOf(now)}`;
  // Under another name until it is checked: a copy that was cut short must not be taken for a whole one.
  const part = `${file}.before-upgrade.part`;
  try {
    // SQLite would apply a log that a killed process left here to the new copy.
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${suffix}`, { force: true });
    makeFile(part);
    await client.backup(part);
    makePlain(part);
    const fault = faultOf(part, client);
    if (fault !== null) throw new Error(fault);
    renameSync(part, copy);
    removeOldest(file, copy);
  } catch (error) {
    throw new DatabaseProblem(
      `The database ${file} was not upgraded, because no copy of it could be made first (${messageOf(error)}). ` +
        'Check that its folder has room for a copy and that this user may write to it, then start the bot again. ' +
        'If it says the same again, the file is damaged: restore a backup of it.',
    );
  }
}

/** What an operator whose file cannot be used can do, in words. `newest` is the newest migration that this version knows. */
export function wayBack(file: string, newest: number): string {
  const copy = newestCopy(file, newest);
  return copy === null ? 'restore a backup of it' : `restore ${copy}, ${WHAT_IT_IS}`;
}

/** As `wayBack`, for a file that is damaged: what was saved since the copy is in a backup at best. */
export function wayBackFromDamage(file: string, newest: number): string {
  const copy = newestCopy(file, newest);
  const otherwise = copy === null ? '' : `, or else ${copy}, ${WHAT_IT_IS}`;
  return `Move it aside with its -wal and -shm, and restore your newest backup of it${otherwise}.`;
}

function newestCopy(file: string, newest: number): string | null {
  if (file === IN_MEMORY) return null;
  return copiesOf(file).findLast((path) => isUsable(path, newest)) ?? null;
}

/** Why the copy cannot replace the original; null when it can. */
export function faultOf(copy: string, original: Database.Database): string | null {
  const client = new (driver())(copy, { readonly: true, fileMustExist: true });
  try {
    const found = client.pragma('integrity_check', { simple: true });
    if (found !== 'ok') return `the copy is not sound: ${String(found)}`;
    return contentOf(client) === contentOf(original) ? null : 'the copy does not hold the same rows';
  } finally {
    client.close();
  }
}

/** The applied migrations and the number of rows of each table, as text to compare. */
function contentOf(client: Database.Database): string {
  const tables = client.prepare(`select name from sqlite_master where type = 'table' order by name`).pluck().all();
  const rows = tables.map((table) => [
    table,
    client
      .prepare(`select count(*) from "${String(table)}"`)
      .pluck()
      .get(),
  ]);
  return JSON.stringify([appliedMigrations(client), rows]);
}

/** Makes it a single file: in WAL mode even reading it creates two more files beside it. */
function makePlain(copy: string): void {
  const client = new (driver())(copy);
  client.pragma('journal_mode = DELETE');
  client.close();
}

/** As `20261124T150000000Z`: sorts by time, and is a valid file name everywhere. */
function momentOf(now: number): string {
  return new Date(now).toISOString().replaceAll(/[-:.]/g, '');
}

/** Oldest first. */
function copiesOf(file: string): string[] {
  const prefix = `${basename(file)}${MARK}`;
  const isCopy = (name: string) => name.startsWith(prefix) && /^\d{8}T\d{9}Z$/.test(name.slice(prefix.length));
  const names = readdirSync(dirname(file)).filter(isCopy).toSorted();
  return names.map((name) => join(dirname(file), name));
}

/** Never the one just made: its name is not the newest when the machine's clock was set back. */
function removeOldest(file: string, justMade: string): void {
  const others = copiesOf(file).filter((path) => path !== justMade);
  for (const path of others.slice(0, 1 - KEPT)) rmSync(path);
}

function isUsable(copy: string, newest: number): boolean {
  try {
    const client = new (driver())(copy, { readonly: true });
    try {
      return appliedMigrations(client).every((at) => at <= newest) && faultIn(client) === null;
    } finally {
      client.close();
    }
  } catch {
    // Damaged since it was checked: an older copy is named instead.
    return false;
  }
}
