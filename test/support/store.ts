import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import type { Handoff } from '../../src/core/handoff.ts';
import { send } from '../../src/core/sending.ts';
import { type Db, openDatabase } from '../../src/db/open.ts';
import { createStore, type Store } from '../../src/db/store.ts';
import { brightwater, NOW, packetOf, sending, TIME } from './packets.ts';

/** Real databases for tests: closed and taken away after each. */

export async function open(url = 'file::memory:', now = NOW, migrationsFolder?: string): Promise<Db> {
  const db = await openDatabase(url, now, migrationsFolder);
  onTestFinished(() => void db.$client.close());
  return db;
}

/** A store with one partner in it. */
export async function openStore(url = 'file::memory:'): Promise<{ db: Db; store: Store }> {
  const db = await open(url);
  const store = createStore(db, randomUUID);
  await store.savePartner(brightwater, NOW);
  return { db, store };
}

/** Saves a handoff that awaits its answer. */
export async function landed(store: Store, id = 'H2345678'): Promise<Handoff> {
  const decision = send({ ...sending(packetOf(), TIME), id });
  return store.create({ decision, requestKey: `form of ${id}`, decideOnPrevious: null });
}

let withBrightwater: Buffer | null = null;

/** Puts a database there in which Brightwater is registered: made once, since most worlds begin with it. */
export async function putBrightwater(databaseUrl: string): Promise<void> {
  withBrightwater ??= (await openStore()).db.$client.serialize();
  writeFileSync(databaseUrl.slice('file:'.length), withBrightwater);
}
