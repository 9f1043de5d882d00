import { describe, expect, test } from 'vitest';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { erase } from '../../src/db/erasing/erasing.ts';
import { fillForm, modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { decide } from '../support/deeds.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { answerTo, referenceOf } from '../support/reading.ts';

/** What is left of a handoff that is over, of a person and of a partner once they are erased. */

const LATER = '2026-11-24T10:30:00-05:00';
const AFTER_89_DAYS = '2027-02-21T10:00:00-05:00';
const AFTER_91_DAYS = '2027-02-23T10:00:00-05:00';

/** Maya hands off a deal and takes it back. */
async function withdrawn(world: World): Promise<string> {
  await sendHandoff(world);
  const reference = await referenceOf(world.maya);
  await withdraw(world, reference);
  return reference;
}

async function withdraw(world: World, reference: string): Promise<void> {
  await world.maya.slash(`/handoff status ${reference}`);
  expect(await decide(world, world.maya, 'Withdraw…', { Why: 'The customer has decided.' })).toEqual({ ok: true });
}

async function status(person: PersonAtKeyboard, reference: string): Promise<string> {
  await person.slash(`/handoff status ${reference}`);
  return answerTo(person);
}

describe('the words of a handoff that is over', () => {
  test('are kept for as long as the operator says, and what is open keeps its own', { tags: 'thorough' }, async () => {
    const world = await startWorld({ settings: { KEEP_CLOSED_DAYS: '90' } });
    const reference = await withdrawn(world);
    await sendHandoff(world, { Account: 'Contoso Foods' });
    const open = await referenceOf(world.maya);
    await world.timeIs(AFTER_89_DAYS);
    expect(await status(world.maya, reference)).toContain('Fabrikam');
    await world.timeIs(AFTER_91_DAYS);
    const left = await status(world.maya, reference);
    expect(left).toContain('(erased)');
    expect(left).not.toContain('Fabrikam');
    expect(left).not.toContain('The customer has decided');
    expect(await status(world.maya, open)).toContain('Contoso Foods');
  });

  test('are kept for ever unless they say so', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const reference = await withdrawn(world);
    await world.timeIs('2028-11-24T10:00:00-05:00');
    expect(await status(world.maya, reference)).toContain('Fabrikam');
  });

  test('are not in another packet that begins like it', async () => {
    const world = await startWorld({ settings: { KEEP_CLOSED_DAYS: '90' } });
    const reference = await withdrawn(world);
    await world.timeIs(AFTER_91_DAYS);
    await status(world.maya, reference);
    await world.maya.lastMessage().press('Another like this…');
    expect(modalOf(world.maya).text).not.toContain('(erased)');
    expect(JSON.stringify(world.maya.state().views)).not.toContain('(erased)');
  });
});

describe('once somebody or something was erased', { tags: 'thorough' }, () => {
  /** The operator stops the bot, erases and starts it again. */
  async function erased(world: World, order: Parameters<typeof erase>[1]): Promise<void> {
    const { databaseUrl } = world.config;
    const meanwhile = () => void erase(databaseUrl, order, { now: Date.parse(LATER), isMeant: true });
    await world.outageUntil(LATER, meanwhile);
  }

  test('a person is shown as somebody, and nobody stumbles over them', async () => {
    const world = await startWorld({ databaseUrl: databaseOnDisk() });
    const reference = await withdrawn(world);
    await erased(world, { what: 'person', id: 'U0SAM', names: [] });
    const left = await status(world.maya, reference);
    expect(left).toContain('somebody who was erased');
    expect(left).not.toContain('Sam');
    await sendHandoff(world);
    expect(world.sam.lastMessage().text).toContain('brought by');
  });

  test('a partner is offered nowhere, what it brought still says how it ended, and its company can be registered anew', async () => {
    const world = await startWorld({ databaseUrl: databaseOnDisk() });
    const reference = await withdrawn(world);
    await erased(world, { what: 'partner', id: 'Brightwater Consulting', names: [] });
    expect(await status(world.maya, reference)).toContain('Withdrawn');
    await world.ada.slash('/handoff partners');
    expect(JSON.stringify(world.ada.state().views)).not.toMatch(/Brightwater Consulting|\(erased\)/);
    await modalOf(world.ada).press('Register a partner');
    await fillForm(modalOf(world.ada), { 'Shared channel': 'partner-brightwater' });
    await modalOf(world.ada).submit();
    expect(modalOf(world.ada).fields()).toContain('Other contacts');
  });
});
