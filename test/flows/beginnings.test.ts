import { expect, test } from 'vitest';
import { fillForm, modalOf, PACKET, readsLastPage, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { sentWorld } from '../support/deeds.ts';

/** A packet begins where its author is: on a message, with a shortcut, with one that they have sent. */

const CHANNEL = 'partner-brightwater';
const SAID = 'Jonas Weber asked us yesterday: not another peak season on spreadsheets.';

async function lenaSays({ lena }: World): Promise<string> {
  expect(await lena.say(CHANNEL, SAID)).toEqual({ ok: true });
  return lena.messageSaying(SAID, CHANNEL).ts;
}

test('a handoff begins on what the partner wrote: contact, touch, trigger and evidence are there', async () => {
  const world = await startWorld();
  const ts = await lenaSays(world);
  await world.maya.shortcut('Start a handoff', { channel: 'C0BRIGHTWATER', ts });
  const form = modalOf(world.maya);
  expect(form.value('Partner contact')).toBe('Lena Fischer');
  expect(form.value('Customer trigger')).toBe(`“${SAID}” Lena Fischer, Tue 24 Nov 2026`);
  expect(form.value('Evidence')).toMatch(/^What Lena Fischer wrote: https:\/\/\S+\/archives\/C0BRIGHTWATER\/p\d+$/);
  expect(form.text).toContain('Touch: Tue 24 Nov, seen at https://');

  const { 'Customer trigger': _, Evidence: __, 'Partner contact': ___, Partner: ____, ...rest } = PACKET;
  const { 'Partner’s touch': _____, 'Where the touch is seen': ______, ...typed } = rest;
  await fillForm(form, typed);
  expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  await readsLastPage(world);
  await world.settle();
  expect(world.sam.lastMessage().text).toContain(SAID);
});

test('the shortcut that needs no message opens the empty form', { tags: 'thorough' }, async () => {
  const world = await startWorld();
  await world.maya.shortcut('Hand off a deal');
  expect(modalOf(world.maya).title).toBe('Hand off a deal');
  expect(modalOf(world.maya).value('Account')).toBeFalsy();
});

test('people of the partner, and guests, begin nothing on a message', { tags: 'thorough' }, async () => {
  const world = await startWorld();
  const ts = await lenaSays(world);
  const message = { channel: 'C0BRIGHTWATER', ts };
  expect(() => world.lena.shortcut('Start a handoff', message)).toThrow('There is no shortcut');
  expect(world.lena.modal()).toBeNull();
  await world.sandbox.as('U0GUEST').shortcut('Hand off a deal');
  expect(world.sandbox.as('U0GUEST').modal()?.text).toContain('Only full members of our own workspace');
});

test('another like one that was sent has its people and its offer, and its author alone begins it', async () => {
  const world = await sentWorld();
  await world.maya.slash(`/handoff status ${/H\d{7}/.exec(world.sam.lastMessage().text)?.[0]}`);
  await world.maya.lastMessage().press('Another like this…');
  const form = modalOf(world.maya);
  expect(form.value('Account')).toBeFalsy();
  expect(form.value('Partner contact')).toBe('Lena Fischer');
  expect(form.value('Why this partner matters')).toBe(PACKET['Why this partner matters']);
  expect(form.value('Customer trigger')).toBeFalsy();

  await world.sam.slash(`/handoff status ${/H\d{7}/.exec(world.sam.lastMessage().text)?.[0]}`);
  expect(world.sam.lastMessage().buttons).not.toContain('Another like this…');
});

test('an account behind the command is looked at before anything is typed: who works it, who has registered it, what there was', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld();
  await world.maya.slash('/handoff Contoso Foods');
  expect(modalOf(world.maya).value('Account')).toBe('Contoso Foods');
  expect(modalOf(world.maya).text).toContain('Contoso Foods: nobody has registered it, and there was no handoff on it');
  await modalOf(world.maya).close();

  await sendHandoff(world);
  await world.ada.slash('/handoff fabrikam logistics GmbH');
  expect(modalOf(world.ada).text).toMatch(/Open: Brightwater Consulting, H\d{7}, Awaiting response, @Sam/);
  await modalOf(world.ada).close();

  await world.maya.slash('/handoff Fabrikam');
  expect(modalOf(world.maya).text, 'another account').toContain('nobody has registered it');
});

test('one word in small letters that is no command is named, and taken for no account', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld();
  await world.maya.slash('/handoff lsit');
  expect(world.maya.modal()).toBeNull();
  expect(world.maya.lastMessage().text).toContain('lsit');
});
