import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Notice } from '../../../src/core/notices/notice.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { inLog, type Subject, subjectOf } from '../../../src/core/notices/subject.ts';
import { createNoticeRows } from '../../../src/db/notices/notices.ts';
import type { Db } from '../../../src/db/engine/open.ts';
import { registrationFrom, registrationRowOf } from '../../../src/db/registration/registration-row.ts';
import { registrations } from '../../../src/db/schema.ts';
import { firstMigrations } from '../../support/database-file.ts';
import { newFolder } from '../../support/disk.ts';
import { brightwater, NOW } from '../../support/packets.ts';
import { registered } from '../../support/registered.ts';
import { landed, open, openStore } from '../../support/store.ts';

/** What a notice is about: a handoff, a help request or a registration. */

const IT: Subject = { about: 'registration', id: 'R2345678' };
const OTHER: Subject = { about: 'registration', id: 'R3' };
const TO_ALEX = { to: 'person', userId: 'U0ALEX' } as const;
const STUCK: Notice = { kind: 'undeliverable', person: 'U0ALEX', notice: 'N1', since: 1 };
const STALLED: Notice = { kind: 'stalled', person: 'U0ALEX', stall: 'overdue', day: 1 };

const rowsOf = ({ $client }: Db) =>
  $client.prepare('select kind, handoff_id, registration_id from notices order by position').all();

const keep = (db: Db, registration: Registration) =>
  db.insert(registrations).values(registrationRowOf(registration)).run();

test('a notice about a registration is queued once, and is not mistaken for one about a handoff', async () => {
  const { db, store } = await openStore();
  const handoff = await landed(store);
  keep(db, registered());
  const rows = createNoticeRows(db);
  for (const _ of [1, 2]) rows.queue({ ...IT, notice: STUCK, to: TO_ALEX, at: NOW });
  rows.queue({ about: 'handoff', id: handoff.id, notice: STUCK, to: TO_ALEX, at: NOW });
  expect(rowsOf(db).slice(-2)).toEqual([
    { kind: 'undeliverable', handoff_id: null, registration_id: IT.id },
    { kind: 'undeliverable', handoff_id: handoff.id, registration_id: null },
  ]);
  const found = rows.findOf(IT, STUCK);
  expect(found && subjectOf(found)).toEqual(IT);
  expect(inLog(IT)).toEqual({ registration: IT.id });
});

test('what is said of one registration keeps its order, and holds up nothing of another', async () => {
  const { db, store } = await openStore();
  keep(db, registered());
  keep(db, registered({ id: 'R3' }));
  const rows = createNoticeRows(db);
  rows.queue({ ...IT, notice: STUCK, to: TO_ALEX, at: NOW });
  rows.queue({ ...IT, notice: STALLED, to: TO_ALEX, at: NOW });
  rows.queue({ ...OTHER, notice: STALLED, to: TO_ALEX, at: NOW });
  const [first] = await store.outbox.heads();
  const claimed = first && (await store.outbox.claim(first, NOW));
  if (!claimed) throw new Error('It was not claimed.');
  await store.outbox.later(claimed, { status: 'unknown', nextTryAt: NOW, problem: 'no answer' });
  const heads = (await store.outbox.heads()).map(({ kind, registrationId }) => `${kind} of ${registrationId}`);
  expect(new Set(heads)).toEqual(new Set([`undeliverable of ${IT.id}`, 'stalled of R3']));
});

test('a notice is about one thing: not about nothing, and not about two', async () => {
  const { db, store } = await openStore();
  const handoff = await landed(store);
  keep(db, registered());
  const set = (columns: string) => () => db.$client.prepare(`update notices set ${columns}`).run();
  expect(set(`registration_id = '${IT.id}'`)).toThrow('CHECK constraint failed');
  expect(set('handoff_id = null')).toThrow('CHECK constraint failed');
  const rows = createNoticeRows(db);
  expect(() => rows.queue({ about: 'registration', id: handoff.id, notice: STUCK, to: TO_ALEX, at: NOW })).toThrow(
    'FOREIGN KEY constraint failed',
  );
});

test('who can mend something about a registration is its alliances owner first, and who registered it last', async () => {
  const { db, store } = await openStore();
  await store.set('escalation_contact', 'U0ROBIN');
  keep(db, registered({ registeredBy: 'U0NORA' }));
  expect(await store.respondersAbout(IT)).toEqual(['U0ALEX', 'U0ROBIN', 'U0NORA']);
  expect(await store.respondersAbout(OTHER)).toEqual([]);
});

test('a channel that is lost is asked about with what could not be told there: a registration, too', async () => {
  const { db, store } = await openStore();
  keep(db, registered());
  const rows = createNoticeRows(db);
  rows.queue({ ...IT, notice: STALLED, to: { to: 'partner', partnerId: 'brightwater' }, at: NOW });
  const [row] = await store.outbox.heads();
  if (!row) throw new Error('Nothing waits.');
  await store.outbox.giveUpOnChannel(row, brightwater, 'archived', NOW);
  const asking = rows.findOf(IT, { kind: 'partner_channel', person: 'U0ALEX', fault: 'archived', at: NOW });
  expect(asking?.conversation).toBe('person:U0ALEX');
  const standing = await store.partnerChannels.standing('brightwater', asking?.id ?? '');
  expect(standing.waiting).toEqual([{ id: IT.id, account: 'Fabrikam Logistics' }]);
});

describe('the row of a registration holds all of it', () => {
  const deed = { at: NOW, by: 'U0ALEX' };
  test.each<[string, Registration]>([
    ['just registered', registered()],
    ['extended, and warned of', registered({ extension: deed, warned: 14 })],
    ['let end, with a ruling', registered({ letEnd: deed, dispute: 'D1', ruling: 'behind' })],
    ['ended', { ...registered(), state: 'ended', endedAt: NOW }],
    ['withdrawn', { ...registered(), state: 'withdrawn', endedAt: NOW, withdrawnBy: 'U0ALEX', reason: 'A mistake.' }],
  ])('%s', (_, registration) => {
    expect(registrationFrom(registrationRowOf(registration))).toEqual(registration);
  });

  test('what lacks a part is not read as whole', () => {
    const ended = { ...registrationRowOf(registered()), state: 'ended' } as const;
    expect(() => registrationFrom(ended)).toThrow('lacks something');
  });
});

test('messages from before partners registered accounts stand as they stood, and so does what is looked for', {
  tags: 'thorough',
}, async () => {
  const { db: fresh, store } = await openStore();
  await landed(store);
  const [card] = await store.outbox.heads();
  const post = { channel: 'D', thread_ts: null, since: 1, until: 2 };
  // Later fields are as empty as they are in what was written before them.
  fresh.$client.exec(`update handoffs set partner_touch_source = ''; update notices set event = null`);
  fresh.$client
    .prepare(`insert into lost_posts values (@notice, @channel, @thread_ts, @since, @until)`)
    .run({ ...post, notice: card?.id });
  const file = `file:${join(newFolder(), 'handoff.db')}`;
  const old = await open(file, NOW, firstMigrations(BEFORE));
  old.$client.pragma('foreign_keys = OFF');
  for (const table of TABLES) {
    const columns = old.$client.prepare('select name from pragma_table_info(?)').pluck().all(table).map(String);
    const insertion = old.$client.prepare(
      `insert into ${table} (${columns.join()}) values (${columns.map((name) => `@${name}`).join()})`,
    );
    for (const row of fresh.$client.prepare(`select * from ${table}`).all()) insertion.run(row);
  }
  old.$client.close();
  const upgraded = await open(file);
  for (const table of TABLES)
    expect(upgraded.$client.prepare(`select * from ${table}`).all(), table).toEqual(
      fresh.$client.prepare(`select * from ${table}`).all(),
    );
});

const journal = JSON.parse(readFileSync(new URL('../../../migrations/meta/_journal.json', import.meta.url), 'utf8'));
const BEFORE = journal.entries.findIndex(({ tag }: { tag: string }) => tag.endsWith('_registrations'));
const TABLES = ['partners', 'handoffs', 'events', 'notices', 'lost_posts'];
