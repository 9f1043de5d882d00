import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** The migrations that this version of the bot brings along, each as the moment when it was written (epoch ms), oldest first. */

/** The bot's own: beside the folder in which it stands, however deep it was packed there. */
export const MIGRATIONS = above(dirname(fileURLToPath(import.meta.url)));

function above(folder: string): string {
  const found = join(folder, 'migrations');
  const isHere = existsSync(join(found, 'meta', '_journal.json'));
  return isHere || folder === dirname(folder) ? found : above(dirname(folder));
}

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
