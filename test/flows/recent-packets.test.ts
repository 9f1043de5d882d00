import { expect, test } from 'vitest';
import { modalOf, sendHandoff, startWorld } from '../support/bot.ts';
import { decline } from '../support/deeds.ts';
import { lastThreeWords } from '../../src/core/packet/score/recent-packets.ts';

test('an author whose last three did not get far reads with the next one that a smaller one helps more, and not after it', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld();
  const words = String(lastThreeWords(true)).slice(0, 40);
  for (const account of ['Contoso Foods', 'Adatum', 'Tailspin Toys']) {
    await world.maya.slash('/handoff');
    expect(modalOf(world.maya).text).not.toContain(words);
    await modalOf(world.maya).close();
    await sendHandoff(world, { Account: account });
    await decline(world, { Reason: 'No evidence' });
  }
  await world.maya.slash('/handoff');
  expect(modalOf(world.maya).text).toContain(words);
  await modalOf(world.maya).close();
  await sendHandoff(world, { Account: 'Litware' });
  await world.maya.slash('/handoff');
  expect(modalOf(world.maya).text).not.toContain(words);
});
