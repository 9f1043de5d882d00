import { expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld } from '../support/bot.ts';
import { submitForged } from '../support/forged.ts';
import { messagesWith } from '../support/reading.ts';

test('a form that was saved but never answered is sent again by its sender: it closes, and nothing happens twice', async () => {
  const world = await startWorld({ mode: 'http' });
  await sendHandoff(world);
  await world.timeIs('2026-11-27T17:00:00-05:00');
  await world.alex.lastMessage().press('Extend');
  await (await fillForm(modalOf(world.alex), { 'Business days from today': '2', Why: 'Sam was at a fair' })).submit();
  await world.settle();

  const answer = await submitForged(world, () => undefined);
  await world.settle();
  expect(answer).toEqual({});
  expect(messagesWith(world.sam, 'The window was extended')).toHaveLength(1);
  const news = world.lena.lastMessage('partner-brightwater').replies();
  expect(news.filter(({ text }) => text.includes('You will hear from us by'))).toHaveLength(1);
});

test('a form that was refused can be sent again', async () => {
  const world = await startWorld();
  await sendHandoff(world);
  await world.sam.lastMessage().press('Better placed…');
  const form = modalOf(world.sam);
  await fillForm(form, { 'Better placed': 'Sam Okafor' });
  await form.submit();
  await modalOf(world.sam).close();
  await fillForm(modalOf(world.sam), { 'Better placed': 'Priya Raman' });
  expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
});
