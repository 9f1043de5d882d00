import { closeSync, copyFileSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { driver } from '../../src/db/engine/driver.ts';
import { openDatabase } from '../../src/db/engine/open.ts';
import { fileWithRows, migrationsThatRebuild, problemOf } from '../support/database-file.ts';
import { newFolder } from '../support/disk.ts';
import { NOW } from '../support/packets.ts';
import { TRIES_ALL } from '../support/sample.ts';
import { landed, openStore } from '../support/store.ts';

/** A file that cannot be trusted is not worked on: it would be told on as if it were true, and written over. */

const PAGE = 4096;

/** Enough that the large tables and their indexes have several pages each; made once, a copy for each test. */
async function filledFile(): Promise<string> {
  once ??= fill();
  const file = join(newFolder(), 'handoff.db');
  writeFileSync(file, await once);
  return file;
}

let once: Promise<Buffer> | undefined;

async function fill(): Promise<Buffer> {
  const file = join(newFolder(), 'handoff.db');
  const { store } = await openStore(`file:${file}`);
  for (let at = 0; at < 100; at += 1) await landed(store, `H${at}`);
  await store.close();
  return readFileSync(file);
}

/** Every page that is in use, with the table or index whose it is. */
function pagesOf(file: string): { name: string; page: number }[] {
  const client = new (driver())(file, { readonly: true });
  const rows = client.prepare('select name, pageno as page from dbstat').all() as { name: string; page: number }[];
  client.close();
  return rows;
}

const aPageOf = (file: string, table: string): number =>
  pagesOf(file).findLast(({ name }) => name === table)?.page ?? 0;

function spoil(file: string, page: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(PAGE, 0x5a), 0, PAGE, (page - 1) * PAGE);
  closeSync(handle);
}

describe('a file with one damaged page', () => {
  test('of whichever table or index is not started with: the sentence names it, and what to restore', {
    tags: 'thorough',
  }, async () => {
    const file = await filledFile();
    const pages = pagesOf(file);
    const names = pages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['handoffs', 'notices_unsent', 'people', 'settings']));
    expect(names.filter((name) => name === 'handoffs').length).toBeGreaterThan(2);
    const copy = `${file}.before-upgrade-20261124T150000000Z`;
    copyFileSync(file, copy);
    const whole = readFileSync(file);
    const lastOfEach = [...new Map(pages.map((one) => [one.name, one])).values()];
    for (const { name, page } of TRIES_ALL ? pages : lastOfEach) {
      writeFileSync(file, whole);
      spoil(file, page);
      const sentence = await problemOf(`file:${file}`);
      expect(sentence, name).toContain(`The database ${file} is damaged`);
      expect(sentence, name).toContain(
        `restore your newest backup of it, or else ${copy}, the newest copy from before an upgrade`,
      );
    }
    writeFileSync(file, whole);
    (await openDatabase(`file:${file}`, NOW)).$client.close();
  });

  test('is not upgraded: nothing is written on top of the damage', { tags: 'thorough' }, async () => {
    const file = await filledFile();
    spoil(file, aPageOf(file, 'events'));
    const before = readFileSync(file);
    expect(await problemOf(`file:${file}`, NOW, migrationsThatRebuild('partners'))).toContain('is damaged');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('is not to be replaced by a copy that is damaged too', async () => {
    const file = await filledFile();
    const copies = ['20261124T150000000Z', '20261125T150000000Z'].map((moment) => `${file}.before-upgrade-${moment}`);
    for (const copy of copies) copyFileSync(file, copy);
    const page = aPageOf(file, 'handoffs');
    for (const path of [file, copies[1] ?? '']) spoil(path, page);
    expect(await problemOf(`file:${file}`)).toContain(`or else ${copies[0]}, the newest copy`);
  });
});

describe('a database of another program', () => {
  function foreign(mode: string): string {
    const file = join(newFolder(), 'photos.db');
    const client = new (driver())(file);
    client.pragma(`journal_mode = ${mode}`);
    client.exec(`create table photos (name text); insert into photos values ('Lake')`);
    client.close();
    return file;
  }

  test.each(['delete', 'wal'])('is refused, and stays as it was: %s', async (mode) => {
    const file = foreign(mode);
    const before = readFileSync(file);
    expect(await problemOf(`file:${file}`)).toBe(
      `The database ${file} belongs to another program (it holds photos), and was left as it is. ` +
        'Set DATABASE_URL to a file of the bot’s own.',
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('is refused while that program writes in it, and its log is left to it', async () => {
    const file = foreign('wal');
    const theirs = new (driver())(file);
    theirs.exec(`insert into photos values ('Sea')`);
    const before = [file, `${file}-wal`].map((path) => readFileSync(path));
    expect(await problemOf(`file:${file}`)).toContain('belongs to another program');
    expect([file, `${file}-wal`].map((path, at) => before[at]?.equals(readFileSync(path)))).toEqual([true, true]);
    theirs.close();
  });

  test('is refused though it keeps its migrations as ours does', async () => {
    const file = foreign('wal');
    const client = new (driver())(file);
    client.exec(`create table __drizzle_migrations (id integer, hash text, created_at integer);
      insert into __drizzle_migrations values (1, 'x', 1)`);
    client.close();
    expect(await problemOf(`file:${file}`)).toContain('belongs to another program');
  });

  test('is not a file of ours that a killed process left with its log', { tags: 'thorough' }, async () => {
    const file = await fileWithRows();
    const killed = new (driver())(file);
    killed.exec(`update contacts set name = 'Noor'`);
    const left = join(newFolder(), 'handoff.db');
    for (const suffix of ['', '-wal', '-shm']) copyFileSync(`${file}${suffix}`, `${left}${suffix}`);
    killed.close();
    for (const again of ['with', 'without']) {
      const db = await openDatabase(`file:${left}`, NOW);
      expect(db.$client.prepare('select distinct name from contacts').pluck().all(), again).toEqual(['Noor']);
      db.$client.close();
    }
  });
});
