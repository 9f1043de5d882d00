import { createReadStream, existsSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { appliedMigrations, tablesIn } from './applied-migrations.ts';
import { DatabaseProblem } from './database-problem.ts';
import { driver } from './driver.ts';
import { knownMigrations } from './known-migrations.ts';

/** Whether a file is a whole database of this bot, before anything is done with it. */

/** More names say no more about whose file it is. */
const NAMED = 5;
const READ_AT_ONCE = 128 * 1024;

/** Throws DatabaseProblem for a database of another program. Changes nothing in it: it only reads, and not even its log is put away. */
export function mustBeOurs(file: string, migrationsFolder: string): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  // Closing the last connection that may write puts a log that was left behind into the file.
  const client = new (driver())(file, { readonly: existsSync(`${file}-wal`), timeout: 1000 });
  try {
    const tables = tablesIn(client).filter((name) => name !== '__drizzle_migrations' && !name.startsWith('sqlite_'));
    const applied = appliedMigrations(client);
    if (tables.length === 0 || knownMigrations(migrationsFolder).some((known) => applied.includes(known))) return;
    throw new DatabaseProblem(
      `The database ${file} belongs to another program (it holds ${tables.slice(0, NAMED).join(', ')}), and was left as it is. ` +
        'Set DATABASE_URL to a file of the bot’s own.',
    );
  } finally {
    client.close();
  }
}

/**
 * Has the machine read the whole file once, in the order in which it lies on the disk. A check goes through it in the order of its trees,
 * which took three to five seconds for 250 MB where this and the check took one.
 */
export async function readAhead(file: string): Promise<void> {
  for await (const _ of createReadStream(file, { highWaterMark: READ_AT_ONCE }));
}

/** The first damage in any table or index; null when there is none. SQLite's own quick check: every page and row, no values compared. */
export function faultIn(client: Database.Database): string | null {
  const found = String(client.pragma('quick_check(1)', { simple: true }));
  return found === 'ok' ? null : found.replaceAll(/\s+/g, ' ');
}
