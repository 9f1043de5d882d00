import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { driver } from '../../../src/db/engine/driver.ts';
import { openDatabase } from '../../../src/db/engine/open.ts';
import { faultOf } from '../../../src/db/engine/upgrade-copies.ts';
import { count, fileWithRows, migrationsThatRebuild, problemOf } from '../../support/database-file.ts';
import { NOW } from '../../support/packets.ts';

/** An upgrade is the one moment at which a version can spoil what an older one has saved: there is always a way back. */

const DAY = 86_400_000;
const newer = () => migrationsThatRebuild('partners');

async function openAndClose(file: string, now: number, migrationsFolder?: string): Promise<void> {
  (await openDatabase(`file:${file}`, now, migrationsFolder)).$client.close();
}

function run(file: string, sql: string): void {
  const client = new (driver())(file);
  client.unsafeMode(true);
  client.exec(sql);
  client.close();
}

/** As the README says: the copy takes the place of the file. */
function restore(file: string, copy: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  copyFileSync(copy, file);
}

/** The copies and all that was made with them, by name, oldest first. */
function beside(file: string): string[] {
  const names = readdirSync(dirname(file)).toSorted();
  return names.filter((name) => name.includes('before-upgrade')).map((name) => name.replace(basename(file), 'FILE'));
}

describe('an upgrade', { tags: 'thorough' }, () => {
  test('begins with a copy of what was there, named after the moment, which stays', async () => {
    const file = await fileWithRows();
    const seen = count(file, '__drizzle_migrations');
    await openAndClose(file, Date.parse('2026-11-24T15:00:00.250Z'), newer());
    run(file, 'delete from contacts');
    expect(beside(file)).toEqual(['FILE.before-upgrade-20261124T150000250Z']);
    const copy = `${file}.before-upgrade-20261124T150000250Z`;
    expect(count(copy, '__drizzle_migrations')).toBe(seen);
    expect(count(copy, 'contacts')).toBe(2);
    expect(beside(file), 'reading it leaves nothing').toHaveLength(1);
  });

  test('after going back copies the work that was done since', async () => {
    const file = await fileWithRows();
    await openAndClose(file, NOW, newer());
    restore(file, `${file}.before-upgrade-20261124T150000000Z`);
    await openAndClose(file, NOW + 1);
    run(file, `insert into contacts values ('new', 'brightwater', 'Noor', 'Buyer', 9, null, ' noor')`);
    await openAndClose(file, NOW + DAY, newer());
    const copies = ['20261124T150000000Z', '20261125T150000000Z'];
    expect(beside(file)).toEqual(copies.map((moment) => `FILE.before-upgrade-${moment}`));
    expect(copies.map((moment) => count(`${file}.before-upgrade-${moment}`, 'contacts'))).toEqual([2, 3]);
  });

  test('keeps the last three copies, and its own though the clock was set back', async () => {
    const file = await fileWithRows();
    const before = readFileSync(file);
    for (const day of [1, 2, 3, 4, 0]) {
      writeFileSync(file, before);
      await openAndClose(file, NOW + day * DAY, newer());
    }
    const days = beside(file).map((name) => name.slice('FILE.before-upgrade-'.length, -'T150000000Z'.length));
    expect(days).toEqual(['20261124', '20261127', '20261128']);
  });

  test('that failed half-way leaves the file as it was, and the copy', async () => {
    const file = await fileWithRows();
    const broken = newer();
    writeFileSync(join(broken, '9999_rebuild.sql'), 'delete from contacts;--> statement-breakpoint\nselect nonsense;');
    expect(await problemOf(`file:${file}`, NOW, broken)).toContain('cannot be used');
    expect(count(file, 'contacts')).toBe(2);
    expect(count(`${file}.before-upgrade-20261124T150000000Z`, 'contacts')).toBe(2);
  });

  test('takes what is left of a copy that was cut short for none', async () => {
    const file = await fileWithRows();
    writeFileSync(`${file}.before-upgrade.part`, readFileSync(file).subarray(0, 8192));
    await openAndClose(file, NOW, newer());
    expect(beside(file)).toEqual(['FILE.before-upgrade-20261124T150000000Z']);
    expect(count(`${file}.before-upgrade-20261124T150000000Z`, 'contacts')).toBe(2);
  });

  test('copies nothing when there is nothing to upgrade', async () => {
    const file = await fileWithRows();
    await openAndClose(file, NOW);
    expect(beside(file)).toEqual([]);
  });
});

describe('an upgrade without a copy that can be trusted does not begin', { tags: 'thorough' }, () => {
  test('because none can be written', async () => {
    const file = await fileWithRows();
    const seen = count(file, '__drizzle_migrations');
    mkdirSync(`${file}.before-upgrade.part`);
    expect(await problemOf(`file:${file}`, NOW, newer())).toMatch(
      /was not upgraded, because no copy of it could be made first \(.*\)\. Check that its folder has room .* start the bot again/,
    );
    expect(count(file, '__drizzle_migrations')).toBe(seen);
  });

  test('because the copy is not sound', async () => {
    const file = await fileWithRows();
    const seen = count(file, '__drizzle_migrations');
    run(file, 'create index doubtful on contacts (name)');
    const swapped = `update sqlite_master set sql = 'CREATE INDEX doubtful on contacts (role)' where name = 'doubtful'`;
    run(file, `pragma writable_schema = on; ${swapped}`);
    expect(await problemOf(`file:${file}`, NOW, newer())).toMatch(/the copy is not sound: .* restore a backup of it/s);
    expect(count(file, '__drizzle_migrations')).toBe(seen);
    expect(beside(file)).toEqual(['FILE.before-upgrade.part']);
  });

  test.each([
    ['a row', 'delete from events'],
    ['a table', 'drop table inbound'],
    ['a migration', 'update __drizzle_migrations set created_at = created_at - 1'],
  ])('because %s in it is another or none', async (_, loss) => {
    const file = await fileWithRows();
    const copy = `${file}.copy`;
    copyFileSync(file, copy);
    const original = new (driver())(file);
    expect(faultOf(copy, original)).toBe(null);
    run(copy, loss);
    expect(faultOf(copy, original)).toBe('the copy does not hold the same rows');
    original.close();
  });
});

describe('a version that is too old for the file', () => {
  test('names the newest copy that it can use', async () => {
    const file = await fileWithRows();
    await openAndClose(file, NOW, newer());
    await openAndClose(file, NOW + DAY, twiceNewer());
    expect(beside(file)).toHaveLength(2);
    const copy = `${file}.before-upgrade-20261124T150000000Z`;
    expect(await problemOf(`file:${file}`)).toContain(`Start that version, or restore ${copy}, the newest copy`);
    writeFileSync(copy, 'damaged since');
    expect(await problemOf(`file:${file}`)).toContain('Start that version, or restore a backup of it.');
  });

  /** One more migration than the next version has. */
  function twiceNewer(): string {
    const folder = newer();
    const journalFile = join(folder, 'meta/_journal.json');
    const journal = JSON.parse(readFileSync(journalFile, 'utf8'));
    const last = journal.entries.at(-1);
    journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag: '9999_more' });
    writeFileSync(journalFile, JSON.stringify(journal));
    writeFileSync(join(folder, '9999_more.sql'), 'create table more (id text);');
    return folder;
  }
});
