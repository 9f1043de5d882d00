import { expect, test } from 'vitest';
import type { Account } from '../../../src/core/directory/account.ts';
import { FROM_NOTHING, startDraft, type Typed } from '../../../src/core/packet/packet-draft.ts';
import { createStore } from '../../../src/db/store.ts';
import { createAccounts } from '../../../src/services/directory/accounts.ts';
import { createDrafts } from '../../../src/services/packet/drafts.ts';
import { createNamedAccounts } from '../../../src/services/directory/named-accounts.ts';
import { importInto } from '../../support/importing.ts';
import { CALENDAR, maya, NOW } from '../../support/packets.ts';
import { newDatabase, open } from '../../support/store.ts';

/** The account of a packet while it is written: who reads what is known of it, and what becomes of two choices at once. */

const FILE = `name,domain,owner,why
Fabrikam,fabrikam.com,U0SAM,Their contract ends.
Contoso,contoso.com,U0ALEX,They open a plant.`;

async function parts(options: { mayRead?: boolean } = {}) {
  const { mayRead = true } = options;
  const url = await newDatabase('empty');
  await importInto(url, FILE);
  const store = createStore(await open(url));
  const accounts = createAccounts({ store });
  const namedAccounts = createNamedAccounts({
    store,
    accounts,
    powers: { isAllowed: async () => mayRead },
    eligibility: { deskOf: async () => null },
    now: () => NOW,
  });
  const drafts = createDrafts({
    store,
    namedAccounts,
    membership: { mustNotBeOthers: async () => undefined },
    calendars: { of: async () => ({ calendar: CALENDAR, version: 1 }) },
    describe: async () => ({}) as never,
    findMember: async () => null,
    newId: () => 'D1',
    now: () => NOW,
    onSaved: () => undefined,
  });
  const idOf = async (name: string): Promise<string> => ((await accounts.named(name, '')) as Account).id;
  return { drafts, namedAccounts, idOf };
}

const draftOf = (typed: Typed) => startDraft('D1', maya, { ...FROM_NOTHING, typed }, NOW);

test('whoever may not hand off reads nothing about an account, and gets nothing of it filled in', {
  tags: 'thorough',
}, async () => {
  const { namedAccounts, drafts, idOf } = await parts({ mayRead: false });
  expect(await namedAccounts.of(draftOf({ account: 'Fabrikam' }))).toEqual({ isMenu: true, known: null, look: null });
  const accountId = await idOf('Fabrikam');
  const { typed } = await drafts.keep('D1', maya, { changed: { account: 'Fabrikam' }, asDrawn: {}, accountId });
  expect(typed).toEqual({ account: 'Fabrikam' });
});

test('of two accounts chosen at once the later one fills the form, whichever is looked up first', async () => {
  const { drafts, idOf } = await parts();
  const [fabrikam, contoso] = [await idOf('Fabrikam'), await idOf('Contoso')];
  const choose = (account: string, accountId: string, stamp: number) =>
    drafts.keep('D1', maya, { changed: { account }, asDrawn: {}, accountId }, stamp);
  await Promise.all([choose('Fabrikam', fabrikam, 1), choose('Contoso', contoso, 2)]);
  expect((await drafts.find('D1', maya)).typed).toEqual({
    account: 'Contoso',
    account_ref: 'contoso.com',
    ae: 'U0ALEX',
    why_account: 'They open a plant.',
  });
});

test('an account that was taken out of the directory meanwhile is taken as it was written', {
  tags: 'thorough',
}, async () => {
  const { drafts } = await parts();
  const { typed } = await drafts.keep('D1', maya, { changed: { account: 'Litware' }, asDrawn: {}, accountId: 'gone' });
  expect(typed).toEqual({ account: 'Litware' });
});
