import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** The migrations that this version of the bot brings along, each as the moment when it was written (epoch ms), oldest first. */

/** The bot's own. */
export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

let own: readonly number[] | null = null;

export function knownMigrations(folder: string): readonly number[] {
  if (folder !== MIGRATIONS) return read(folder);
  // Those do not change while it runs, and one start asks for them several times.
  own ??= read(MIGRATIONS);
  return own;
}

const read = (folder: string): number[] =>
  readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis);

/** A file with a newer one was written by a newer version. */
export function newestMigration(folder: string): number {
  return Math.max(...knownMigrations(folder));
}
