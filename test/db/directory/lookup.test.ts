import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_FOUND, wantedIn, wordsOf } from '../../../src/core/directory/lookup.ts';
import type { Partner } from '../../../src/core/partner/partner.ts';
import type { Db } from '../../../src/db/engine/open.ts';
import { createPartnerRows } from '../../../src/db/partner/partners.ts';
import type { Store } from '../../../src/db/store.ts';
import { firstMigrations, migrationsBefore } from '../../support/database-file.ts';
import { newFolder } from '../../support/disk.ts';
import { brightwater, NOW } from '../../support/packets.ts';
import { landed, open, openStore } from '../../support/store.ts';

/** What is found in the database, and in which order. */

function register(db: Db, ...names: string[]): void {
  const { save } = createPartnerRows(db);
  for (const name of names) save(partnerCalled(name));
}

function partnerCalled(name: string): Partner {
  const contacts = [{ id: `contact of ${name}`, name: 'Omar Haddad', role: 'Architect', userId: null }];
  return { ...brightwater, id: `id of ${name}`, name, channelId: `C ${name}`, contacts };
}

const found = async (store: Store, typed: string, by = 'U0MAYA') =>
  (await store.lookup.partners({ typed, by })).map(({ name }) => name);

describe('partners are found', () => {
  test('by any word, the exact beginning first, then by name', { tags: 'thorough' }, async () => {
    const { db, store } = await openStore();
    register(db, 'Alpha Con', 'Zeta Consulting', 'Consulting Alpha', 'Éclair Conseil', 'Nobody');
    expect(await found(store, 'con')).toEqual([
      'Consulting Alpha',
      'Alpha Con',
      'Brightwater Consulting',
      'Éclair Conseil',
      'Zeta Consulting',
    ]);
    expect(await found(store, 'ECLAIR c')).toEqual(['Éclair Conseil']);
  });

  test('as the rule of the core says it, whatever they are called and whatever is typed', {
    tags: 'thorough',
  }, async () => {
    const { db, store } = await openStore();
    const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'é', 'ß', ' ', '-', '%', "'", '🚀'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(letters, { maxLength: 8 }), letters, async (names, typed) => {
        db.$client.exec('delete from contacts; delete from partners');
        register(db, ...names);
        const wanted = wantedIn(typed)?.words ?? [];
        const right = names.filter((name) => wanted.every((word) => wordsOf(name).includes(word)));
        expect((await found(store, typed)).toSorted()).toEqual(right.toSorted());
      }),
      { numRuns: 60 },
    );
  });

  test('at most a hundred, in the same order each time', { tags: 'thorough' }, async () => {
    const { db, store } = await openStore();
    register(db, ...Array.from({ length: 150 }, (_, at) => `Same ${at % 3}-${at}`));
    const first = await found(store, 'same');
    expect(first).toHaveLength(MOST_FOUND);
    expect(await found(store, 'same')).toEqual(first);
  });

  test('under their new name as soon as they have it', async () => {
    const { store } = await openStore();
    await store.savePartner({ ...brightwater, name: 'Clearwater' }, NOW);
    expect(await found(store, 'bright')).toEqual([]);
    expect(await found(store, 'clear')).toEqual(['Clearwater']);
    expect(await store.lookup.contacts({ typed: 'clear', by: 'U0MAYA' }, null)).toHaveLength(2);
  });

  test('those somebody used last first, while they type nothing', async () => {
    const { db, store } = await openStore();
    register(db, 'Alpha', 'Beta');
    await landed(store);
    expect(await found(store, '')).toEqual(['Brightwater Consulting', 'Alpha', 'Beta']);
    expect(await found(store, '', 'U0SOMEBODY')).toEqual(['Alpha', 'Beta', 'Brightwater Consulting']);
    const [first] = await store.lookup.contacts({ typed: ' ', by: 'U0MAYA' }, null);
    expect(first).toEqual({
      id: 'lena',
      name: 'Lena Fischer',
      role: 'Practice lead',
      partner: 'Brightwater Consulting',
    });
  });
});

describe('contacts are found', () => {
  test('of one partner, or of all with whom they act for', async () => {
    const { db, store } = await openStore();
    register(db, 'Alpha');
    const named = async (typed: string, partner: string | null) =>
      (await store.lookup.contacts({ typed, by: 'U0MAYA' }, partner)).map((one) => `${one.name}, ${one.partner}`);
    expect(await named('omar', null)).toEqual(['Omar Haddad, Alpha', 'Omar Haddad, Brightwater Consulting']);
    expect(await named('omar bright', null)).toEqual(['Omar Haddad, Brightwater Consulting']);
    expect(await named('', 'brightwater')).toEqual([
      'Lena Fischer, Brightwater Consulting',
      'Omar Haddad, Brightwater Consulting',
    ]);
    expect(await named('', 'nobody')).toEqual([]);
  });
});

test('a name is taken however it is capitalised, and not because it sounds alike', async () => {
  const { store } = await openStore();
  expect(await store.lookup.partnerNamed('BRIGHTWATER consulting')).toMatchObject({ id: 'brightwater' });
  expect(await store.lookup.partnerNamed('Brightwater-Consulting')).toBeNull();
});

test('partners and contacts from before an upgrade are found like all others', { tags: 'thorough' }, async () => {
  const file = `file:${join(newFolder(), 'handoff.db')}`;
  const old = await open(file, NOW, firstMigrations(migrationsBefore('lookup')));
  old.$client.exec(`insert into partners (id, name, channel_id, team_id, alliances_owner) values
    ('p', 'Société Générale', 'C0', 'T0', 'U0ALEX');
    insert into contacts (id, partner_id, name, role, position) values ('c', 'p', 'Zoë', 'Lead', 0)`);
  old.$client.close();
  const { store } = await openStore(file);
  expect(await found(store, 'gene')).toEqual(['Société Générale']);
  expect(await store.lookup.contacts({ typed: 'zoe societe', by: 'U0MAYA' }, null)).toHaveLength(1);
});

test('names that were stored with something in them that nobody sees are found after an upgrade', {
  tags: 'thorough',
}, async () => {
  const file = `file:${join(newFolder(), 'handoff.db')}`;
  const old = (await open(file, NOW, firstMigrations(migrationsBefore('unseen_letters')))).$client;
  const name = 'Fabri\u200bkam Gm\u00adbH';
  const oldKeys = { key: 'fabrikamgmbh', words: ' fabri kam gm bh' };
  old
    .prepare(
      "insert into partners (id, name, channel_id, team_id, alliances_owner, words) values ('p', ?, 'C0', 'T0', 'U0ALEX', ?)",
    )
    .run(name, oldKeys.words);
  old
    .prepare("insert into contacts (id, partner_id, name, role, position, words) values ('c', 'p', ?, 'Lead', 0, ?)")
    .run('Le\u200bna', ' le na fabri kam gm bh');
  old
    .prepare("insert into accounts (id, name, account_key, words) values ('a', ?, ?, ?)")
    .run(name, oldKeys.key, oldKeys.words);
  old.close();
  const { store } = await openStore(file);
  expect(await found(store, 'fabrikam')).toEqual([name]);
  expect(await store.lookup.partnerNamed('Fabrikam GmbH')).toMatchObject({ id: 'p' });
  expect(await store.lookup.contacts({ typed: 'lena fabrikam', by: 'U0MAYA' }, null)).toHaveLength(1);
  expect(await store.accounts.lookUp({ typed: 'fabrikam', by: 'U0MAYA' })).toMatchObject([{ id: 'a' }]);
  expect(await store.accounts.byName('Fabrikam')).toMatchObject({ id: 'a' });
});
