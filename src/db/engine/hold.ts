import { setTimeout as wait } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { DatabaseProblem } from './database-problem.ts';
import { driver } from './driver.ts';
import { fileOf, IN_MEMORY, makeFile } from './files.ts';
import { MIGRATIONS, newestMigration } from './known-migrations.ts';
import { cannotOpen } from './problems.ts';
import { mustBeOurs } from './soundness.ts';
import { troubleOf } from './sqlite-errors.ts';

/**
 * One process for each database: a lock on a file of its own beside it, FILE.lock. It is the operating system's lock, so it ends with the
 * process however that ends, and a process that was killed holds up nobody. The file stays: taking it away could let two hold it.
 */

/** Half a minute, while one process replaces another. */
const TRIES = 120;
const BETWEEN_MS = 250;

export type Hold = { release: () => void };

/**
 * Waits until no other process holds the database of `DATABASE_URL`; `onWaiting` is called once if there is one. Throws DatabaseProblem
 * when it has not let go after half a minute.
 */
export async function holdDatabase(
  url: string,
  { onWaiting, pause = wait }: { onWaiting: () => void; pause?: (ms: number) => Promise<unknown> },
): Promise<Hold> {
  const file = fileOf(url);
  if (file === IN_MEMORY) return { release: () => undefined };
  const lock = openLock(file);
  try {
    for (let tries = 1; !take(lock); tries += 1) {
      if (tries === TRIES) throw new DatabaseProblem(heldBySomebody(file));
      if (tries === 1) onWaiting();
      await pause(BETWEEN_MS);
    }
    return { release: () => void lock.close() };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** At once, whatever lies there: it may be damaged, and about to be replaced. Null while another process has it. */
export function holdFile(file: string): Hold | null {
  makeFile(`${file}.lock`);
  const lock = new (driver())(`${file}.lock`, { timeout: 0 });
  if (take(lock)) return { release: () => void lock.close() };
  lock.close();
  return null;
}

function openLock(file: string): Database.Database {
  try {
    // Before anything is made beside a file of another program.
    mustBeOurs(file, MIGRATIONS);
    makeFile(`${file}.lock`);
    return new (driver())(`${file}.lock`, { timeout: 0 });
  } catch (error) {
    throw cannotOpen(error, file, newestMigration(MIGRATIONS));
  }
}

/** False when another process has it. */
function take(lock: Database.Database): boolean {
  try {
    // Nothing is ever written in it, so that it needs no journal beside it.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (troubleOf(error) === 'busy') return false;
    throw error;
  }
}

const heldBySomebody = (file: string) =>
  `Another process uses the database ${file}, and has not ended within half a minute. ` +
  'Stop it, or set DATABASE_URL to another file: one database is for one process.';
