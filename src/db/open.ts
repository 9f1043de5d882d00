import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { EpochMs } from '../core/time/instant.ts';
import { appliedMigrations } from './applied-migrations.ts';
import { DatabaseProblem } from './database-problem.ts';
import { driver } from './driver.ts';
import * as schema from './schema.ts';
import { copyBeforeUpgrade, wayBack } from './upgrade-copies.ts';

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database };

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * Opens the database of `DATABASE_URL` (`file:PATH`, or `file::memory:`) and brings it up to this version, with a copy made
 * first when there is data in it, named after `now`. Throws DatabaseProblem. `migrationsFolder` is the bot's own
 * unless given.
 */
export async function openDatabase(url: string, now: EpochMs, migrationsFolder = MIGRATIONS): Promise<Db> {
  const file = fileOf(url);
  const client = openFile(file);
  try {
    const db = drizzle(client, { schema, casing: 'snake_case' });
    await bringUpToDate(db, { file, now, migrationsFolder });
    return db;
  } catch (error) {
    client.close();
    throw problemOf(error, file);
  }
}

function fileOf(url: string): string {
  if (!url.startsWith('file:')) {
    throw new DatabaseProblem('DATABASE_URL must start with "file:", for example file:./data/handoff.db.');
  }
  const path = url.slice('file:'.length);
  return path === ':memory:' ? path : resolve(path);
}

function openFile(file: string): Database.Database {
  const Driver = driver();
  let client: Database.Database | undefined;
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    client = new Driver(file);
    client.pragma('journal_mode = WAL');
    // A file in WAL mode opens with NORMAL, which loses acknowledged rows in a power cut. https://sqlite.org/pragma.html#pragma_synchronous
    client.pragma('synchronous = FULL');
    client.pragma('busy_timeout = 1000');
    // 64 MB: open handoffs stay in memory, however long the history.
    client.pragma('cache_size = -65536');
    // Checkpoints run in quiet moments (Store.checkpoint), never inside somebody's acknowledgement.
    client.pragma('wal_autocheckpoint = 0');
    // Really writes something: BEGIN alone succeeds on a read-only file in a folder that may be written to.
    client.exec('BEGIN IMMEDIATE; PRAGMA user_version = 1; ROLLBACK');
    return client;
  } catch (error) {
    client?.close();
    if (isDamage(error)) throw problemOf(error, file);
    throw new DatabaseProblem(
      `The database ${file} cannot be opened for writing (${messageOf(error)}). ` +
        'Check that the folder exists, that this user may write to it, and that the disk is not full.',
    );
  }
}

type Upgrade = { file: string; now: EpochMs; migrationsFolder: string };

async function bringUpToDate(db: Db, { file, now, migrationsFolder }: Upgrade): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder });
  const applied = appliedMigrations(db.$client);
  const newest = Math.max(...known.map((migration) => migration.folderMillis));
  if (applied.some((at) => at > newest)) {
    throw new DatabaseProblem(
      `The database ${file} was written by a newer version of this bot. Start that version, or ${wayBack(file, newest)}.`,
    );
  }
  if (applied.length > 0 && applied.length < known.length) await copyBeforeUpgrade(db.$client, file, now);
  // Switched off before, because inside the migrator's transaction it has no effect and rebuilding a table would delete
  // the rows that point to it. https://sqlite.org/foreignkeys.html#fk_enable
  db.$client.pragma('foreign_keys = OFF');
  migrate(db, { migrationsFolder });
  // The driver gives a list of rows, and types it as unknown since some pragmas give none.
  const orphans = db.$client.pragma('foreign_key_check') as unknown[];
  if (orphans.length > 0) {
    throw new DatabaseProblem(
      `The database ${file} has ${orphans.length} rows that point to nothing: ${wayBack(file, newest)}.`,
    );
  }
  db.$client.pragma('foreign_keys = ON');
}

function problemOf(error: unknown, file: string): DatabaseProblem {
  if (error instanceof DatabaseProblem) return error;
  const advice = isDamage(error) ? ' The file is damaged, or is no database of this bot: restore a backup of it.' : '';
  return new DatabaseProblem(`The database ${file} cannot be used (${messageOf(error)}).${advice}`);
}

/** https://sqlite.org/rescode.html */
function isDamage(error: unknown): boolean {
  return error instanceof driver().SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
