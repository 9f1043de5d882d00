import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { erasedLines } from '../../src/commands/report.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import { send } from '../../src/core/handoff/sending.ts';
import { erase, type Order } from '../../src/db/erasing/erasing.ts';
import { type Db, openDatabase } from '../../src/db/engine/open.ts';
import {
  contacts,
  disputes,
  handoffs,
  partners,
  people,
  registrationEvents,
  registrations,
  settingsHistory,
} from '../../src/db/schema.ts';
import { createStore } from '../../src/db/store.ts';
import { newDatabase } from '../support/store.ts';
import { brightwater, ferrous, NOW, packetOf, sending, TIME } from '../support/packets.ts';

/** Whom and what an operator can name, what the command says of it first, and whose names stay. */

const contact = (name: string, userId: string | null = null) => ({
  id: name.toLowerCase(),
  name,
  role: 'Lead',
  userId,
});
const withContacts = (partner: Partner, ...added: Partner['contacts']): Partner => {
  return { ...partner, contacts: [...partner.contacts, ...added] };
};

/** A database in which these partners are registered, and one packet of the first of them has these words. */
async function databaseOf(registry: readonly Partner[], words: string): Promise<string> {
  const url = await newDatabase('with Brightwater');
  const db = await openDatabase(url, NOW);
  const store = createStore(db);
  for (const partner of registry) await store.savePartner(partner, NOW);
  const decision = send({ ...sending(packetOf({ warm_path: words }), TIME), id: 'H2345678' });
  await store.create({ decision, requestKey: 'a form', decideOnPrevious: null });
  db.update(handoffs).set({ outcome: 'withdrawn', stage: 'closed' }).run();
  await store.close();
  return url;
}

async function reading<Result>(url: string, read: (db: Db) => Result): Promise<Result> {
  const db = await openDatabase(url, NOW);
  try {
    return read(db);
  } finally {
    db.$client.close();
  }
}

const run = (url: string, order: Partial<Order> & Pick<Order, 'what' | 'id'>, isMeant = true) =>
  erase(url, { names: [], ...order }, { now: NOW, isMeant });

const said = (url: string, order: Partial<Order> & Pick<Order, 'what' | 'id'>): string[] =>
  erasedLines(run(url, order, false), false);

const packetIn = (url: string) => reading(url, (db) => db.select().from(handoffs).get());

describe('who is to be erased', () => {
  test('is a Slack id or a known contact, and the sentence for anybody else names who is near and what to type', async () => {
    const url = await databaseOf([brightwater], 'closed.');
    const near = 'Near to it are: “Lena Fischer”.';
    expect(() => run(url, { what: 'person', id: 'Lena Fisher' })).toThrow(near);
    expect(() => run(url, { what: 'person', id: 'closed' })).toThrow(
      'closed is no Slack id, and no contact of that name is known. One of our own people goes by their Slack id, with --named "closed" beside it for texts.',
    );
    expect(() => run(url, { what: 'person', id: 'UTC' })).toThrow('Nothing is stored of UTC.');
    expect(() => run(url, { what: 'partner', id: 'Brightwater' })).toThrow('Near to it are: “Brightwater Consulting”.');
    expect(() => run(url, { what: 'partner', id: 'withdrawn' })).toThrow('There is no partner withdrawn. ');
  });

  test('is found by their name in any case, also when it looks like a Slack id', { tags: 'thorough' }, async () => {
    const url = await databaseOf([withContacts(brightwater, contact('WILL'), contact('Łukasz Żółć'))], 'WILL comes.');
    run(url, { what: 'person', id: 'WILL' });
    run(url, { what: 'person', id: 'ŁUKASZ ŻÓŁĆ'.normalize('NFD') });
    expect((await packetIn(url))?.warm_path).toBe('(erased) comes.');
    const left = await reading(url, (db) =>
      db
        .select()
        .from(contacts)
        .all()
        .map(({ name }) => name),
    );
    expect(left).toEqual(['Lena Fischer', 'Omar Haddad']);
  });

  test('can have left the registry: a packet still names them, or the history of settings', {
    tags: 'thorough',
  }, async () => {
    const url = await databaseOf([withContacts(brightwater, contact('Nora Berg'))], 'Ask Nora Berg.');
    const store = createStore(await openDatabase(url, NOW));
    await store.savePartner({ ...brightwater, contacts: brightwater.contacts.slice(1) }, NOW);
    await store.close();
    run(url, { what: 'person', id: 'Lena Fischer' });
    expect(await packetIn(url)).toMatchObject({ partner_contact: '(erased)', partner_contact_role: '(erased)' });
    run(url, { what: 'person', id: 'nora berg' });
    expect((await packetIn(url))?.warm_path).toBe('Ask (erased).');
    const history = await reading(url, (db) => JSON.stringify(db.select().from(settingsHistory).all()));
    expect(history).not.toMatch(/Lena|Nora/);
    expect(history).toContain('Omar Haddad, Architect');
  });

  test('is known by the name that their packets have, though the registry has another one now', {
    tags: 'thorough',
  }, async () => {
    const url = await databaseOf([brightwater], 'Lena Fischer, now Lena Braun.');
    const [lena, omar] = brightwater.contacts;
    const store = createStore(await openDatabase(url, NOW));
    if (!lena || !omar) throw new Error('Both are registered.');
    await store.savePartner({ ...brightwater, contacts: [{ ...lena, name: 'Lena Braun' }, omar] }, NOW);
    await store.close();
    await reading(url, (db) => db.update(handoffs).set({ contactId: lena.id }).run());
    run(url, { what: 'person', id: 'U0LENA' });
    expect(await packetIn(url)).toMatchObject({ partner_contact: '(erased)', contactId: null });
    expect((await packetIn(url))?.warm_path).toBe('(erased), now (erased).');
  });

  test('is erased when nothing is stored of them but what they have set for themselves', {
    tags: 'thorough',
  }, async () => {
    const url = await databaseOf([brightwater], 'x');
    await reading(url, (db) => db.insert(people).values({ user_id: 'U0QUIET', holiday_region: 'DE' }).run());
    run(url, { what: 'person', id: 'U0QUIET' });
    expect(await reading(url, (db) => db.select().from(people).all())).toEqual([]);
  });
});

describe('what is erased already', () => {
  test('is no name of anybody, and is not erased once more', async () => {
    const url = await databaseOf([brightwater], 'Lena Fischer');
    run(url, { what: 'person', id: 'U0LENA' });
    expect(() => run(url, { what: 'person', id: '(erased)' })).toThrow('no contact of that name is known. One of our');
    expect(() => run(url, { what: 'person', id: 'U0X', names: ['erased'] })).toThrow(
      'Nothing is stored of U0X or erased.',
    );
    expect((await packetIn(url))?.warm_path).toBe('(erased)');
  });
});

describe('before anything is erased', () => {
  test('a name that can be a common word is said first, and how it is written elsewhere', {
    tags: 'thorough',
  }, async () => {
    const url = await databaseOf([withContacts(brightwater, contact('Will'))], 'Will says: we will write, we WILL.');
    const lines = said(url, { what: 'person', id: 'will' });
    expect(lines.slice(0, 3)).toEqual([
      '“Will” is one word, which can mean something else: it goes only where its capitals are these.',
      'Written otherwise it stays: “will” (1), “WILL” (1). Add --named for each that is to go too.',
      'To be erased: the words of 0 handoffs, and 3 other places with a name or an id. Figures stay.',
    ]);
    expect((await packetIn(url))?.warm_path).toContain('Will says');
    run(url, { what: 'person', id: 'will' });
    expect((await packetIn(url))?.warm_path).toBe('(erased) says: we will write, we WILL.');
  });

  test('a word of a longer name that goes is not said to stay', async () => {
    const url = await databaseOf([brightwater], 'LENA FISCHER asks FISCHER.');
    const lines = said(url, { what: 'person', id: 'U0LENA', names: ['Fischer'] });
    expect(lines[1]).toBe('Written otherwise it stays: “FISCHER” (1). Add --named for each that is to go too.');
  });

  test('each place is named with its table, its column and some words around', { tags: 'thorough' }, async () => {
    const far = 'and then for a long while nothing more is said of anybody at all';
    const url = await databaseOf([brightwater], `First ${far}. Lena Fischer, says Jo, ${far}.`);
    expect(said(url, { what: 'person', id: 'U0LENA' })).toEqual([
      'To be erased: the words of 0 handoffs, and 5 other places with a name or an id. Figures stay.',
      '  contacts: Lena Fischer (Brightwater Consulting)',
      '  handoffs.partner_contact: “Lena Fischer”',
      '  handoffs.partner_contact_role: “Practice lead”',
      '  handoffs.warm_path: “…more is said of anybody at all. Lena Fischer, says Jo, and then for a long while…”',
      '  settings_history.after: “Lena Fischer, Practice lead”',
      'No copy of the database is known beside it.',
      'What was posted stays in Slack. The log holds ids alone, and goes by your own rule.',
      'Nothing was changed. Add --yes to erase it for good.',
    ]);
  });

  test('twenty places are named, and how many more there are', async () => {
    const url = await databaseOf([brightwater], 'Jo Berg. '.repeat(23));
    const lines = said(url, { what: 'person', id: 'U0JO', names: ['Jo Berg'] });
    expect(lines.filter((line) => line.startsWith('  handoffs.warm_path:'))).toHaveLength(20);
    expect(lines).toContain('  and 3 more places');
  });

  test('what somebody else is registered under is said to stay', { tags: 'thorough' }, async () => {
    const url = await databaseOf([brightwater, { ...ferrous, name: 'Fischer & Sons' }], 'Fischer knows.');
    expect(said(url, { what: 'person', id: 'U0LENA', names: ['Fischer'] })).toEqual(
      expect.arrayContaining(['Stays, as a name of somebody or something else:', '  partners.name: “Fischer & Sons”']),
    );
    run(url, { what: 'person', id: 'U0LENA', names: ['Fischer'] });
    const names = await reading(url, (db) =>
      db
        .select()
        .from(partners)
        .all()
        .map(({ name }) => name),
    );
    expect(names).toContain('Fischer & Sons');
  });

  test('a name that is marks and digits to a database means nothing but itself', { tags: 'thorough' }, async () => {
    const strange = `O'Ne%l "Q" _[1]\\ 🦄`;
    const url = await databaseOf(
      [withContacts(brightwater, contact(strange), contact('Ø'))],
      `Ask ${strange}, Ø or one.`,
    );
    run(url, { what: 'person', id: strange });
    run(url, { what: 'person', id: 'ø' });
    expect((await packetIn(url))?.warm_path).toBe('Ask (erased), (erased) or one.');
  });
});

describe('of two who share a name or a person', () => {
  test('a contact of another partner keeps theirs when a partner goes', { tags: 'thorough' }, async () => {
    const lena = contact('Lena Fischer', 'U0LENA');
    const url = await databaseOf([brightwater, withContacts(ferrous, lena)], 'Lena Fischer of Brightwater Consulting.');
    await reading(url, (db) =>
      db.update(contacts).set({ userId: 'U0LENA' }).where(eq(contacts.name, 'Lena Fischer')).run(),
    );
    const store = createStore(await openDatabase(url, NOW));
    const decision = send({
      ...sending(packetOf({ partner: 'ferrous', warm_path: 'Lena Fischer' }), TIME),
      id: 'H3345678',
    });
    await store.create({ decision, requestKey: 'another', decideOnPrevious: null });
    await store.close();
    run(url, { what: 'partner', id: 'brightwater consulting' });
    const left = await reading(url, (db) => db.select().from(contacts).all());
    expect(left.map(({ name, userId }) => [name, userId])).toEqual([
      ['Finn Keller', null],
      ['Lena Fischer', 'U0LENA'],
    ]);
    const other = await reading(url, (db) => db.select().from(handoffs).where(eq(handoffs.id, 'H3345678')).get());
    expect(other).toMatchObject({ partner_contact: 'Lena Fischer', warm_path: 'Lena Fischer' });
  });

  test('a partner keeps a name that another one had before', async () => {
    const url = await databaseOf([{ ...brightwater, name: 'Acme' }], 'x');
    const store = createStore(await openDatabase(url, NOW));
    await store.savePartner({ ...brightwater, name: 'Acme West' }, NOW + 1);
    await store.savePartner({ ...ferrous, name: 'Acme' }, NOW + 2);
    await store.close();
    await reading(url, (db) =>
      db.update(handoffs).set({ partner: 'ferrous', warm_path: 'Acme, not Acme West.' }).run(),
    );
    run(url, { what: 'partner', id: 'Acme West' });
    expect((await packetIn(url))?.warm_path).toBe('Acme, not (erased).');
    const ofOther = await reading(url, (db) =>
      db.select().from(settingsHistory).where(eq(settingsHistory.partner, 'Acme')).all(),
    );
    expect(ofOther.length).toBeGreaterThan(0);
    const history = await reading(url, (db) => JSON.stringify(db.select().from(settingsHistory).all()));
    expect(history).not.toContain('Acme West');
  });
});

describe('what others go by', () => {
  const claim = {
    version: 1,
    teamId: 'T0NORTHWIND',
    contact: 'Lena Fischer',
    contactRole: 'Practice lead',
    need: 'x',
    evidence: 'x',
    touchOn: '2026-11-20',
    startsOn: '2026-11-20',
    endsOn: '2027-02-20',
    zone: 'Etc/UTC',
    registeredBy: 'U0ALEX',
    registeredAt: NOW,
  };

  test('an account that is called after the person has the key of what is left of its name', {
    tags: 'thorough',
  }, async () => {
    const url = await databaseOf([brightwater], 'x');
    await reading(url, (db) =>
      db.update(handoffs).set({ account: 'Lena Fischer Logistics', accountKey: 'lenafischerlogistics' }).run(),
    );
    run(url, { what: 'person', id: 'U0LENA' });
    expect(await packetIn(url)).toMatchObject({ account: '(erased) Logistics', accountKey: 'erasedlogistics' });
  });

  test('a dispute about such an account is decided first', async () => {
    const url = await databaseOf([brightwater], 'x');
    const dispute = {
      id: 'S1',
      version: 1,
      teamId: 'T0NORTHWIND',
      account: 'LENA FISCHER Ltd',
      accountKey: 'lenafischer',
    };
    const asked = {
      state: 'open',
      adjudicator: 'U0IRIS',
      openedAt: 1,
      remindAt: 2,
      decideBy: 3,
      hearBy: '2026-11-26',
    } as const;
    await reading(url, (db) =>
      db
        .insert(disputes)
        .values({ ...dispute, ...asked })
        .run(),
    );
    expect(() => run(url, { what: 'person', id: 'U0LENA' })).toThrow('a dispute about LENA FISCHER Ltd is open');
  });

  test('days and numbers in the history of a registration stay when its partner goes, and a dispute of others with them', {
    tags: 'thorough',
  }, async () => {
    const url = await databaseOf([brightwater, ferrous], 'x');
    const over = { ...claim, id: 'G1', partner: 'brightwater', state: 'ended', endedAt: NOW, dispute: 'S1' } as const;
    const dispute = { id: 'S1', version: 1, teamId: 'T0NORTHWIND', account: 'Fabrikam', accountKey: 'fabrikam' };
    const asked = {
      state: 'open',
      adjudicator: 'U0IRIS',
      openedAt: 1,
      remindAt: 2,
      decideBy: 3,
      hearBy: '2026-11-26',
    } as const;
    await reading(url, (db) => {
      db.insert(registrations)
        .values({ ...over, account: 'Fabrikam', accountKey: 'fabrikam' })
        .run();
      const event = { registrationId: 'G1', actor: 'U0ALEX', at: NOW };
      db.insert(registrationEvents)
        .values([
          { ...event, kind: 'extended', detail: '2027-02-20' },
          { ...event, kind: 'set_aside', detail: 'Brightwater was late.' },
        ])
        .run();
      db.insert(disputes)
        .values({ ...dispute, ...asked })
        .run();
    });
    run(url, { what: 'partner', id: 'Brightwater Consulting' });
    const details = await reading(url, (db) =>
      db
        .select()
        .from(registrationEvents)
        .all()
        .map(({ detail }) => detail),
    );
    expect(details).toEqual(['2027-02-20', '(erased)']);
    const left = await reading(url, (db) => db.select().from(disputes).get());
    expect(left).toMatchObject({ account: 'Fabrikam', accountKey: 'fabrikam' });
  });
});
