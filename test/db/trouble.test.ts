import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accept } from '../../src/core/handoff/answering.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import { createStore, type Store } from '../../src/db/store.ts';
import { newFolder } from '../support/disk.ts';
import { brightwater, NOW, sam } from '../support/packets.ts';
import { landed, open } from '../support/store.ts';

/** What the store does when the database, or its disk, takes nothing: it says so, it saves nothing by halves, and it goes on by itself. */

const PAGE = 4096;
const acceptIt = (handoff: Handoff) => accept(handoff, { by: sam, move: 'Call.', moveBy: '2026-11-30', now: NOW });

/** A store, what it said of its troubles, and the connection under it. */
async function watchedStore(url?: string) {
  const db = await open(url);
  const told: string[] = [];
  const store = createStore(db, (trouble, code) => told.push(`${trouble} ${code}`));
  await store.savePartner(brightwater, NOW);
  return { store, told, client: db.$client };
}

async function fillUp(store: Store): Promise<{ saved: string[]; error: unknown }> {
  const saved: string[] = [];
  for (let at = 0; ; at += 1) {
    const error = await landed(store, `H${at}`).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error !== null) return { saved, error };
    saved.push(`H${at}`);
  }
}

describe('when the disk is full', { tags: 'thorough' }, () => {
  test('what was saved is there, what was not is not, and with room it goes on', async () => {
    const { store, told, client } = await watchedStore();
    const size = Number(client.pragma('page_count', { simple: true }));
    client.pragma(`max_page_count = ${size + 20}`);
    const { saved, error } = await fillUp(store);
    expect(error).toMatchObject({
      name: 'StoreTrouble',
      trouble: 'full',
      message: 'The bot cannot save at the moment: its disk is full.',
    });
    expect(told).toEqual(['full SQLITE_FULL']);
    const refused = `H${saved.length}`;
    expect(await store.handoff(refused)).toBeNull();
    expect(await store.outbox.of(refused)).toEqual([]);
    expect(await store.history(saved.at(-1) ?? '')).toHaveLength(1);
    client.pragma('max_page_count = 1000000');
    expect(await landed(store, refused)).toMatchObject({ id: refused });
  });
});

describe('when the file may not be written', () => {
  test('it can be read, and it is said that the disk fails', async () => {
    const { store, told, client } = await watchedStore();
    await landed(store);
    client.pragma('query_only = 1');
    await expect(store.change('H2345678', acceptIt)).rejects.toMatchObject({ trouble: 'failing' });
    await expect(store.probes.mustTakeWrites(NOW)).rejects.toMatchObject({ trouble: 'failing' });
    expect(told).toEqual(['failing SQLITE_READONLY', 'failing SQLITE_READONLY']);
    expect(await store.handoff('H2345678')).toMatchObject({ stage: 'awaiting' });
    client.pragma('query_only = 0');
    expect(await store.change('H2345678', acceptIt)).toMatchObject({ stage: 'accepted' });
  });
});

describe('when another program holds the database', { tags: 'thorough' }, () => {
  async function held() {
    const url = `file:${join(newFolder(), 'handoff.db')}`;
    const world = await watchedStore(url);
    await landed(world.store);
    const holder = await open(url);
    holder.$client.exec('BEGIN IMMEDIATE');
    return { ...world, letGo: () => holder.$client.exec('ROLLBACK') };
  }

  test('a change waits for it without stopping anything else, and is made when it lets go', async () => {
    const { store, told, letGo } = await held();
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
      if (turns === 5) letGo();
    }, 5);
    expect(await store.change('H2345678', acceptIt)).toMatchObject({ stage: 'accepted' });
    clearInterval(turning);
    expect(turns).toBeGreaterThanOrEqual(5);
    expect(told).toEqual([]);
  });

  test('a change is given up in time for an answer; what is only read does not wait', async () => {
    const { store, told, letGo } = await held();
    const changing = store.change('H2345678', acceptIt);
    expect(await store.handoff('H2345678')).toMatchObject({ stage: 'awaiting' });
    expect(await store.calendar.facts('2026-11-24')).toMatchObject({ version: 1 });
    await expect(changing).rejects.toMatchObject({ trouble: 'busy', message: 'The database is busy at the moment.' });
    expect(told).toEqual(['busy SQLITE_BUSY']);
    letGo();
    expect(await store.change('H2345678', acceptIt)).toMatchObject({ stage: 'accepted' });
  });
});

describe('when a page is damaged while the bot runs', () => {
  test('nothing more is saved until it is restored, wherever the damage is', async () => {
    const file = join(newFolder(), 'handoff.db');
    const { store, told, client } = await watchedStore(`file:${file}`);
    await landed(store);
    await store.checkpoint();
    const page = Number(client.prepare(`select rootpage from sqlite_master where name = 'events'`).pluck().get());
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(PAGE, 0x5a), 0, PAGE, (page - 1) * PAGE);
    closeSync(handle);
    client.pragma('shrink_memory');
    await expect(store.history('H2345678')).rejects.toMatchObject({ trouble: 'damaged' });
    await expect(store.savePartner(brightwater, NOW)).rejects.toMatchObject({ trouble: 'damaged' });
    await expect(store.probes.mustTakeWrites(NOW)).rejects.toMatchObject({ trouble: 'damaged' });
    expect(told).toEqual(['damaged SQLITE_CORRUPT']);
    expect(await store.partners(), 'what is whole can be read').toHaveLength(1);
  });
});
