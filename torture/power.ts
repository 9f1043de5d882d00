import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { send } from '../src/core/handoff/sending.ts';
import { plainCalendar } from '../src/core/time/calendar.ts';
import { packetSchema } from '../src/core/packet/packet.ts';
import { openDatabase } from '../src/db/engine/open.ts';
import { createStore, type Store } from '../src/db/store.ts';
import { type Chance, createChance } from './chance.ts';
import { formFor, partnerOf } from './packets.ts';

/**
 * Power cuts, as they leave the files behind: all that was synced is there, and of what was written since, each sector is there or
 * not, the file as long as it was or longer, what it grew by zeroed or garbage. What is synced when is SQLite's own promise for the
 * mode that the bot's connection says it is in. https://sqlite.org/atomiccommit.html
 */
export type PowerFigures = {
  seed: number;
  cuts: number;
  /** Things that the store had called saved, counted anew for each cut. */
  acknowledged: number;
  /** Of those, the ones that were gone afterwards; and the cuts that lost any. */
  lost: number;
  cutsThatLost: number;
  /** Databases that could not be opened, or that SQLite calls damaged. */
  damaged: number;
};

const SECTOR = 512;
const STEPS = 150;
const NOW = Date.parse('2026-11-24T15:00:00Z');

type Image = { db: Buffer; wal: Buffer };
/** Versions of handoffs, by id, as far as they were acknowledged. */
type Saved = Map<string, number>;
type Recording = { after: Image[]; saved: Saved[]; syncedAt: number[]; checkpoints: Set<number> };

/** `mode` is the bot's own unless given: to see that the count can fail. */
export async function cutPower(order: {
  cuts: number;
  seed: number;
  mode?: 'NORMAL' | undefined;
}): Promise<PowerFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'power-'));
  const chance = createChance(order.seed);
  try {
    const recording = await record(join(folder, 'recorded.db'), chance, order.mode);
    const figures = { seed: order.seed, cuts: 0, acknowledged: 0, lost: 0, cutsThatLost: 0, damaged: 0 };
    for (; figures.cuts < order.cuts; figures.cuts += 1) {
      const at = chance.upTo(recording.after.length - 1);
      const image = whatIsLeft(recording, at, chance);
      const saved = recording.saved[at] ?? new Map();
      const lost = await countLost(join(folder, 'cut.db'), image, saved);
      figures.acknowledged += saved.size;
      if (lost === 'damaged') figures.damaged += 1;
      else {
        figures.lost += lost;
        if (lost > 0) figures.cutsThatLost += 1;
      }
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lets the store work, and keeps what its files hold each time it calls something saved. */
async function record(file: string, chance: Chance, mode: 'NORMAL' | undefined): Promise<Recording> {
  const db = await openDatabase(`file:${file}`, NOW);
  if (mode) db.$client.pragma(`synchronous = ${mode}`);
  const syncsEachCommit = Number(db.$client.pragma('synchronous', { simple: true })) >= 2;
  const store = createStore(db);
  await store.savePartner(partnerOf(0), NOW);
  await store.checkpoint();

  const recording: Recording = { after: [imageOf(file)], saved: [new Map()], syncedAt: [0], checkpoints: new Set() };
  const saved: Saved = new Map();
  for (let step = 1; step <= STEPS; step += 1) {
    const isCheckpoint = chance.oneIn(12);
    if (isCheckpoint) recording.checkpoints.add(step);
    if (isCheckpoint) await store.checkpoint();
    else await saveSomething(store, saved, chance, step);
    recording.after.push(imageOf(file));
    recording.saved.push(new Map(saved));
    recording.syncedAt.push(syncsEachCommit || isCheckpoint ? step : (recording.syncedAt[step - 1] ?? 0));
  }
  db.$client.close();
  return recording;
}

async function saveSomething(store: Store, saved: Saved, chance: Chance, step: number): Promise<void> {
  const ids = [...saved.keys()];
  if (ids.length === 0 || chance.oneIn(2)) {
    const form = formFor(`Account ${step}`, { partner: partnerOf(0), ae: 'U0SAM', author: 'U0MAYA' });
    const packet = packetSchema.parse({ ...form, partner_contact: 'Lena Fischer', partner_contact_role: 'Lead' });
    const command = {
      id: `H${step}`,
      teamId: 'T0NORTHWIND',
      author: 'U0MAYA',
      packet,
      contactId: null,
      previous: null,
      time: { calendar: plainCalendar('America/New_York'), version: 1 },
    };
    const decision = send({ ...command, now: NOW + step });
    const made = await store.create({ decision, requestKey: `form ${step}`, decideOnPrevious: null });
    saved.set(made.id, made.version);
    return;
  }
  const changed = await store.change(chance.pick(ids), (handoff) => ({
    next: handoff,
    notices: [],
    event: null,
    at: NOW + step,
  }));
  if (changed) saved.set(changed.id, changed.version);
}

const imageOf = (file: string): Image => ({ db: readFileSync(file), wal: readFileSync(`${file}-wal`) });

/** The files after a cut while the step after `at` was under way. */
function whatIsLeft({ after, syncedAt, checkpoints }: Recording, at: number, chance: Chance): Image {
  // In every mode a checkpoint syncs the log before it touches the file.
  const synced = after[checkpoints.has(at + 1) ? at : (syncedAt[at] ?? 0)];
  const written = after[at + 1];
  if (!synced || !written) throw new RangeError(`Nothing was recorded at step ${at}.`);
  return { db: torn(synced.db, written.db, chance), wal: torn(synced.wal, written.wal, chance) };
}

/** Each sector as it was, as it was being written, or, where the file grew, empty or anything. */
function torn(synced: Buffer, written: Buffer, chance: Chance): Buffer {
  const grown = Math.max(0, written.length - synced.length);
  const length = Math.max(synced.length, synced.length + chance.upTo(grown + 1));
  const left = Buffer.alloc(length);
  synced.copy(left);
  const share = chance.next();
  for (let from = 0; from < length; from += SECTOR) {
    if (chance.next() < share) written.copy(left, from, from, Math.min(from + SECTOR, length, written.length));
    else if (from >= synced.length && chance.oneIn(2))
      left.fill(chance.upTo(256), from, Math.min(from + SECTOR, length));
  }
  return left;
}

/** Starts the bot's store on what is left, and counts what it does not know any more. */
async function countLost(file: string, image: Image, saved: Saved): Promise<number | 'damaged'> {
  writeFileSync(file, image.db);
  writeFileSync(`${file}-wal`, image.wal);
  rmSync(`${file}-shm`, { force: true });
  try {
    const db = await openDatabase(`file:${file}`, NOW);
    try {
      if (db.$client.pragma('integrity_check', { simple: true }) !== 'ok') return 'damaged';
      const store = createStore(db);
      let lost = 0;
      for (const [id, version] of saved) {
        const found = await store.handoff(id);
        const notices = await store.outbox.of(id);
        if (!found || found.version < version || notices.length === 0) lost += 1;
      }
      return lost;
    } finally {
      db.$client.close();
    }
  } catch {
    return 'damaged';
  }
}
