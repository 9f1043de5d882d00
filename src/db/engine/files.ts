import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseProblem } from './database-problem.ts';

/** The files of a database. What people write stands in them in the clear, so they are for the bot's own user alone. */

export const IN_MEMORY = ':memory:';
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;
const ALL_OTHERS = 0o007;
/** The database itself, SQLite's own files beside it, the lock of `hold.ts`, and the copies of `upgrade-copies.ts` and
 * `restoring.ts`. */
const SUFFIXES = /^(-wal|-shm|-journal|\.lock|\.before-(upgrade|restore).*)?$/;

/** The file of a DATABASE_URL, or `:memory:`. Throws DatabaseProblem when it names none. */
export function fileOf(url: string): string {
  if (!url.startsWith('file:')) {
    throw new DatabaseProblem('DATABASE_URL must start with "file:", for example file:./data/handoff.db.');
  }
  const path = url.slice('file:'.length);
  return path === IN_MEMORY ? path : resolve(path);
}

/** Makes the folder and an empty file, as far as they are not there. SQLite gives the files beside it the same mode. */
export function makeFile(file: string): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true, mode: OWN_FOLDER });
  closeSync(openSync(file, 'a', OWN_FILE));
}

/**
 * Closes the database, its log and its copies to everybody, where they were open to everybody; a group that was let in on purpose stays.
 * Returns the files that are open still, because they are not this user's.
 */
export function closeToOthers(file: string): string[] {
  if (file === IN_MEMORY) return [];
  const [folder, own] = [dirname(file), basename(file)];
  const isOurs = (name: string) => name.startsWith(own) && SUFFIXES.test(name.slice(own.length));
  const files = namesIn(folder).filter(isOurs);
  return files.map((name) => join(folder, name)).filter((path) => !isClosed(path));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // None, or one that may not be listed: opening the database says what is wrong.
    return [];
  }
}

function isClosed(path: string): boolean {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status?.isFile() || (status.mode & ALL_OTHERS) === 0) return true;
  try {
    chmodSync(path, OWN_FILE);
    return true;
  } catch {
    // The caller warns of it.
    return false;
  }
}
