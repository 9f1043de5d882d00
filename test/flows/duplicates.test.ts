import { describe, expect, test } from 'vitest';
import {
  fillForm,
  modalOf,
  openForm,
  readsLastPage,
  sendHandoff,
  startWorld,
  type Typing,
  type World,
} from '../support/bot.ts';
import { acceptedWith, acceptedWorld, sentWorld, writtenWorld } from '../support/deeds.ts';
import { answerTo, referenceOf, refusalOver, requestsTo } from '../support/reading.ts';

/** Another handoff for an account that has one: refused while that waits, and sent with a reason once it is worked. */

const WHY = 'Why another handoff for this account';
const ANOTHER: Typing = {
  'Why this account': 'Their second site opens in spring.',
  'Seller next move by': '2026-12-03',
};

async function workedWorld(begin = acceptedWorld): Promise<World & { reference: string }> {
  const world = await begin();
  return { ...world, reference: await referenceOf(world.maya) };
}

describe('a second handoff for an account, with the same partner, while the first waits', () => {
  test.each<[string, Typing, Typing]>([
    ['its name is written otherwise', {}, { Account: 'The FABRIKAM Logistics GmbH' }],
    [
      'only the website is the same',
      { 'Account’s website or CRM record': 'https://www.fabrikam.com/en' },
      { Account: 'FBK Holding', 'Account’s website or CRM record': 'shop.fabrikam.com' },
    ],
    [
      'only the CRM record is the same',
      { 'Account’s website or CRM record': 'https://crm.example.com/accounts/ACC-4711' },
      { Account: 'FBK Holding', 'Account’s website or CRM record': 'ACC-4711' },
    ],
  ])('is refused although %s', { tags: 'thorough' }, async (_, first, second) => {
    const world = await startWorld();
    await sendHandoff(world, first);
    await sendHandoff(world, { ...ANOTHER, ...second });
    expect(await refusalOver(world.maya)).toContain('You have handed off this account with this partner already, as H');
    expect(world.sam.messages()).toHaveLength(1);
  });

  test('is refused with a link that leads to the partner’s card of the first', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    const [card] = world.lena.messages('partner-brightwater');
    await sendHandoff(world, ANOTHER);
    const link = `archives/C0BRIGHTWATER/p${card?.ts.replace('.', '')}`;
    expect(await refusalOver(world.maya)).toMatch(new RegExp(`It is here: https://[^ ]+/${link}\n`));
  });

  test('goes when it is about another opportunity, or another account', async () => {
    const world = await sentWorld();
    const opportunity = { Opportunity: 'OPP-2', 'Opportunity created on': '2026-11-02' };
    expect(await sendHandoff(world, { ...ANOTHER, ...opportunity })).toEqual({ ok: true });
    expect(await sendHandoff(world, { ...ANOTHER, Account: 'Fabrikam Freight' })).toEqual({ ok: true });
    expect(world.sam.messages()).toHaveLength(3);
  });

  test('needs a website or a record that can be read, if one is given', { tags: 'thorough' }, async () => {
    const world = await writtenWorld();
    const form = await fillForm(modalOf(world.maya), { 'Account’s website or CRM record': 'their site' });
    expect((await form.submit()).ok).toBe(false);
    expect(form.errors()).toEqual({
      'Account’s website or CRM record':
        'Write their website, for example fabrikam.com, or the id or link of their CRM record.',
    });
  });
});

describe('a second handoff for an account that is worked already', { tags: 'thorough' }, () => {
  test('is asked why, once: the form says which there is, and everything that was typed stays', async () => {
    const world = await workedWorld();
    const form = await openForm(world, ANOTHER);
    expect(form.fields()).not.toContain(WHY);
    await form.submit();
    await world.settle();
    const again = modalOf(world.maya);
    expect(again.title).toBe('Before you send');
    expect(again.text).toContain(
      `@Sam works this account with this partner already, as ${world.reference}. If this is another deal, say why.`,
    );
    expect(again.fields()).toContain(WHY);
    expect(world.sam.messages()).toHaveLength(1);
    await again.press('Back to the packet');
    const packet = modalOf(world.maya);
    expect(packet.value('Why this account')).toBe('Their second site opens in spring.');
    await packet.press('Change days…');
    expect(modalOf(world.maya).value('Seller next move by')).toBe('2026-12-03');
    expect(modalOf(world.maya).value('Evidence')).toBe('Notes: https://docs.example.com/fabrikam');
  });

  test('goes with a reason, which the account executive reads on the card and the partner does not', async () => {
    const world = await workedWorld();
    await (await openForm(world, ANOTHER)).submit();
    await fillForm(modalOf(world.maya), { [WHY]: 'CANARY: an expansion to their second site.' });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await readsLastPage(world);
    await world.settle();
    expect(world.sam.lastMessage().text).toContain(`${WHY}: CANARY: an expansion to their second site.`);
    expect(world.sam.lastMessage().buttons).toContain('Accept');
    expect(JSON.stringify(requestsTo(world, 'C0BRIGHTWATER'))).not.toContain('CANARY');
    await world.maya.slash('/handoff list');
    expect(answerTo(world.maya).match(/H\d{7}/g)).toHaveLength(2);
  });

  test('without a reason stays where it is, and says so', async () => {
    const world = await workedWorld();
    await (await openForm(world, ANOTHER)).submit();
    expect((await modalOf(world.maya).submit()).ok).toBe(false);
    await fillForm(modalOf(world.maya), { [WHY]: '–' });
    await modalOf(world.maya).submit();
    expect(modalOf(world.maya).text).toContain('Say in a few words why there is another handoff for this account.');
    expect(world.sam.messages()).toHaveLength(1);
  });

  test('needs none when the account was changed to another', async () => {
    const world = await workedWorld();
    await (await openForm(world, ANOTHER)).submit();
    await modalOf(world.maya).press('Back to the packet');
    await fillForm(modalOf(world.maya), { Account: 'Contoso Foods' });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  });

  test('is asked why for its website alone, too', async () => {
    const site = { 'Account’s website or CRM record': 'fabrikam.com' };
    const world = await workedWorld(() => acceptedWith(site));
    await (await openForm(world, { ...ANOTHER, ...site, Account: 'FBK Holding' })).submit();
    expect(modalOf(world.maya).fields()).toContain(WHY);
  });
});
