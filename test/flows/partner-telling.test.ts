import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, PACKET, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { nameRoles } from '../support/name-roles.ts';
import { accept, decide, declinedWorld, sentWorld, setPartner } from '../support/deeds.ts';
import { messagesWith, requestsTo } from '../support/reading.ts';

/** How a partner is told, as an administrator sets it in the partner's form. */

const CHANNEL = 'C0BRIGHTWATER';
const CODE = 'A code: the handoff’s reference, for example H7K2M4QX';
const PAUSE = { Pause: ['Post nothing for now'] };

const inThread = ({ lena }: World) => lena.lastMessage('partner-brightwater').replies();
const atPartner = ({ lena }: World) => lena.messages('partner-brightwater');

async function lastChanges({ ada }: World): Promise<string> {
  await ada.slash('/handoff settings');
  const { text, closeAll } = modalOf(ada);
  await closeAll();
  return text.split('Last changes\n')[1] ?? '';
}

describe('a partner that reads a code in place of the account', { tags: 'thorough' }, () => {
  test('never reads the account’s name: not on its card, not in its thread, not in a notification', async () => {
    const world = await startWorld();
    await setPartner(world, { 'Account shown as': CODE });
    await sendHandoff(world);
    const [, reference = ''] =
      /Handoff received: (H\d{7})/.exec(world.lena.lastMessage('partner-brightwater').text) ?? [];
    await world.timeIs('2026-11-30T09:00:00-05:00');
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'She knows them.' });
    const priya = world.sandbox.as('U0PRIYA');
    await decide(world, priya, 'Accept', { By: '2026-12-02' });
    expect(world.lena.lastMessage('partner-brightwater').text).toContain(`Handoff accepted: ${reference}`);
    expect(inThread(world)).toHaveLength(3);
    expect(JSON.stringify(requestsTo(world, CHANNEL))).not.toContain('Fabrikam');
    expect(priya.lastMessage().text, 'our own people read its name').toContain('Fabrikam Logistics');
  });

  test('reads it from now on: the cards that stand in its channel change too, and back again', async () => {
    const world = await sentWorld();
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff received: Fabrikam Logistics');
    await setPartner(world, { 'Account shown as': CODE });
    expect(world.lena.lastMessage('partner-brightwater').text).not.toContain('Fabrikam');
    await setPartner(world, { 'Account shown as': 'Its name' });
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff received: Fabrikam Logistics');
    expect(atPartner(world)).toHaveLength(1);
    const changes = await lastChanges(world);
    expect(changes).toContain('Brightwater Consulting: Account shown as  its name → a code');
    expect(changes).toContain('Brightwater Consulting: Account shown as  a code → its name');
  });
});

test('the code stays the same when a packet is mended, and changes on the card of the deal', {
  tags: 'thorough',
}, async () => {
  const world = await declinedWorld({ Reason: 'No evidence' });
  await world.maya.lastMessage().press('Mend and send again');
  await fillForm(modalOf(world.maya), { ...PACKET, Evidence: 'New notes: https://docs.example.com/new' });
  await modalOf(world.maya).submit();
  await world.settle();
  await setPartner(world, { 'Account shown as': CODE });
  expect(atPartner(world).filter(({ text }) => text.includes('Handoff'))).toHaveLength(1);
  expect(world.lena.lastMessage('partner-brightwater').text).toMatch(/Handoff received: H\d{7}/);
  expect(world.lena.lastMessage('partner-brightwater').text).not.toContain('Fabrikam');
});

describe('an update that is left out for a partner', { tags: 'thorough' }, () => {
  test('is not posted; outcomes are, and the card stays current', async () => {
    const world = await startWorld();
    await setPartner(world, { 'Updates sent': ['Progress'] });
    await sendHandoff(world);
    await world.timeIs('2026-11-30T09:00:00-05:00');
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff delayed');
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'She knows them.' });
    expect(inThread(world)).toEqual([]);
    await decide(world, world.sandbox.as('U0PRIYA'), 'Accept', { By: '2026-12-02' });
    expect(inThread(world).map(({ text }) => text)).toEqual([expect.stringContaining('has accepted this handoff')]);
    expect(await lastChanges(world)).toContain(
      'Updates sent  delays and new dates; somebody else is asked; progress → progress',
    );
  });

  test('does not take the others with it', async () => {
    const world = await startWorld();
    await setPartner(world, { 'Updates sent': ['Somebody else is asked'] });
    await sendHandoff(world);
    await world.timeIs('2026-11-30T09:00:00-05:00');
    expect(inThread(world)).toEqual([]);
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'She knows them.' });
    expect(inThread(world).map(({ text }) => text)).toEqual([expect.stringContaining('with somebody else')]);
  });
});

describe('a partner that is paused', { tags: 'thorough' }, () => {
  test('is posted nothing, and nobody is called because of what waits', async () => {
    const world = await sentWorld();
    await setPartner(world, PAUSE);
    const before = requestsTo(world, CHANNEL).length;
    await accept(world);
    await sendHandoff(world, { Account: 'Contoso' });
    for (const day of ['25', '26']) await world.timeIs(`2026-11-${day}T10:00:00-05:00`);
    expect(requestsTo(world, CHANNEL)).toHaveLength(before);
    expect(world.alex.messages()).toEqual([]);
  });

  test('is said on the cards of author and account executive, and in the status, until it is lifted', async () => {
    const world = await sentWorld();
    await setPartner(world, PAUSE);
    const words = 'Brightwater Consulting is paused: nothing is posted to them. By @Ada';
    expect(world.sam.lastMessage().text).toContain(words);
    await accept(world);
    expect(world.maya.lastMessage().text).toContain(words);
    const [reference = ''] = /H\d{7}/.exec(world.maya.lastMessage().text) ?? [];
    await world.maya.slash(`/handoff status ${reference}`);
    expect(world.maya.lastMessage().text).toContain(words);
    await setPartner(world, { Pause: [] });
    expect(messagesWith(world.maya, 'is paused').filter(({ isEphemeral }) => !isEphemeral)).toEqual([]);
    expect(messagesWith(world.sam, 'is paused')).toEqual([]);
  });

  test('reads in order, once, what happened meanwhile when the pause is lifted', async () => {
    const world = await sentWorld();
    await setPartner(world, PAUSE);
    await world.timeIs('2026-11-30T09:00:00-05:00');
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'She knows them.' });
    await decide(world, world.sandbox.as('U0PRIYA'), 'Accept', { By: '2026-12-02' });
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff received');
    await setPartner(world, { Pause: [] });
    await setPartner(world, { Pause: [] });
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff accepted');
    expect(inThread(world).map(({ text }) => text)).toEqual([
      expect.stringContaining('this is with somebody else on our side now'),
      expect.stringContaining('has accepted this handoff'),
    ]);
    expect(messagesWith(world.lena, 'Handoff accepted', 'partner-brightwater')).toHaveLength(1);
    expect(await lastChanges(world)).toMatch(/Paused {2}yes → no[^]*Paused {2}no → yes/);
  });

  test('stays paused over a restart, a clock that is set, and a form that was opened before the pause', async () => {
    const world = await sentWorld();
    const robin = world.sandbox.as('U0ROBIN');
    await nameRoles(world.ada, { Administrators: ['Ada Novak', 'Robin Hayes'] });
    await robin.slash('/handoff partners');
    await modalOf(robin).press('Edit');
    await setPartner(world, PAUSE);
    await fillForm(modalOf(robin), { Name: 'Brightwater Group' });
    expect(await modalOf(robin).submit()).toEqual({ ok: true });
    await accept(world);
    await world.restart();
    world.setClock(2 * 60 * 60_000);
    await world.timeIs('2026-11-24T11:00:00-05:00');
    expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff received');
    expect(inThread(world)).toEqual([]);
    expect(world.sam.lastMessage().text).toContain('Brightwater Group is paused: nothing is posted to them. By @Ada');
  });
});
