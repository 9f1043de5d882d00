import { existsSync } from 'node:fs';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { appliedMigrations } from './applied-migrations.ts';
import { DatabaseProblem } from './database-problem.ts';
import { driver } from './driver.ts';
import { fileOf } from './files.ts';
import { knownMigrations, MIGRATIONS, newestMigration } from './known-migrations.ts';
import type { Db } from './open.ts';
import { cannotOpen } from './problems.ts';
import * as schema from '../schema.ts';
import { mustBeOurs } from './soundness.ts';

/** A program that stops and asks again must not be told "busy" because the bot is saving something. */
const WAITS_MS = 10_000;

/**
 * Opens the database of `DATABASE_URL` for a command that works beside the living bot: it upgrades nothing, and takes no hold of the file.
 * Whoever writes through it keeps each transaction short. Throws DatabaseProblem for a database that is not there, or not this version's.
 */
export function openBeside(url: string): Db {
  const file = fileOf(url);
  if (!existsSync(file)) {
    throw new DatabaseProblem(`There is no database ${file} yet. Start the bot once: it makes it.`);
  }
  try {
    mustBeOurs(file, MIGRATIONS);
    const client = new (driver())(file, { timeout: WAITS_MS });
    try {
      mustBeThisVersions(file, appliedMigrations(client));
      // As the bot has them (`open.ts`): durable, and put into the file only when this command says so.
      client.pragma('synchronous = FULL');
      client.pragma('wal_autocheckpoint = 0');
      client.pragma('foreign_keys = ON');
      client.pragma('cache_size = -32768');
      // What it notes down for itself lies on the disk, and need not outlive it.
      client.pragma('temp_store = FILE');
      client.pragma('temp.journal_mode = OFF');
      return drizzle(client, { schema, casing: 'snake_case' });
    } catch (error) {
      client.close();
      throw error;
    }
  } catch (error) {
    throw cannotOpen(error, file, newestMigration(MIGRATIONS));
  }
}

function mustBeThisVersions(file: string, applied: readonly number[]): void {
  const known = knownMigrations(MIGRATIONS);
  if (applied.length === known.length && known.every((one) => applied.includes(one))) return;
  const isNewer = applied.some((one) => !known.includes(one));
  throw new DatabaseProblem(
    isNewer
      ? `The database ${file} was written by a newer version of this bot. Use the command of that version.`
      : `The database ${file} was written by an older version of this bot. Start this version once: it upgrades it.`,
  );
}
