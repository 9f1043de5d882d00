import { describe, expect, test } from 'vitest';
import { type World } from '../support/bot.ts';
import { accept, decline, recordOutcome, sentWorld } from '../support/deeds.ts';
import { worldAfter } from '../support/worlds.ts';

const WRONG = { Reason: 'Wrong owner', 'Better placed': 'Priya Raman' };

const thread = ({ lena }: World) =>
  lena
    .lastMessage('partner-brightwater')
    .replies()
    .map(({ text }) => text);

async function passOn(world: World): Promise<void> {
  await decline(world, WRONG);
  await world.timeIs('2026-11-24T12:00:00-05:00');
  await world.alex.lastMessage().press('Pass it on to them');
  await world.settle();
}

const passedOnWorld = worldAfter(passOn, sentWorld);

describe('a handoff that was passed on in one press', { tags: 'thorough' }, () => {
  test('is answered by whoever was named, and the partner is told that answer too', async () => {
    const world = await passedOnWorld();
    await accept(world, world.sandbox.as('U0PRIYA'));
    expect(thread(world)).toEqual([
      expect.stringContaining('this belongs with somebody else on our side, and we are passing it on.'),
      expect.stringContaining('this is with somebody else on our side now.'),
      expect.stringContaining('has accepted this handoff'),
    ]);
  });

  test('and whose acceptance is over later, keeps in the thread why it was passed on', async () => {
    const world = await sentWorld();
    const priya = world.sandbox.as('U0PRIYA');
    world.sandbox.control.join('C0BRIGHTWATER', priya.id);
    await passOn(world);
    await accept(world, priya);
    const request = world.lena.lastMessage('partner-brightwater').replies().at(-1);
    await request?.press('Done');
    await world.settle();
    await recordOutcome(world, 'Not worth working: fit', {}, priya);
    expect(thread(world)[0]).toContain('this belongs with somebody else on our side, and we are passing it on.');
    expect(thread(world)[2]).toContain('@Priya has accepted this handoff');
  });

  test('can come back once more, and the partner reads why', async () => {
    const world = await passedOnWorld();
    await world.timeIs('2026-11-24T13:00:00-05:00');
    await decline(world, { Reason: 'No evidence' }, world.sandbox.as('U0PRIYA'));
    expect(thread(world)).toHaveLength(3);
    expect(thread(world).at(-1)).toContain('Not yet: we still need some more background.');
  });
});
