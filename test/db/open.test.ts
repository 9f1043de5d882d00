import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { driver } from '../../src/db/driver.ts';
import { describe, expect, test } from 'vitest';
import { DatabaseProblem } from '../../src/db/database-problem.ts';
import { openDatabase } from '../../src/db/open.ts';
import { newFolder } from '../support/disk.ts';
import { landed, open, openStore } from '../support/store.ts';

const ownMigrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** The sentence with which it refuses to open. */
async function problemOf(url: string, migrationsFolder?: string): Promise<string> {
  const problem = await openDatabase(url, migrationsFolder).then(
    (db) => db.$client.close(),
    (error: unknown) => error,
  );
  if (!(problem instanceof DatabaseProblem)) throw new Error(`It was opened, or refused otherwise: ${String(problem)}`);
  return problem.message;
}

/** The bot's own migrations as they were when there were `howMany` of them. */
function firstMigrations(howMany: number): string {
  const folder = join(newFolder(), 'migrations');
  cpSync(ownMigrations, folder, { recursive: true });
  const journalFile = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'));
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, howMany) }));
  return folder;
}

/** The bot's own migrations and one more that makes a table anew, as drizzle-kit writes it. */
function migrationsThatRebuild(table: string): string {
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
async function fileWithRows(): Promise<string> {
  const file = join(newFolder(), 'handoff.db');
  const { db, store } = await openStore(`file:${file}`);
  await landed(store);
  db.$client.close();
  return file;
}

function count(file: string, table: string): number {
  const client = new (driver())(file, { readonly: true });
  const rows = Number(client.prepare(`select count(*) from ${table}`).pluck().get());
  client.close();
  return rows;
}

/** Root may write everywhere: such a test is run as somebody who may not. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('a database that is opened', () => {
  test('keeps what was committed through a power cut, each time it is opened', async () => {
    const file = join(newFolder(), 'handoff.db');
    for (const _ of ['first', 'again', 'and again']) {
      const db = await openDatabase(`file:${file}`);
      const pragma = (name: string) => db.$client.pragma(name, { simple: true });
      expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
      expect(pragma('wal_autocheckpoint')).toBe(0);
      db.$client.close();
    }
  });

  test('is made with its folder when there is none', async () => {
    const folder = newFolder();
    await open(`file:${folder}/a/b/handoff.db`);
    expect(existsSync(`${folder}/a/b/handoff.db`)).toBe(true);
  });

  test('refuses a row that points to nothing', async () => {
    const db = await open();
    const insert = `insert into contacts values ('c', 'nobody', 'Lena', 'Lead', 0)`;
    expect(() => db.$client.exec(insert)).toThrow('FOREIGN KEY');
  });
});

describe('an upgrade', () => {
  test.each(['partners', 'handoffs'])('that makes %s anew loses none of the rows that point to it', async (table) => {
    const file = await fileWithRows();
    const rows = () => ['partners', 'contacts', 'handoffs', 'events', 'notices'].map((name) => count(file, name));
    expect(rows()).toEqual([1, 2, 1, 1, 3]);
    const seen = count(file, '__drizzle_migrations');
    await open(`file:${file}`, migrationsThatRebuild(table));
    expect(count(file, '__drizzle_migrations')).toBe(seen + 1);
    expect(rows()).toEqual([1, 2, 1, 1, 3]);
  });

  test('keeps what tells the messages of older versions apart', async () => {
    const file = join(newFolder(), 'handoff.db');
    const old = await open(`file:${file}`, firstMigrations(2));
    const today = await openStore();
    const { id } = await landed(today.store);
    for (const table of ['partners', 'handoffs']) {
      const row = today.db.$client.prepare(`select * from ${table}`).get() as object;
      const names = Object.keys(row);
      const values = names.map(() => '?').join();
      old.$client.prepare(`insert into ${table} (${names.join()}) values (${values})`).run(...Object.values(row));
    }
    const kept = [`author_card:${id}`, `ae_card:${id}:U0SAM`, `reminder:${id}:halfway:1790000000000`];
    for (const [position, key] of kept.entries()) {
      const [kind = ''] = key.split(':');
      old.$client
        .prepare(
          `insert into notices (id, key, handoff_id, kind, conversation, status, revision, attempts, next_try_at)
           values (?, ?, ?, ?, 'person:U0SAM', 'sent', 1, 0, 0)`,
        )
        .run(`n${position}`, key, id, kind);
    }
    old.$client.close();
    const { store } = await openStore(`file:${file}`);
    const keys = (await store.outbox.of(id)).map(({ key }) => key);
    expect(keys).toEqual(['author_card', 'ae_card:U0SAM', 'reminder:halfway:1790000000000']);
  });

  test('begins with a copy of what was there, which stays', async () => {
    const file = await fileWithRows();
    const seen = count(file, '__drizzle_migrations');
    const upgraded = await open(`file:${file}`, migrationsThatRebuild('partners'));
    upgraded.$client.exec('delete from contacts');
    const copy = `${file}.before-upgrade-${seen}`;
    expect(count(copy, '__drizzle_migrations')).toBe(seen);
    expect(count(copy, 'contacts')).toBe(2);
    expect(existsSync(`${copy}.part`)).toBe(false);
  });

  test('that failed half-way does not put its ruins in place of the copy', async () => {
    const file = await fileWithRows();
    const copy = `${file}.before-upgrade-${count(file, '__drizzle_migrations')}`;
    const broken = migrationsThatRebuild('partners');
    writeFileSync(join(broken, '9999_rebuild.sql'), 'delete from contacts;--> statement-breakpoint\nselect nonsense;');
    expect(await problemOf(`file:${file}`, broken)).toContain('cannot be used');
    expect(count(file, 'contacts')).toBe(2);
    writeFileSync(copy, 'the true copy');
    expect(await problemOf(`file:${file}`, broken)).toContain('cannot be used');
    expect(readFileSync(copy, 'utf8')).toBe('the true copy');
  });

  test('copies nothing when there is nothing to upgrade', async () => {
    const file = await fileWithRows();
    const again = await openDatabase(`file:${file}`);
    again.$client.close();
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('before'))).toEqual([]);
  });
});

describe('a database that cannot be used', () => {
  test('is named in one sentence that ends in what to do, when its address is none', async () => {
    expect(await problemOf('postgres://db')).toBe(
      'DATABASE_URL must start with "file:", for example file:./data/handoff.db.',
    );
  });

  test('was written by a newer version: that one must be started', async () => {
    const file = await fileWithRows();
    const client = new (driver())(file);
    client.exec(`insert into __drizzle_migrations (hash, created_at) values ('x', ${Date.parse('2999-01-01')})`);
    client.close();
    const sentence = await problemOf(`file:${file}`);
    expect(sentence).toContain(`The database ${file} was written by a newer version of this bot. Start that version`);
    expect(count(file, 'handoffs')).toBe(1);
  });

  test('is in a folder that cannot be made', async () => {
    const folder = newFolder();
    writeFileSync(`${folder}/file`, '');
    expect(await problemOf(`file:${folder}/file/handoff.db`)).toMatch(
      /cannot be opened for writing .*Check that the folder/,
    );
    expect(await problemOf(`file:${folder}`)).toMatch(/cannot be opened for writing/);
  });

  test('may not be written by this user', async () => {
    const file = await fileWithRows();
    chmodSync(join(file, '..'), 0o755);
    chmodSync(file, 0o444);
    const sentence = await asOrdinaryUser(() => problemOf(`file:${file}`));
    expect(sentence).toMatch(/cannot be opened for writing \(.*\)\. Check that .* this user may write to it/);
    chmodSync(file, 0o644);
  });

  test.each([
    ['text', Buffer.from('This is no database.'.repeat(100))],
    ['zeros where the tables are', null],
  ])('is damaged: %s', async (_, content) => {
    const file = await fileWithRows();
    const damaged = readFileSync(file).fill(0x5a, 100, 8192);
    writeFileSync(file, content ?? damaged);
    expect(await problemOf(`file:${file}`)).toContain(
      'The file is damaged, or is no database of this bot: restore a backup',
    );
  });

  test('has rows that point to nothing', async () => {
    const file = await fileWithRows();
    const client = new (driver())(file);
    client.pragma('foreign_keys = OFF');
    client.exec(`update contacts set partner_id = 'nobody'`);
    client.close();
    expect(await problemOf(`file:${file}`)).toContain('has 2 rows that point to nothing. Restore the copy');
  });

  test('is let go of: no file stays open', async () => {
    const file = join(newFolder(), 'handoff.db');
    writeFileSync(file, 'This is no database.'.repeat(100));
    await problemOf(`file:${file}`);
    expect(filesHeldOpen()).not.toContain(file);
  });
});

/** By path, as far as the system tells. */
function filesHeldOpen(): string[] {
  const folder = '/proc/self/fd';
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((fd) => {
    try {
      return [readlinkSync(join(folder, fd))];
    } catch {
      return [];
    }
  });
}
