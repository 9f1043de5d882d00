import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { confirm, propose, type Standing } from '../../../src/core/agreement/agreement.ts';
import { USUAL_TERMS } from '../../../src/core/agreement/agreement-terms.ts';
import { Conflict, Duplicate } from '../../../src/core/kernel/errors.ts';
import { agreementFrom, agreementRowOf } from '../../../src/db/agreement/agreement-row.ts';
import type { Db } from '../../../src/db/engine/open.ts';
import { createStore, type Store } from '../../../src/db/store.ts';
import { proposed, START, VERSIONS } from '../../support/agreements.ts';
import { firstMigrations } from '../../support/database-file.ts';
import { newFolder } from '../../support/disk.ts';
import { NOW, OURS } from '../../support/packets.ts';
import { landed, open, openStore } from '../../support/store.ts';

/** The versions of the working agreement, and what is to be said of them. */

const ADA = { userId: 'U0ADA', teamId: OURS, administers: true };
const by = (userId: string) => ({ userId, teamId: OURS });

/** Ada saves a version; `form` is the id of her form. */
const save = (store: Store, form: string, windowDays: number, basedOn?: string) =>
  store.agreement.save(
    (standing: Standing) =>
      propose(standing, {
        id: form,
        teamId: OURS,
        by: ADA,
        basedOn: basedOn ?? standing.newest.id,
        terms: { ...USUAL_TERMS, window_days: windowDays },
        owners: { partnerships: 'U0ALEX', sales: 'U0PRIYA' },
        remindAt: { partnerships: NOW + 3, sales: NOW + 3 },
        now: NOW,
      }),
    NOW,
    form,
  );

const confirming = (store: Store, id: string, userId: string, requestId = `${id} ${userId}`) =>
  store.agreement.change(
    id,
    (version, standing) => confirm(standing, { version, by: by(userId), now: NOW }),
    NOW,
    requestId,
  );

const told = ({ $client }: Db) =>
  $client
    .prepare('select kind, status, revision, conversation from notices where agreement_id = ? order by position')
    .all('V1');

test.each(Object.entries(VERSIONS))('a row holds all of a version: %s', (_, version) => {
  expect(agreementFrom(agreementRowOf(version))).toEqual(version);
});

test('what lacks a part is not read as whole', () => {
  expect(() => agreementFrom({ ...agreementRowOf(proposed), savedBy: null })).toThrow('lacks something');
});

describe('the working agreement', () => {
  test('begins as the settings usually were, and nobody has agreed to it', async () => {
    const { store } = await openStore();
    expect(await store.agreement.standing()).toEqual({ newest: START, inForce: null });
  });

  test('is saved with its messages, once for each form, and nothing is lost of what was before', async () => {
    const { db, store } = await openStore();
    await save(store, 'V1', 4);
    await expect(save(store, 'V1', 4)).rejects.toBeInstanceOf(Duplicate);
    expect(told(db)).toEqual([
      { kind: 'agreement_proposed', status: 'queued', revision: 1, conversation: 'person:U0ALEX' },
      { kind: 'agreement_proposed', status: 'queued', revision: 1, conversation: 'person:U0PRIYA' },
    ]);
    await save(store, 'V2', 5);
    expect(await store.agreement.find('V1')).toMatchObject({ state: 'replaced', terms: { window_days: 4 } });
    expect(await store.agreement.find('agreement-0')).toEqual(START);
  });

  test('of two who save at the same moment the second is refused', async () => {
    const { store } = await openStore();
    const both = [save(store, 'V1', 4, START.id), save(store, 'V1b', 5, START.id)];
    const [first, second] = await Promise.allSettled(both);
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second?.status === 'rejected' && second.reason).toBeInstanceOf(Conflict);
    expect(await store.agreement.find('V1b')).toBeNull();
  });

  test('is confirmed once for each press, and draws what was said and what waits once more when it is in force', async () => {
    const { db, store } = await openStore();
    const { id } = await landed(store);
    await save(store, 'V1', 4);
    // The partner's card stands after the first round, and the others lead to it.
    for (const _ of [1, 2])
      for (const { id: notice, revision } of await store.outbox.heads())
        await store.outbox.sent(notice, { channel: 'D', ts: notice, now: NOW, revision });
    await confirming(store, 'V1', 'U0ALEX');
    await expect(confirming(store, 'V1', 'U0ALEX')).rejects.toBeInstanceOf(Duplicate);
    const card = async () => (await store.outbox.of(id)).find(({ kind }) => kind === 'ae_card');
    expect(await card()).toMatchObject({ status: 'sent' });
    await confirming(store, 'V1', 'U0PRIYA');
    expect(await store.agreement.standing()).toMatchObject({ inForce: { id: 'V1', version: 1 } });
    expect(told(db)).toMatchObject([{ status: 'queued', revision: 3 }, { status: 'queued' }]);
    expect(await card()).toMatchObject({ status: 'queued', revision: 3 });
  });

  test('is due when somebody is to be reminded, and not before', async () => {
    const { store } = await openStore();
    await save(store, 'V1', 4);
    expect(await store.agreement.due(NOW + 2)).toEqual([]);
    expect(await store.agreement.due(NOW + 3)).toEqual(['V1']);
  });

  test('names its owners as people with a role, who are lost like others', { tags: 'thorough' }, async () => {
    const { store } = await openStore();
    await landed(store);
    await save(store, 'V1', 4);
    expect(await store.roles.named()).toEqual(['U0ALEX', 'U0ALEX', 'U0PRIYA']);
    await store.roles.lose('U0PRIYA', NOW);
    expect((await store.settings()).lost).toEqual(['U0PRIYA']);
    expect(await store.respondersAbout({ about: 'agreement', id: 'V1' })).toEqual(['U0ALEX', 'U0PRIYA']);
  });
});

const journal = JSON.parse(readFileSync(new URL('../../../migrations/meta/_journal.json', import.meta.url), 'utf8'));
const BEFORE = journal.entries.findIndex(({ tag }: { tag: string }) => tag.endsWith('_working_agreement'));

describe('what the settings held before', { tags: 'thorough' }, () => {
  const upgraded = async (settings: Record<string, unknown>, meanwhile: (db: Db) => void = () => undefined) => {
    const file = `file:${join(newFolder(), 'handoff.db')}`;
    const old = await open(file, NOW, firstMigrations(BEFORE));
    const insertion = old.$client.prepare('insert into settings values (?, ?)');
    for (const [key, value] of Object.entries(settings)) insertion.run(key, JSON.stringify(value));
    meanwhile(old);
    old.$client.close();
    const db = await open(file);
    return { db, store: createStore(db) };
  };

  test('is the first version, which nobody has confirmed, and the settings hold it no more', async () => {
    const kept = { default_window_days: 5, leads_customer: 'partner', leads_fit: 'ae', leads_close: 'partner' };
    const { db, store } = await upgraded({ ...kept, open_cap: 7 });
    const { inForce, newest } = await store.agreement.standing();
    expect(inForce).toBeNull();
    expect(newest.terms).toEqual({
      ...USUAL_TERMS,
      window_days: 5,
      leads_customer: 'partner',
      leads_fit: 'ae',
      leads_close: 'partner',
    });
    expect(db.$client.prepare('select key from settings').pluck().all()).toEqual(['open_cap']);
  });

  test('is what is usual where nobody had set anything', async () => {
    const { store } = await upgraded({ leads_fit: 'ae' });
    expect((await store.agreement.standing()).newest.terms).toEqual({ ...USUAL_TERMS, leads_fit: 'ae' });
  });

  test('and handoffs and messages that were there stand as they stood, without a reason for their window', async () => {
    const { db: fresh, store } = await openStore();
    await landed(store);
    // Later fields are as empty as they are in what was written before them.
    fresh.$client.exec(`update handoffs set partner_touch_source = ''; update notices set event = null`);
    const TABLES = ['partners', 'handoffs', 'events', 'notices'];
    const { db } = await upgraded({}, (old) => {
      for (const table of TABLES) {
        const columns = old.$client.prepare('select name from pragma_table_info(?)').pluck().all(table).map(String);
        const values = columns.map((name) => `@${name}`);
        const insertion = old.$client.prepare(`insert into ${table} (${columns.join()}) values (${values.join()})`);
        for (const row of fresh.$client.prepare(`select * from ${table}`).all()) insertion.run(row);
      }
    });
    for (const table of TABLES)
      expect(db.$client.prepare(`select * from ${table}`).all(), table).toEqual(
        fresh.$client.prepare(`select * from ${table}`).all(),
      );
  });
});
