import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Duplicate, WrongInput } from '../../../src/core/kernel/errors.ts';
import {
  handOff,
  type HelpRequest,
  refuseAskedTwice,
  sayNotNow,
  takeBack,
  type HelpNotice,
} from '../../../src/core/help-request/help-request.ts';
import { send } from '../../../src/core/handoff/sending.ts';
import { createNoticeRows } from '../../../src/db/notices/notices.ts';
import type { Db } from '../../../src/db/engine/open.ts';
import { helpRequestFrom, helpRowOf } from '../../../src/db/help-request/help-request-row.ts';
import type { Store } from '../../../src/db/store.ts';
import { helpStates, openHelp } from '../../blocks/drawn-help.ts';
import { firstMigrations } from '../../support/database-file.ts';
import { newFolder } from '../../support/disk.ts';
import { brightwater, everyState, NOW, OURS, packetOf, sending, TIME } from '../../support/packets.ts';
import { landed, open, openStore } from '../../support/store.ts';

/** Help requests, and what is to be said of them. */

const { awaiting } = everyState(packetOf());
const ALEX = { userId: 'U0ALEX', teamId: OURS };
const TO_ALEX = { to: 'person', userId: 'U0ALEX' } as const;

async function asked(store: Store, changes: Partial<ReturnType<typeof openHelp>> = {}): Promise<HelpRequest> {
  const next = openHelp(awaiting, changes);
  const notices: HelpNotice[] = [{ kind: 'help_request', person: next.asked }];
  return store.help.create({ next, notices, event: 'help_asked', at: NOW }, `form of ${next.id}`, refuseAskedTwice);
}

const rowsOf = ({ $client }: Db) =>
  $client.prepare('select kind, status, revision, help_request_id as about from notices order by position').all();

test.each(Object.entries(helpStates(awaiting)))('a row holds all of a request: %s', (_, request) => {
  expect(helpRequestFrom(helpRowOf(request))).toEqual(request);
});

test('what lacks a part is not read as whole', () => {
  const { 'not now': refused } = helpStates(awaiting);
  if (!refused) throw new Error('There is no such state.');
  expect(() => helpRequestFrom({ ...helpRowOf(refused), words: null })).toThrow('lacks something');
});

describe('a help request', () => {
  test('is saved together with its notice, once for each form, and once for each account', async () => {
    const { db, store } = await openStore();
    const request = await asked(store);
    expect(rowsOf(db)).toEqual([{ kind: 'help_request', status: 'queued', revision: 1, about: request.id }]);
    await expect(asked(store)).rejects.toBeInstanceOf(Duplicate);
    await expect(asked(store, { id: 'R2' })).rejects.toBeInstanceOf(WrongInput);
    expect(await store.help.openBy('U0SAM')).toEqual([request]);
    expect(rowsOf(db)).toHaveLength(1);
  });

  test('is answered once with the handoff that is made of it, in one transaction', async () => {
    const { db, store } = await openStore();
    const { id } = await asked(store);
    const decision = send({ ...sending(packetOf(), TIME), id: 'H1' });
    const answers = {
      id,
      decide: (current: HelpRequest) =>
        handOff(current, { by: ALEX, backstops: [], handoffId: 'H1', ae: 'U0SAM', now: NOW }),
    };
    await store.create({ decision, requestKey: 'one', decideOnPrevious: null, answers });
    expect(await store.help.find(id)).toMatchObject({ state: 'handed_off', handoffId: 'H1', version: 2 });
    expect(await store.help.behind(decision.next)).toMatchObject({ id });
    const other = { ...decision, next: { ...decision.next, id: 'H2' } };
    const again = store.create({ decision: other, requestKey: 'two', decideOnPrevious: null, answers });
    await expect(again).rejects.toThrow('You have made a handoff of this already');
    expect(await store.handoff('H2')).toBeNull();
    expect(rowsOf(db).filter((row) => Object.values(row as object).includes('ae_card'))).toHaveLength(1);
  });

  test('draws what was said of it once more when it is over, and is counted for whom it went to', async () => {
    const { db, store } = await openStore();
    const { id } = await asked(store);
    const [row] = await store.outbox.heads();
    await store.outbox.sent(row?.id ?? '', { channel: 'D', ts: '1', now: NOW, revision: 1 });
    await store.help.change(
      id,
      (current) => sayNotNow(current, { by: ALEX, backstops: [], words: 'In spring.', now: NOW }),
      NOW,
    );
    expect(rowsOf(db)).toMatchObject([
      { kind: 'help_request', status: 'queued', revision: 2 },
      { kind: 'help_answer', status: 'queued', revision: 1 },
    ]);
    const second = await asked(store, { id: 'R2' });
    await store.help.change(second.id, (one) => takeBack(one, { by: { ...ALEX, userId: 'U0SAM' }, now: NOW }), NOW);
    await asked(store, { id: 'R3', account: 'Contoso' });
    expect(await store.help.countsOf('U0ALEX')).toEqual({ open: 1, handed_off: 0, not_now: 1, taken_back: 1 });
    expect(await store.help.due(NOW + 1, 10)).toEqual(['R3']);
  });

  test('keeps the order of what is said of it, and holds up nothing else', async () => {
    const { db, store } = await openStore();
    const { id } = await asked(store);
    await asked(store, { id: 'R2', account: 'Contoso', asked: 'U0IRIS' });
    const rows = createNoticeRows(db);
    const reminder = { kind: 'help_reminder', person: 'U0ALEX' } as const;
    rows.queue({ about: 'help_request', id, notice: reminder, to: TO_ALEX, at: NOW });
    const [first] = await store.outbox.heads();
    if (!first) throw new Error('Nothing waits.');
    const claimed = await store.outbox.claim(first, NOW);
    if (!claimed) throw new Error('It was not claimed.');
    await store.outbox.later(claimed, { status: 'unknown', nextTryAt: NOW, problem: 'no answer' });
    const heads = (await store.outbox.heads()).map(({ kind, helpRequestId }) => `${kind} of ${helpRequestId}`);
    expect(new Set(heads)).toEqual(new Set([`help_request of ${id}`, 'help_request of R2']));
    expect((await store.outbox.dueTogether('person:U0ALEX', NOW, 50)).map(({ kind }) => kind)).toEqual([]);
  });
});

test('a notice is about one thing: not about nothing, and not about two', async () => {
  const { db, store } = await openStore();
  const { id } = await asked(store);
  const handoff = await landed(store);
  const set = (columns: string) => () => db.$client.prepare(`update notices set ${columns}`).run();
  expect(set('handoff_id = null, help_request_id = null')).toThrow('CHECK constraint failed');
  expect(set(`handoff_id = '${handoff.id}', help_request_id = '${id}'`)).toThrow('CHECK constraint failed');
});

test('messages from before there were help requests stand as they stood, and so does what is looked for', async () => {
  const { db: fresh, store } = await openStore();
  await landed(store);
  // Later fields are as empty as they are in what was written before them.
  fresh.$client.exec(`update handoffs set partner_touch_source = ''; update notices set event = null`);
  // Whoever was there before is asked about conflicts from now on.
  await store.savePartner({ ...brightwater, authorCertifies: false }, NOW);
  const [card] = await store.outbox.heads();
  const post = { channel: 'D', thread_ts: null, since: 1, until: 2 };
  fresh.$client
    .prepare(`insert into lost_posts values (@notice, @channel, @thread_ts, @since, @until)`)
    .run({ ...post, notice: card?.id });
  const file = `file:${join(newFolder(), 'handoff.db')}`;
  const old = await open(file, NOW, firstMigrations(BEFORE_HELP));
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
const BEFORE_HELP = journal.entries.findIndex(({ tag }: { tag: string }) => tag === '0023_help_requests');
const TABLES = ['partners', 'handoffs', 'events', 'notices', 'lost_posts'];
