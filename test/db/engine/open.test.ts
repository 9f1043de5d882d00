import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { driver } from '../../../src/db/engine/driver.ts';
import { openDatabase } from '../../../src/db/engine/open.ts';
import { count, fileWithRows, firstMigrations, migrationsThatRebuild, problemOf } from '../../support/database-file.ts';
import { newFolder } from '../../support/disk.ts';
import { NOW } from '../../support/packets.ts';
import { landed, open, openStore } from '../../support/store.ts';

const NOBODY = 65_534;

/** Root may write everywhere: such a test is run as somebody who may not, on a folder and a file of their own. */
async function asOrdinaryUser<T>(file: string, work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  for (const path of [dirname(file), file]) chownSync(path, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a database that is opened', () => {
  test('keeps what was committed through a power cut, each time it is opened', { tags: 'thorough' }, async () => {
    const file = join(newFolder(), 'handoff.db');
    for (const _ of ['first', 'again', 'and again']) {
      const db = await openDatabase(`file:${file}`, NOW);
      const pragma = (name: string) => db.$client.pragma(name, { simple: true });
      expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
      expect(pragma('wal_autocheckpoint')).toBe(0);
      db.$client.close();
    }
  });

  test('is made with its folder when there is none', { tags: 'thorough' }, async () => {
    const folder = newFolder();
    await open(`file:${folder}/a/b/handoff.db`);
    expect(existsSync(`${folder}/a/b/handoff.db`)).toBe(true);
  });

  test('refuses a row that points to nothing', async () => {
    const db = await open();
    const insert = `insert into contacts values ('c', 'nobody', 'Lena', 'Lead', 0, null, ' lena')`;
    expect(() => db.$client.exec(insert)).toThrow('FOREIGN KEY');
  });
});

describe('an upgrade', { tags: 'thorough' }, () => {
  test.each(['partners', 'handoffs'])('that makes %s anew loses none of the rows that point to it', async (table) => {
    const file = await fileWithRows();
    const rows = () => ['partners', 'contacts', 'handoffs', 'events', 'notices'].map((name) => count(file, name));
    expect(rows()).toEqual([1, 2, 1, 1, 2]);
    const seen = count(file, '__drizzle_migrations');
    await open(`file:${file}`, NOW, migrationsThatRebuild(table));
    expect(count(file, '__drizzle_migrations')).toBe(seen + 1);
    expect(rows()).toEqual([1, 2, 1, 1, 2]);
  });

  test('keeps what tells the messages of older versions apart', async () => {
    const file = join(newFolder(), 'handoff.db');
    const old = await open(`file:${file}`, NOW, firstMigrations(2));
    const today = await openStore();
    const { id } = await landed(today.store);
    for (const table of ['partners', 'handoffs']) {
      const row = today.db.$client.prepare(`select * from ${table}`).get() as object;
      const known = old.$client.prepare(`select name from pragma_table_info(?)`).pluck().all(table);
      const cells = Object.entries(row).filter(([name]) => known.includes(name));
      const [names, marks] = [cells.map(([name]) => name), cells.map(() => '?')];
      const values = cells.map(([, value]) => value);
      old.$client.prepare(`insert into ${table} (${names.join()}) values (${marks.join()})`).run(...values);
    }
    const kept = [`partner_card:${id}`, `ae_card:${id}:U0SAM`, `reminder:${id}:halfway:1790000000000`];
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
    expect(keys).toEqual(['partner_card', 'ae_card:U0SAM', 'reminder:halfway:1790000000000']);
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
    expect(sentence).toContain(
      `The database ${file} was written by a newer version of this bot. Start that version, or restore a backup of it.`,
    );
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

  test.each([
    ['not the file', { folder: 0o755, file: 0o444 }],
    ['not the folder', { folder: 0o555, file: 0o644 }],
    ['neither', { folder: 0o555, file: 0o444 }],
  ])('may not be written by this user: %s', async (_, modes) => {
    const file = await fileWithRows();
    const setModes = (mode: { folder: number; file: number }) => {
      chmodSync(dirname(file), mode.folder);
      chmodSync(file, mode.file);
    };
    setModes(modes);
    const sentence = await asOrdinaryUser(file, () => problemOf(`file:${file}`)).finally(() =>
      setModes({ folder: 0o755, file: 0o644 }),
    );
    expect(sentence).toMatch(/cannot be opened for writing \(.*\)\. Check that .* this user may write to it/);
  });

  test.each([
    ['text', Buffer.from('This is no database.'.repeat(100))],
    ['zeros where the tables are', null],
  ])('is damaged: %s', { tags: 'thorough' }, async (_, content) => {
    const file = await fileWithRows();
    const damaged = readFileSync(file).fill(0x5a, 100, 8192);
    writeFileSync(file, content ?? damaged);
    expect(await problemOf(`file:${file}`)).toMatch(
      /is damaged, or is no database \(.*\)\. Move it aside with its -wal and -shm, and restore your newest backup of it\.$/,
    );
  });

  test('has rows that point to nothing', { tags: 'thorough' }, async () => {
    const file = await fileWithRows();
    const client = new (driver())(file);
    client.pragma('foreign_keys = OFF');
    client.exec(`update contacts set partner_id = 'nobody'`);
    client.close();
    expect(await problemOf(`file:${file}`)).toContain('has 2 rows that point to nothing: restore a backup of it.');
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
