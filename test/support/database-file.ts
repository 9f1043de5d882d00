import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseProblem } from '../../src/db/engine/database-problem.ts';
import { driver } from '../../src/db/engine/driver.ts';
import { openDatabase } from '../../src/db/engine/open.ts';
import { NOW } from './packets.ts';
import { newFolder } from './disk.ts';
import { landed, openStore } from './store.ts';

/** Database files of older and newer versions of the bot, and what a start says of them. */

export const ownMigrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** The sentence with which it refuses to open. */
export async function problemOf(url: string, now = NOW, migrationsFolder?: string): Promise<string> {
  const problem = await openDatabase(url, now, migrationsFolder).then(
    (db) => db.$client.close(),
    (error: unknown) => error,
  );
  if (!(problem instanceof DatabaseProblem)) throw new Error(`It was opened, or refused otherwise: ${String(problem)}`);
  return problem.message;
}

/** The bot's own migrations as they were when there were `howMany` of them. */
export function firstMigrations(howMany: number): string {
  const folder = join(newFolder(), 'migrations');
  cpSync(ownMigrations, folder, { recursive: true });
  const journalFile = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'));
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, howMany) }));
  return folder;
}

/** How many there were before the migration of this name. */
export function migrationsBefore(name: string): number {
  const { entries } = JSON.parse(readFileSync(join(ownMigrations, 'meta/_journal.json'), 'utf8'));
  return (entries as { tag: string }[]).findIndex(({ tag }) => tag.endsWith(`_${name}`));
}

/** The bot's own migrations and one more that makes a table anew, as drizzle-kit writes it. */
export function migrationsThatRebuild(table: string): string {
  const folder = join(newFolder(), 'migrations');
  cpSync(ownMigrations, folder, { recursive: true });
  const journalFile = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag: '9999_rebuild' });
  writeFileSync(journalFile, JSON.stringify(journal));
  const steps = [
    'PRAGMA foreign_keys=OFF;',
    `CREATE TABLE __new_${table} AS SELECT * FROM ${table} WHERE 0;`,
    `INSERT INTO __new_${table} SELECT * FROM ${table};`,
    `DROP TABLE ${table};`,
    `ALTER TABLE __new_${table} RENAME TO ${table};`,
    `CREATE UNIQUE INDEX ${table}_id ON ${table} (id);`,
    'PRAGMA foreign_keys=ON;',
  ];
  writeFileSync(join(folder, '9999_rebuild.sql'), steps.join('\n--> statement-breakpoint\n'));
  return folder;
}

/** A file with a partner, a handoff, its history and its notices in it. */
export async function fileWithRows(): Promise<string> {
  const file = join(newFolder(), 'handoff.db');
  const { db, store } = await openStore(`file:${file}`);
  await landed(store);
  db.$client.close();
  return file;
}

export function count(file: string, table: string): number {
  const client = new (driver())(file, { readonly: true });
  const rows = Number(client.prepare(`select count(*) from ${table}`).pluck().get());
  client.close();
  return rows;
}
