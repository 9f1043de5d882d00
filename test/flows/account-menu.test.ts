import { recordOf, recordsOf } from 'slack-sandbox/json';
import { describe, expect, test } from 'vitest';
import { askFor, fillForm, modalOf, openForm, PACKET, readsLastPage, startWorld, type World } from '../support/bot.ts';
import { worldWithDirectory } from '../support/directory.ts';

/** The account is looked up in the directory while one types, and brings with it what is known of it. */

const WHY_FABRIKAM = 'On your priority list (Q4 2026): Their warehouse contract ends in March.';
const WHY_CONTOSO = 'On your priority list (Q4 2026): They open three plants in May.';
const OWN_WHY = 'Jonas asked for us by name.';

async function choose(world: World, account: string) {
  if (!world.maya.modal()) await world.maya.slash('/handoff');
  await modalOf(world.maya).fill({ Account: account });
  return modalOf(world.maya);
}

/** What the menu shows Maya when she types that. */
async function offered(world: World, typed: string): Promise<[string, unknown][]> {
  await modalOf(world.maya).fill({ Account: typed });
  const { response } = world.sandbox.control.calls('block_suggestion').at(-1) ?? {};
  return recordsOf(recordOf(response).options).map(({ text, description }) => [
    String(recordOf(text).text),
    recordOf(description).text,
  ]);
}

test('an account that is chosen brings its owner, why it matters and its opportunity, and one line says so', {
  tags: 'thorough',
}, async () => {
  const world = await worldWithDirectory();
  const form = await choose(world, 'Fabrikam Logistics');
  expect(form.value('Account')).toBe('Fabrikam Logistics');
  expect(form.value('Account executive')).toBe('Sam');
  expect(form.value('Why this account')).toBe(WHY_FABRIKAM);
  expect(form.text).toContain('Opportunity: Renewal, 0065g1, stage Discovery, created Thu 1 Oct');
  expect(form.text).toContain(
    'From the directory: Account’s website or CRM record, Account executive, Why this account, Opportunity, Opportunity created on.',
  );
  const { Account: _, 'Account executive': __, 'Why this account': ___, ...rest } = PACKET;
  await fillForm(form, rest);
  expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  await readsLastPage(world);
  await world.settle();
  const card = world.sam.lastMessage().text;
  for (const words of ['Fabrikam Logistics', WHY_FABRIKAM, 'Renewal, 0065g1', 'fabrikam.com'])
    expect(card).toContain(words);
});

test('what somebody wrote before they chose the account stays as they wrote it', { tags: 'thorough' }, async () => {
  const world = await worldWithDirectory();
  await world.maya.slash('/handoff');
  await modalOf(world.maya).fill({ 'Why this account': OWN_WHY });
  await modalOf(world.maya).fill({ 'Account executive': 'Alex Romero' });
  const form = await choose(world, 'Fabrikam Logistics');
  expect(form.value('Why this account')).toBe(OWN_WHY);
  expect(form.value('Account executive')).toBe('Alex');
  expect(form.text).toContain('From the directory: Account’s website or CRM record, Opportunity');
});

describe('another account', () => {
  test('replaces what the directory had filled, and nothing else', async () => {
    const world = await worldWithDirectory();
    await choose(world, 'Fabrikam Logistics');
    await modalOf(world.maya).fill({ 'Customer trigger': 'Jonas said so.' });
    const form = await choose(world, 'Contoso Foods');
    expect(form.value('Account executive')).toBe('Alex');
    expect(form.value('Why this account')).toBe(WHY_CONTOSO);
    expect(form.value('Customer trigger')).toBe('Jonas said so.');
    expect(form.text).toContain('Opportunity: none yet.');

    await modalOf(world.maya).fill({ 'Why this account': OWN_WHY });
    const unknown = await choose(world, 'Adatum Stores');
    expect(unknown.value('Account executive')).toBeFalsy();
    expect(unknown.value('Why this account')).toBe(OWN_WHY);
    const back = await choose(world, 'Fabrikam Logistics');
    expect(back.value('Account executive')).toBe('Sam');
    expect(back.value('Why this account')).toBe(OWN_WHY);
  });

  test('leaves an opportunity alone that somebody has named themselves', async () => {
    const world = await worldWithDirectory();
    await world.maya.slash('/handoff');
    await askFor('Opportunity', modalOf(world.maya));
    await modalOf(world.maya).fill({ Opportunity: 'Expansion, 0069z' });
    const form = await choose(world, 'Fabrikam Logistics');
    expect(form.value('Opportunity')).toBe('Expansion, 0069z');
    expect(form.value('Opportunity created on')).toBeFalsy();
    expect(form.value('Account’s website or CRM record')).toBe('fabrikam.com');
  });

  test('of the same name is told apart by its website, and brings its own owner', { tags: 'thorough' }, async () => {
    const world = await worldWithDirectory();
    await world.maya.slash('/handoff');
    expect((await offered(world, 'Tailspin')).slice(0, 2)).toEqual([
      ['Tailspin', 'tailspin.com'],
      ['Tailspin', 'tailspin-toys.com'],
    ]);
    expect(modalOf(world.maya).value('Why this account')).toBe('They build toys.');
  });
});

test('an account that the directory does not have is chosen as it was typed', { tags: 'thorough' }, async () => {
  const world = await worldWithDirectory();
  await world.maya.slash('/handoff');
  expect(await offered(world, 'Northlight Bakery')).toEqual([['Northlight Bakery', 'As you typed it']]);
  expect(modalOf(world.maya).value('Account')).toBe('Northlight Bakery');
  expect(modalOf(world.maya).value('Account executive')).toBeFalsy();
  expect(modalOf(world.maya).text).toContain('Northlight Bakery: nobody has registered it');
  await openForm(world, { Account: 'Northlight Bakery' });
  expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  await readsLastPage(world);
  await world.settle();
  expect(world.sam.lastMessage().text).toContain('Northlight Bakery');
});

test('whoever writes a known account in their own way keeps their words, and reads what is known of it', async () => {
  const world = await worldWithDirectory();
  const form = await choose(world, 'fabrikam logistics GmbH');
  expect(form.value('Account')).toBe('fabrikam logistics GmbH');
  expect(form.value('Account executive')).toBe('Sam');
});

test('without a directory the account is a line to write on', { tags: 'thorough' }, async () => {
  const world = await startWorld();
  await openForm(world);
  expect(
    world.sandbox.control.calls('block_suggestion').map(({ request }) => recordOf(request).block_id),
  ).not.toContain('account');
  expect(modalOf(world.maya).value('Account')).toBe('Fabrikam Logistics');
});

describe('what is known of the account', () => {
  test('stays above the form when it is drawn again, in a saved draft too', { tags: 'thorough' }, async () => {
    const world = await worldWithDirectory();
    await world.maya.slash('/handoff Contoso Foods');
    const known = 'Contoso Foods: nobody has registered it, and there was no handoff on it yet.';
    expect(modalOf(world.maya).text).toContain(known);
    await modalOf(world.maya).fill({ 'Partner contact': 'Lena Fischer' });
    expect(modalOf(world.maya).text).toContain(known);
    await askFor('Opportunity', modalOf(world.maya));
    expect(modalOf(world.maya).text).toContain(known);
    await modalOf(world.maya).close();
    await world.maya.slash('/handoff drafts');
    await world.maya.lastMessage().press('Continue');
    expect(modalOf(world.maya).text).toContain(known);
  });

  test('an account behind the command keeps its opportunity once something is typed', async () => {
    const world = await worldWithDirectory();
    await world.maya.slash('/handoff Fabrikam Logistics');
    await modalOf(world.maya).fill({ 'Partner contact': 'Lena Fischer' });
    expect(modalOf(world.maya).text).toContain('Opportunity: Renewal, 0065g1, stage Discovery');
  });

  test('says how much waits for its owner, and what there is on it already', { tags: 'thorough' }, async () => {
    const world = await worldWithDirectory();
    expect((await choose(world, 'Fabrikam Logistics')).text).toContain('Owner: @Sam has no handoff to answer.');
    await modalOf(world.maya).close();
    await openForm(world);
    await modalOf(world.maya).submit();
    await readsLastPage(world);
    await world.settle();
    await world.ada.slash('/handoff Fabrikam Logistics');
    expect(modalOf(world.ada).text).toContain('Owner: @Sam has 1 handoff to answer, and 5 is the most.');
    expect(modalOf(world.ada).text).toMatch(/Open: Brightwater Consulting, H\d{7}, Awaiting response, @Sam/);
  });

  test('says that its owner is away, and who stands in', async () => {
    const world = await worldWithDirectory();
    await world.sam.slash('/handoff me');
    await modalOf(world.sam).press('Add days off');
    await modalOf(world.sam).fill({
      'First day off': '2026-11-23',
      'Last day off': '2026-11-27',
      'Stand-in': 'Alex Romero',
    });
    await modalOf(world.sam).submit();
    await modalOf(world.sam).close();
    expect((await choose(world, 'Fabrikam Logistics')).text).toContain(
      'They are out of office until Fri 27 Nov; @Alex stands in.',
    );
  });
});
