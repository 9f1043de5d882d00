import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainCalendar } from '../src/core/time/calendar.ts';
import { examplePacket } from '../src/core/packet/example.ts';
import { send } from '../src/core/handoff/sending.ts';
import { passTime } from '../src/core/handoff/window.ts';
import { type Db, openDatabase } from '../src/db/engine/open.ts';
import { createStore, type Store } from '../src/db/store.ts';
import { type Extent, ms, quantile, table } from './measure.ts';
import { TOLD_ALL } from '../src/core/partner/telling.ts';

/**
 * The minute's scan among one thousand, one hundred thousand and one million handoffs, a hundred of them due: asks what is due, decides and
 * saves each. The sizes take turns, so that what else the machine does meets all of them.
 */

const SIZES = { whole: [1_000, 100_000, 1_000_000], brief: [1_000, 2_000] } satisfies Record<Extent, number[]>;
const DUE = 100;
const ROUNDS = { whole: 15, brief: 1 } satisfies Record<Extent, number>;
const ZONE = 'America/New_York';
const SENT_AT = Date.parse('2026-11-24T15:00:00Z');
/** Half of the window: the first reminder is due. */
const DUE_AT = Date.parse('2026-11-26T15:00:00Z');

type Place = { size: number; db: Db; store: Store; due: number[]; nothing: number[] };

export async function benchSweep(extent: Extent): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-sweep-'));
  try {
    const places: Place[] = [];
    for (const size of SIZES[extent]) places.push(await fill(folder, size));
    for (let round = 0; round < ROUNDS[extent]; round += 1) {
      for (const place of places) await sweepOnce(place);
    }
    process.stdout.write(report(places, ROUNDS[extent]));
    for (const { store } of places) await store.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fill(folder: string, size: number): Promise<Place> {
  const db = await openDatabase(`file:${join(folder, `${size}.db`)}`, SENT_AT);
  const store = createStore(db);
  const contacts = [{ id: 'c', name: 'Lena Fischer', role: 'Practice lead', userId: null }];
  await store.savePartner(
    {
      id: 'brightwater',
      name: 'Brightwater',
      channelId: 'C1',
      teamId: 'T2',
      alliancesOwner: 'U9',
      contacts,
      zone: null,
      ...TOLD_ALL,
      contactAlone: false,
      authorCertifies: true,
      does: '',
    },
    SENT_AT,
  );
  const packet = examplePacket({ ae: 'U0SAM', questionsTo: 'U0MAYA' }, SENT_AT);
  const time = { calendar: plainCalendar(ZONE), version: 1 };
  for (let count = 0; count < DUE; count += 1) {
    const who = { id: `due-${count}`, teamId: 'T1', author: 'U0MAYA', packet, contactId: null, previous: null };
    const decision = send({ ...who, time, now: SENT_AT });
    await store.create({ decision, requestKey: `due-${count}`, decideOnPrevious: null });
  }
  copyAsHistory(db, size - DUE);
  return { size, db, store, due: [], nothing: [] };
}

/** Accepted long ago, as most handoffs of a real team are; rows copied by the database itself. */
function copyAsHistory({ $client: client }: Db, count: number): void {
  const columns = client.pragma('table_info(handoffs)') as { name: string }[];
  const fixed: Record<string, string> = {
    id: `'old-' || n`,
    request_key: `'old-' || n`,
    revision_of: 'null',
    stage: `'closed'`,
    next_action_at: 'null',
  };
  const names = columns.map(({ name }) => name);
  client.exec(`
    with recursive counter(n) as (select 1 union all select n + 1 from counter where n < ${count})
    insert into handoffs (${names.join()})
    select ${names.map((name) => fixed[name] ?? `row.${name}`).join()}
    from counter join (select * from handoffs where id = 'due-0') as row`);
  client.pragma('wal_checkpoint(TRUNCATE)');
}

async function sweepOnce({ db, store, due, nothing }: Place): Promise<void> {
  const calendar = plainCalendar(ZONE);
  const began = performance.now();
  for (const id of await store.dueHandoffs(DUE_AT, 1000)) {
    await store.change(id, (handoff) => passTime(handoff, calendar, DUE_AT));
  }
  due.push(performance.now() - began);
  const idle = performance.now();
  await store.handoffsToRetime(1, 1000);
  await store.dueHandoffs(DUE_AT, 1000);
  nothing.push(performance.now() - idle);
  // As it was, for the next round.
  db.$client.exec(
    `update handoffs set next_action_at = ${DUE_AT}, reminded_at = ${SENT_AT} where id like 'due-%' and stage = 'awaiting'`,
  );
  db.$client.exec(`delete from notices where kind = 'reminder'`);
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
}

function report(places: Place[], rounds: number): string {
  const base = quantile(places[0]?.due ?? [], 0.5);
  const rows = places.map(({ size, due, nothing }) => [
    size.toLocaleString('en'),
    ms(quantile(due, 0.5)),
    (quantile(due, 0.5) / base).toFixed(2),
    ms(quantile(nothing, 0.5)),
  ]);
  const header = ['handoffs', `${DUE} due, ms p50`, 'ratio', 'nothing due, ms p50'];
  return `${table(header, rows)}\n\n${rounds} rounds in turns; target: ratio at 1,000,000 within 1.5. Node ${process.version}.\n`;
}
