import { describe, expect, test } from 'vitest';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { fillForm, modalOf, readsLastPage, startWorld, type Typing, type World } from '../support/bot.ts';
import { decide, decline, sentWorld, whatIsWrong } from '../support/deeds.ts';
import { answerTo, messagesWith, referenceOf } from '../support/reading.ts';
import { card, checkedWorld, clear, name, sendToCheck, thread } from './checked.ts';

/** Where a handoff in its conflict check is found without its messages, and what its author can do about it there. */

const REASON = { 'What stands in the way': 'Ferrous has registered it; ask whether they agree.' };

/** Where it stands, with what its reader can press there. */
async function status(person: PersonAtKeyboard, reference: string) {
  await person.slash(`/handoff status ${reference}`);
  return person.lastMessage();
}

async function returnIt(world: World): Promise<string> {
  expect(await decide(world, world.alex, 'Return…', REASON)).toEqual({ ok: true });
  return referenceOf(world.maya);
}

describe('whoever wrote it finds in the status', { tags: 'thorough' }, () => {
  test('how to withdraw it while it is checked, and nobody else does: the card of who signs and the partner’s say so', async () => {
    const world = await checkedWorld();
    const reference = await referenceOf(world.maya);
    for (const person of [world.alex, world.sam, world.ada])
      expect((await status(person, reference)).buttons).not.toContain('Withdraw…');
    const found = await status(world.maya, reference);
    expect(found.buttons).toEqual(['Withdraw…', 'Another like this…']);
    await found.press('Withdraw…');
    await fillForm(modalOf(world.maya), { Why: 'The customer has decided.' });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.alex.messageSaying('Conflict check').buttons).toEqual([]);
    expect(card(world)).toContain('Handoff withdrawn');
    expect(thread(world)).toHaveLength(1);
    expect((await status(world.maya, reference)).buttons).not.toContain('Withdraw…');
  });

  test('how to mend one that came back, which then is checked again under the same reference', async () => {
    const world = await checkedWorld();
    const reference = await returnIt(world);
    for (const person of [world.alex, world.sam, world.ada])
      expect((await status(person, reference)).buttons).not.toContain('Mend and send again');
    const found = await status(world.maya, reference);
    expect(found.buttons.slice(0, 2)).toEqual(['Mend and send again', 'Withdraw…']);
    await found.press('Mend and send again');
    await fillForm(modalOf(world.maya), {
      'Partner’s agreement': true,
      'Risk and channel conflict': 'Ferrous agrees, see the note of Monday.',
    });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await readsLastPage(world);
    await world.settle();
    expect(await referenceOf(world.maya)).toBe(reference);
    expect(world.alex.lastMessage().buttons).toContain('Clear');
  });

  test('how to withdraw one that came back', async () => {
    const world = await checkedWorld();
    const reference = await returnIt(world);
    await (await status(world.maya, reference)).press('Withdraw…');
    await fillForm(modalOf(world.maya), { Why: 'Ferrous keeps it.' });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
    expect(card(world)).toContain('Handoff withdrawn');
    expect(messagesWith(world.sam, 'Ferrous keeps it.')).toEqual([]);
  });
});

test('one that came back after it was re-routed, and is mended for somebody else, says so on the card of who was asked before', {
  tags: 'thorough',
}, async () => {
  const world = await checkedWorld();
  await clear(world);
  // What was signed holds for ten business days.
  await world.timeIs('2026-12-15T10:00:00-05:00');
  await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' });
  const reference = await returnIt(world);
  expect(world.sam.messageSaying('Re-routed to').text).toContain('Re-routed to @Priya.');
  await (await status(world.maya, reference)).press('Mend and send again');
  await fillForm(modalOf(world.maya), { 'Account executive': 'Iris Chen', 'Partner’s agreement': true });
  expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  await readsLastPage(world);
  await world.settle();
  expect(world.sam.messageSaying('Re-routed to').text).toContain('Re-routed to @Iris.');
});

describe('the list', { tags: 'thorough' }, () => {
  const list = async (person: PersonAtKeyboard): Promise<string> => {
    await person.slash('/handoff list');
    return answerTo(person);
  };

  test('shows who signs that it is their turn, nobody else that it is theirs, and nothing to an account executive who is not asked yet', async () => {
    const world = await checkedWorld();
    expect(await list(world.alex)).toMatch(/Your turn\n.*Fabrikam Logistics.*Conflict check.*sign its conflict check/);
    expect(await list(world.maya)).toMatch(/Sent by you\n.*Fabrikam Logistics.*Conflict check/);
    expect(await list(world.maya)).not.toContain('Your turn');
    expect(await list(world.sam)).toContain('You have no open handoffs.');
    await world.alex.messageSaying('brought by').press('Clear');
    await world.settle();
    expect(await list(world.alex)).not.toContain('Fabrikam');
    expect(await list(world.sam)).toMatch(/Your turn\n.*Fabrikam Logistics.*answer/);
  });

  test('shows one that nobody signed in time to the intake owner as theirs to decide, and still to who was asked', async () => {
    const world = await startWorld({ isChecked: true });
    await name(world, { 'Intake owner': 'Iris Chen' });
    await sendToCheck(world);
    const iris = world.sandbox.as('U0IRIS');
    expect(await list(iris)).toContain('You have no open handoffs.');
    await world.timeIs('2026-11-26T17:00:00-05:00');
    expect(await list(iris)).toMatch(/Your turn\n.*Conflict check overdue.*decide what is next/);
    expect(await list(world.alex)).toMatch(/Your turn\n.*Conflict check overdue.*sign its conflict check/);
  });

  test('shows one that came back to its author as theirs to mend', async () => {
    const world = await checkedWorld();
    await returnIt(world);
    expect(await list(world.maya)).toMatch(/Your turn\n.*Returned, to be mended.*mend it and send it again/);
    expect(await list(world.alex)).toContain('You have no open handoffs.');
  });
});

describe('a fact that is corrected once the conflict check is signed', () => {
  const REFUSED = { Account: 'Its conflict check was for Fabrikam Logistics. Withdraw it, and hand off anew.' };

  async function correcting(world: World): Promise<World> {
    await (await status(world.maya, await referenceOf(world.maya))).press('Correct a fact…');
    return world;
  }

  async function corrected(world: World, typed: Typing): Promise<void> {
    await fillForm(modalOf((await correcting(world)).maya), typed);
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
  }

  test('is not another account: the form stays and says beside the name what to do', async () => {
    const world = await checkedWorld();
    await clear(world);
    await correcting(world);
    const typed = { Account: 'Contoso', 'Warm path': 'Lena meets Jonas on Thursdays.' };
    expect(await whatIsWrong(world.maya, typed)).toEqual(REFUSED);
    expect(modalOf(world.maya).value('Warm path')).toBe('Lena meets Jonas on Thursdays.');
    expect(messagesWith(world.sam, 'Contoso')).toEqual([]);
    await fillForm(modalOf(world.maya), { Account: 'FABRIKAM Logistics, Inc.' });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.sam.messageSaying('Accept').text).toContain('FABRIKAM Logistics, Inc.');
  });

  test('does not become another account in two steps either', { tags: 'thorough' }, async () => {
    const world = await checkedWorld({ 'Account’s website or CRM record': 'fabrikam.com' });
    await clear(world);
    await corrected(world, { Account: 'Contoso' });
    await correcting(world);
    const other = { 'Account’s website or CRM record': 'contoso.com' };
    expect(await whatIsWrong(world.maya, other)).toEqual(REFUSED);
  });

  test('may be any when its author has certified it: nobody else has signed for an account', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    await corrected(world, { Account: 'Contoso' });
    expect(messagesWith(world.sam, 'Contoso')).not.toEqual([]);
  });

  test('may be any again when it was declined and is handed off anew, which is checked anew', {
    tags: 'thorough',
  }, async () => {
    const world = await checkedWorld();
    await clear(world);
    await decline(world, { Reason: 'No evidence' });
    await world.maya.lastMessage().press('Mend and send again');
    const mended = { Account: 'Contoso', Evidence: 'Notes: https://docs.example.com/contoso' };
    await fillForm(modalOf(world.maya), { 'Partner’s agreement': true, ...mended });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await readsLastPage(world);
    await world.settle();
    expect(world.alex.lastMessage().text).toContain('Contoso');
    expect(world.alex.lastMessage().buttons).toContain('Clear');
  });
});
