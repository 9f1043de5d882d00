import { expect, test } from 'vitest';
import { AE, REFERENCE, startFastWorld } from '../support/fast-world.ts';

const MINUTE = 60_000;

test('a card that loses its Undo is due from then on: the figure on which an operator is called counts from there', {
  tags: 'thorough',
}, async () => {
  const { clock, startBot, sends, delivers } = await startFastWorld();
  const bot = startBot();
  const { services, delivery, loop } = bot;
  await sends(bot);
  await delivers(bot);
  const answer = { move: 'Call Jonas on Thursday.', moveBy: '2026-11-30' };
  await services.handoffs.accept(REFERENCE, { userId: AE, teamId: 'T0NORTHWIND' }, answer);
  await delivers(bot);
  loop.stop();
  clock.advance(20 * MINUTE);
  await services.dueWork.doWhatIsDue();
  expect(await delivery.oldestDueMs()).toBe(0);
  clock.advance(MINUTE);
  expect(await delivery.oldestDueMs()).toBe(MINUTE);
});
