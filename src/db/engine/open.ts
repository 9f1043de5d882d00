import type Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { accountKey } from '../../core/directory/account-name.ts';
import { wordsOf } from '../../core/directory/lookup.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { appliedMigrations } from './applied-migrations.ts';
import { DatabaseProblem } from './database-problem.ts';
import { driver } from './driver.ts';
import { fileOf, IN_MEMORY, makeFile } from './files.ts';
import { knownMigrations, MIGRATIONS, newestMigration } from './known-migrations.ts';
import { cannotOpen, cannotUse, damaged } from './problems.ts';
import * as schema from '../schema.ts';
import { faultIn, mustBeOurs, readAhead } from './soundness.ts';
import { copyBeforeUpgrade, wayBack } from './upgrade-copies.ts';

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database };

/**
 * Opens the database of `DATABASE_URL` (`file:PATH`, or `file::memory:`) and brings it up to this version, with a copy made
 * first when there is data in it, named after `now`. Throws DatabaseProblem, also for a damaged file and for one of another program.
 * `migrationsFolder` is the bot's own unless given.
 */
export async function openDatabase(url: string, now: EpochMs, migrationsFolder = MIGRATIONS): Promise<Db> {
  const file = fileOf(url);
  const newest = newestMigration(migrationsFolder);
  const client = await openFile(file, migrationsFolder).catch((error: unknown) => {
    throw cannotOpen(error, file, newest);
  });
  try {
    mustBeSound(client, file, newest);
    const db = drizzle(client, { schema, casing: 'snake_case' });
    await bringUpToDate(db, { file, now, newest, migrationsFolder });
    // SQLite waits for a lock by stopping the whole process; from now on the store waits by itself (`patience.ts`).
    client.pragma('busy_timeout = 0');
    return db;
  } catch (error) {
    client.close();
    throw cannotUse(error, file, newest);
  }
}

async function openFile(file: string, migrationsFolder: string): Promise<Database.Database> {
  if (file !== IN_MEMORY) {
    makeFile(file);
    mustBeOurs(file, migrationsFolder);
    await readAhead(file);
  }
  const client = new (driver())(file);
  try {
    client.pragma('busy_timeout = 1000');
    client.pragma('journal_mode = WAL');
    // A file in WAL mode opens with NORMAL, which loses acknowledged rows in a power cut. https://sqlite.org/pragma.html#pragma_synchronous
    client.pragma('synchronous = FULL');
    // 64 MB: open handoffs stay in memory, however long the history.
    client.pragma('cache_size = -65536');
    // Checkpoints run in quiet moments (Store.checkpoint), never inside somebody's acknowledgement.
    client.pragma('wal_autocheckpoint = 0');
    // Really writes something: BEGIN alone succeeds on a read-only file in a folder that may be written to.
    client.exec('BEGIN IMMEDIATE; PRAGMA user_version = 1; ROLLBACK');
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Before anything is written: a migration of a damaged file could spoil what is still whole in it. */
function mustBeSound(client: Database.Database, file: string, newest: number): void {
  const fault = faultIn(client);
  if (fault !== null) throw damaged(file, fault, newest);
}

type Upgrade = { file: string; now: EpochMs; newest: number; migrationsFolder: string };

async function bringUpToDate(db: Db, { file, now, newest, migrationsFolder }: Upgrade): Promise<void> {
  const known = knownMigrations(migrationsFolder);
  const applied = appliedMigrations(db.$client);
  if (applied.some((at) => at > newest)) {
    throw new DatabaseProblem(
      `The database ${file} was written by a newer version of this bot. Start that version, or ${wayBack(file, newest)}.`,
    );
  }
  if (applied.length > 0 && applied.length < known.length) await copyBeforeUpgrade(db.$client, file, now);
  // Switched off before, because inside the migrator's transaction it has no effect and rebuilding a table would delete
  // the rows that point to it. https://sqlite.org/foreignkeys.html#fk_enable
  db.$client.pragma('foreign_keys = OFF');
  if (!applied.includes(newest)) {
    // A migration can use them: SQLite cannot tell that two names are one account's, nor how a name is looked through.
    db.$client.function('account_key', { deterministic: true }, (name) => accountKey(String(name)));
    db.$client.function('words_of', { varargs: true }, (...names) => wordsOf(...names.map(String)));
    migrate(db, { migrationsFolder });
  }
  // The driver gives a list of rows, and types it as unknown since some pragmas give none.
  const orphans = db.$client.pragma('foreign_key_check') as unknown[];
  if (orphans.length > 0) {
    throw new DatabaseProblem(
      `The database ${file} has ${orphans.length} rows that point to nothing: ${wayBack(file, newest)}.`,
    );
  }
  db.$client.pragma('foreign_keys = ON');
}
