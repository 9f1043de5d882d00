import { expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld } from '../support/bot.ts';
import { accept, recordOutcome, sentWorld } from '../support/deeds.ts';
import { answerTo, referenceOf } from '../support/reading.ts';

/** How well partners are kept informed, where people see it. */

test('who sees a handoff from the inside reads how long ago its partner last heard of it', {
  tags: 'thorough',
}, async () => {
  const world = await sentWorld();
  const reference = await referenceOf(world.maya);
  await accept(world);
  await world.timeIs('2026-11-26T10:30:00-05:00');
  await world.maya.slash(`/handoff status ${reference}`);
  expect(answerTo(world.maya)).toContain('Partner last heard: 2 days ago');
});

test('the intake owner reads under their list how many partners were told of the end within a business day, and nobody else does', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld();
  await world.ada.slash('/handoff settings');
  await fillForm(modalOf(world.ada), { 'Intake owner': 'Alex Romero' });
  expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
  await sendHandoff(world);
  await accept(world);
  await recordOutcome(world, 'Won');
  await world.alex.slash('/handoff list');
  expect(answerTo(world.alex)).toContain(
    'Loop closure. The last closed deal: 1 told to the partner within a business day.',
  );
  await world.maya.slash('/handoff list');
  expect(answerTo(world.maya)).not.toContain('Loop closure');
});

test('a partner that is paused was not told, and that counts', { tags: 'thorough' }, async () => {
  const world = await startWorld();
  await world.ada.slash('/handoff settings');
  await fillForm(modalOf(world.ada), { 'Intake owner': 'Alex Romero' });
  expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
  await sendHandoff(world);
  await accept(world);
  await world.ada.slash('/handoff partners');
  await modalOf(world.ada).press('Edit');
  await fillForm(modalOf(world.ada), { Pause: ['Post nothing for now'] });
  expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
  await modalOf(world.ada).closeAll();
  await recordOutcome(world, 'Won');
  await world.timeIs('2026-11-30T10:30:00-05:00');
  await world.alex.slash('/handoff list');
  expect(answerTo(world.alex)).toContain('The last closed deal: 0 told to the partner within a business day.');
});
