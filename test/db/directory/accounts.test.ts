import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Account, identityOf } from '../../../src/core/directory/account.ts';
import { MOST_FOUND, wantedIn, wordsOf } from '../../../src/core/directory/lookup.ts';
import { createAccountRows } from '../../../src/db/directory/accounts.ts';
import type { Db } from '../../../src/db/engine/open.ts';
import type { Store } from '../../../src/db/store.ts';
import { createAccounts } from '../../../src/services/directory/accounts.ts';
import { firstMigrations, ownMigrations } from '../../support/database-file.ts';
import { databaseOnDisk } from '../../support/disk.ts';
import { NOW } from '../../support/packets.ts';
import { landed, open, openStore } from '../../support/store.ts';

/** Accounts of the directory as they are found. */

const PLAIN: Omit<Account, 'id' | 'name'> = {
  domain: null,
  crmId: null,
  owner: null,
  priorityOf: [],
  priorityList: '',
  why: '',
  opportunity: '',
  opportunityRef: '',
  opportunityStage: '',
  opportunityCreatedOn: null,
  opportunityClosedOn: null,
};

function add(db: Db, name: string, more: Partial<Account> = {}): void {
  const account = { ...PLAIN, ...more, id: more.id ?? randomUUID(), name };
  createAccountRows(db).save(account, identityOf(account));
}

const found = async (store: Store, typed: string, by = 'U0MAYA') =>
  (await store.accounts.lookUp({ typed, by })).map(({ name }) => name);

describe('accounts are found', () => {
  test('by any word of their name or their website, what begins so first, then by name', async () => {
    const { db, store } = await openStore();
    for (const name of ['Zeta Fabric', 'Alpha Fabric', 'Fabrikam', 'Fabric Zeta']) add(db, name);
    add(db, 'Éclair', { domain: 'fabrikant.com' });
    expect(await found(store, 'fabri')).toEqual(['Fabric Zeta', 'Fabrikam', 'Alpha Fabric', 'Éclair', 'Zeta Fabric']);
    expect(await found(store, 'ZETA fab')).toEqual(['Zeta Fabric', 'Fabric Zeta']);
    expect(await found(store, 'fabrikant.com')).toEqual(['Éclair']);
    expect(await found(store, 'eclair')).toEqual(['Éclair']);
    expect(await found(store, 'nobody')).toEqual([]);
  });

  test('as the rule of the core says it, whatever they are called and whatever is typed', {
    tags: 'thorough',
  }, async () => {
    const { db, store } = await openStore();
    const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'é', 'ß', ' ', '-', '%', "'", '🚀'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(letters, { maxLength: 8 }), letters, async (names, typed) => {
        db.$client.exec('delete from accounts');
        for (const name of names) add(db, name);
        const wanted = wantedIn(typed);
        const right = names.filter((name) => (wanted?.words ?? []).every((word) => wordsOf(name).includes(word)));
        const answer = await found(store, typed);
        expect(answer.toSorted()).toEqual(right.toSorted());
        const begins = answer.map((name) => wordsOf(name).startsWith(wanted?.beginning ?? ''));
        expect(begins).toEqual(begins.toSorted((one, other) => Number(other) - Number(one)));
      }),
      { numRuns: 60 },
    );
  });

  test('at most a hundred, nobody twice, and in the same order each time', { tags: 'thorough' }, async () => {
    const { db, store } = await openStore();
    for (let at = 0; at < 60; at += 1) add(db, `Same ${at}`);
    for (let at = 0; at < 60; at += 1) add(db, `All the same ${at}`);
    const answer = await found(store, 'same');
    expect([answer.length, new Set(answer).size]).toEqual([MOST_FOUND, MOST_FOUND]);
    expect(answer.slice(0, 60).every((name) => name.startsWith('Same'))).toBe(true);
    expect(await found(store, 'same')).toEqual(answer);
  });

  test('those somebody handed off last first, while they type nothing', async () => {
    const { db, store } = await openStore();
    for (const name of ['Alpha', 'Fabrikam Logistics', 'Beta']) add(db, name);
    expect((await landed(store)).packet.account).toBe('Fabrikam Logistics');
    expect(await found(store, '')).toEqual(['Fabrikam Logistics', 'Alpha', 'Beta']);
    expect(await found(store, ' ', 'U0SOMEBODY')).toEqual(['Alpha', 'Beta', 'Fabrikam Logistics']);
  });
});

test('a packet means the account of its website or its record, else the one that is called so, and none of two', async () => {
  const { db, store } = await openStore();
  const { meantBy } = createAccounts({ store });
  add(db, 'Fabrikam', { id: 'us', domain: 'fabrikam.com', crmId: 'https://crm.example/a/0015g1' });
  add(db, 'Fabrikam', { id: 'de', domain: 'fabrikam.de' });
  add(db, 'Contoso', { id: 'contoso' });
  const meant = async (account: string, account_ref = '') => (await meantBy({ account, account_ref }))?.id ?? null;
  expect(await meant('FBK', 'https://www.fabrikam.de/about')).toBe('de');
  expect(await meant('FBK', '0015g1')).toBe('us');
  expect(await meant('FBK', 'https://crm.example/b/0015g1')).toBe('us');
  expect(await meant('The Contoso Ltd.', 'contoso.com')).toBe('contoso');
  expect(await meant('Fabrikam')).toBeNull();
  expect(await meant('Litware')).toBeNull();
});

const journal: { entries: { tag: string }[] } = JSON.parse(
  readFileSync(join(ownMigrations, 'meta/_journal.json'), 'utf8'),
);
const BEFORE_DIRECTORY = journal.entries.findIndex(({ tag }) => tag.endsWith('_directory'));

test('a database from before the directory has an empty one, and its partners have not said what they do', {
  tags: 'thorough',
}, async () => {
  const url = databaseOnDisk();
  const old = await open(url, NOW, firstMigrations(BEFORE_DIRECTORY));
  old.$client.exec(`insert into partners (id, name, channel_id, team_id, alliances_owner) values
    ('p', 'Société Générale', 'C0', 'T0', 'U0ALEX')`);
  old.$client.close();
  const { store } = await openStore(url);
  expect(await found(store, '')).toEqual([]);
  expect(await store.partner('p')).toMatchObject({ name: 'Société Générale', does: '' });
});
