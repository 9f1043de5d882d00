import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeBackup } from '../../../src/db/engine/backups.ts';
import { openDatabase } from '../../../src/db/engine/open.ts';
import { contentsBeside, lookInto, restore } from '../../../src/db/engine/restoring.ts';
import { holdDatabase } from '../../../src/db/engine/hold.ts';
import { createStore } from '../../../src/db/store.ts';
import { databaseOnDisk, newFolder } from '../../support/disk.ts';
import { brightwater, ferrous, NOW } from '../../support/packets.ts';

const fileOf = (url: string) => url.slice('file:'.length);
const isRoot = process.getuid?.() === 0;

/** A living database with one partner, and a folder for its backups. */
async function living() {
  const url = databaseOnDisk();
  const store = createStore(await openDatabase(url, NOW));
  await store.savePartner(brightwater, NOW);
  return { url, store, folder: join(newFolder(), 'backups') };
}

const backUp = ({ url, folder }: { url: string; folder: string }, now = NOW, keep = 14) =>
  makeBackup(url, folder, { now, keep });

describe('a backup', () => {
  test('holds what was saved a moment before, also what stands in the log alone, and is for nobody else to read', {
    tags: 'thorough',
  }, async () => {
    const world = await living();
    const { file, contents } = await backUp(world);
    expect(file).toBe(join(world.folder, `handoff-${new Date(NOW).toISOString().replaceAll(/[-:.]/g, '')}.db`));
    expect(contents).toMatchObject({ handoffs: 0, partners: 1 });
    expect(lookInto(file)).toMatchObject({ partners: 1, madeAt: NOW });
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(world.folder)).toEqual([file.split('/').at(-1)]);
    const last = JSON.parse(readFileSync(join(dirname(fileOf(world.url)), 'last-backup.json'), 'utf8'));
    expect(last).toEqual({ at: new Date(NOW).toISOString(), file });
  });

  test('keeps the newest of its own, and touches no other file', { tags: 'thorough' }, async () => {
    const world = await living();
    await backUp(world, NOW);
    for (const name of ['handoff.db', 'notes.txt', 'handoff-2026.db']) writeFileSync(join(world.folder, name), 'mine');
    for (const at of [1, 2, 3]) await backUp(world, NOW + at, 2);
    const names = readdirSync(world.folder);
    expect(names.filter((name) => /^handoff-\d{8}T/.test(name))).toHaveLength(2);
    expect(names).toEqual(expect.arrayContaining(['handoff.db', 'notes.txt', 'handoff-2026.db']));
  });

  test('of the same moment gets a name of its own, and one that was cut short is none', async () => {
    const world = await living();
    const files = await Promise.all([backUp(world), backUp(world, NOW + 1)]);
    files.push(await backUp(world));
    expect(new Set(files.map(({ file }) => file)).size).toBe(3);
    writeFileSync(join(world.folder, 'handoff-20200101T000000000Z.db.part'), 'half of it');
    await backUp(world, NOW + 10, 1);
    expect(readdirSync(world.folder).filter((name) => name.endsWith('.db'))).toHaveLength(1);
  });

  test.skipIf(isRoot)('into a folder that may not be written to is refused with what to do', async () => {
    const world = await living();
    const closed = newFolder();
    chmodSync(closed, 0o500);
    await expect(backUp({ ...world, folder: join(closed, 'backups') })).rejects.toThrow(
      'Check that this user may write there',
    );
  });

  test('where a file stands in place of the folder is refused, and leaves nothing', { tags: 'thorough' }, async () => {
    const world = await living();
    const place = join(newFolder(), 'backups');
    writeFileSync(place, 'a file');
    await expect(backUp({ ...world, folder: place })).rejects.toThrow('No backup was made');
  });
});

describe('a restore', () => {
  test('brings back what the backup held, and keeps what was there', async () => {
    const world = await living();
    const { file } = await backUp(world);
    await world.store.savePartner(ferrous, NOW);
    await world.store.close();
    const { kept } = restore(world.url, file, NOW + 5);
    expect(contentsBeside(world.url)).toMatchObject({ partners: 1 });
    expect(contentsBeside(`file:${kept}`)).toMatchObject({ partners: 2 });
    expect(existsSync(`${fileOf(world.url)}-wal`)).toBe(false);
  });

  test('is refused while the bot runs, and changes nothing', { tags: 'thorough' }, async () => {
    const world = await living();
    const { file } = await backUp(world);
    const hold = await holdDatabase(world.url, { onWaiting: () => undefined });
    expect(() => restore(world.url, file, NOW)).toThrow('The bot runs');
    hold.release();
    expect(readdirSync(dirname(fileOf(world.url))).filter((name) => name.includes('before-restore'))).toEqual([]);
  });

  test('puts a backup where nothing is, and where the database is damaged', async () => {
    const world = await living();
    const { file } = await backUp(world);
    await world.store.close();
    const empty = databaseOnDisk();
    expect(restore(empty, file, NOW)).toEqual({ kept: null });
    writeFileSync(fileOf(world.url), 'not a database any more');
    expect(contentsBeside(world.url)).toBeNull();
    restore(world.url, file, NOW);
    for (const url of [empty, world.url]) expect(contentsBeside(url)).toMatchObject({ partners: 1 });
  });

  test('of what is no backup, or of a newer version, is refused in words', async () => {
    const world = await living();
    const { file } = await backUp(world);
    const text = join(newFolder(), 'notes.db');
    writeFileSync(text, 'these are notes, and no database at all');
    expect(() => lookInto(text)).toThrow('no backup of this bot');
    expect(() => lookInto(join(world.folder, 'gone.db'))).toThrow('There is no file');
    const newer = await openDatabase(`file:${file}`, NOW);
    newer.$client.exec(
      `update __drizzle_migrations set created_at = 9999999999999 where created_at = (select max(created_at) from __drizzle_migrations)`,
    );
    newer.$client.close();
    expect(() => lookInto(file)).toThrow('newer version');
  });
});
