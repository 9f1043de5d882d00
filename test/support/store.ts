import { writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import { send } from '../../src/core/handoff/sending.ts';
import { type Db, openDatabase } from '../../src/db/engine/open.ts';
import { createStore, type Store } from '../../src/db/store.ts';
import { databaseOnDisk } from './disk.ts';
import { brightwater, NOW, packetOf, sending, TIME } from './packets.ts';

/** Real databases for tests: closed and taken away after each. */

/** The database of `url`; without one it is new, all migrations done, in a file of this test's own. */
export async function open(url?: string, now = NOW, migrationsFolder?: string): Promise<Db> {
  const db = await openDatabase(url ?? (await newDatabase('empty')), now, migrationsFolder);
  onTestFinished(() => void db.$client.close());
  return db;
}

/** A store with one partner in it. */
export async function openStore(url?: string): Promise<{ db: Db; store: Store }> {
  const db = await open(url ?? (await newDatabase('with Brightwater')));
  const store = createStore(db);
  if (url !== undefined) await store.savePartner(brightwater, NOW);
  return { db, store };
}

/** Saves a handoff that awaits its answer. */
export async function landed(store: Store, id = 'H2345678'): Promise<Handoff> {
  const decision = send({ ...sending(packetOf(), TIME), id });
  return store.create({ decision, requestKey: `form of ${id}`, decideOnPrevious: null });
}

/** Puts a database there in which Brightwater is registered. */
export async function putBrightwater(databaseUrl: string): Promise<void> {
  writeFileSync(databaseUrl.slice('file:'.length), await imageOf('with Brightwater'));
}

type Beginning = 'empty' | 'with Brightwater' | 'with Brightwater, which is checked';
const images = new Map<Beginning, Buffer>();

/** What most tests begin with: the migrations run once for all of them. */
async function imageOf(beginning: Beginning): Promise<Buffer> {
  const image = images.get(beginning) ?? (await makeImage(beginning));
  images.set(beginning, image);
  return image;
}

async function makeImage(beginning: Beginning): Promise<Buffer> {
  const db = await openDatabase('file::memory:', NOW);
  const authorCertifies = beginning === 'with Brightwater';
  if (beginning !== 'empty') await createStore(db).savePartner({ ...brightwater, authorCertifies }, NOW);
  const image = db.$client.serialize();
  db.$client.close();
  return image;
}

/** The DATABASE_URL of a file of this test's own; gone after it. */
export async function newDatabase(beginning: Beginning): Promise<string> {
  return databaseFrom(await imageOf(beginning));
}

/** The same, from an image of another database. */
export function databaseFrom(image: Buffer): string {
  const url = databaseOnDisk();
  writeFileSync(url.slice('file:'.length), image);
  return url;
}
