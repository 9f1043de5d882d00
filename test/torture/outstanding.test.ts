import { describe, expect, onTestFinished, test } from 'vitest';
import { type Outstanding, watchOutstanding } from '../../torture/outstanding.ts';
import { acceptBySam, HOUR, livedWorld, smallWorld, type SmallWorld } from './small-world.ts';

function watch(world: SmallWorld): () => Outstanding {
  const watching = watchOutstanding(world.file);
  onTestFinished(watching.close);
  return () => watching.look(world.now());
}

describe('a run is over', () => {
  test('when all is said and nothing is due', async () => {
    const world = await livedWorld();
    expect(watch(world)()).toMatchObject({ unsent: 0, due: 0, nextTryAt: null, lastSaidAt: world.now() });
  });

  test('although a reminder waits for working hours, until they come', async () => {
    const world = await livedWorld();
    const look = watch(world);
    const { id } = await world.notice('H3', 'reminder');
    const hold = `update notices set status = 'held', next_try_at = ? where id = ?`;
    world.plant(hold, world.now() + HOUR, id);
    expect(look()).toMatchObject({ unsent: 0 });
    world.timeIs(world.now() + HOUR);
    expect(look()).toMatchObject({ unsent: 1 });
  });
});

describe('a run is not over', () => {
  test('as long as something was not sent; it is tried next when the first of its handoff in a conversation is', async () => {
    const world = await smallWorld();
    const look = watch(world);
    await world.handOff(1);
    expect(look()).toMatchObject({ unsent: 2, lastSaidAt: 0, nextTryAt: world.now() });
    const { outbox } = world.store;
    for (const kind of ['ae_card', 'partner_card'] as const) {
      const nextTryAt = world.now() + (kind === 'ae_card' ? HOUR : 2 * HOUR);
      await outbox.later(await world.notice('H1', kind), { status: 'queued', nextTryAt, problem: 'no_answer' });
    }
    expect(look()).toMatchObject({ unsent: 2, nextTryAt: world.now() + HOUR });
    await world.change('H1', acceptBySam(world));
    world.plant(`update notices set next_try_at = ? where kind like '%card'`, world.now() + HOUR);
    expect(look(), 'what waits behind another is not next').toMatchObject({ nextTryAt: world.now() + HOUR });
    await world.handOff(2);
    expect(look(), 'another handoff does not wait').toMatchObject({ nextTryAt: world.now() });
  });

  test('as long as a second copy of something may turn up', async () => {
    const world = await livedWorld();
    const { id } = await world.notice('H1', 'partner_decision');
    world.plant(`insert into lost_posts (notice, channel, since, until) values (?, 'D0MAYA', 0, 1)`, id);
    expect(watch(world)()).toMatchObject({ unsent: 0, watched: 1 });
  });

  test('when what waits can only be sent by a person, and then nothing is tried next', async () => {
    const world = await livedWorld();
    world.plant(`update notices set status = 'dead_letter' where kind = 'escalation'`);
    expect(watch(world)()).toMatchObject({ unsent: 1, nextTryAt: null });
  });

  test('when a window is over, and not when a reminder is due', async () => {
    const world = await smallWorld();
    const look = watch(world);
    await world.handOff(1);
    await world.deliver();
    world.timeIs(await world.nextActionOf('H1'));
    expect(look()).toMatchObject({ due: 0 });
    world.timeIs(await world.deadlineOf('H1'));
    expect(look()).toMatchObject({ due: 1 });
    world.plant('update handoffs set next_action_at = null');
    expect(look(), 'nor when its row has forgotten that').toMatchObject({ due: 1 });
  });
});

test('the state changes when something happens, when it is written down, and when it is said; not by waiting', async () => {
  const world = await smallWorld();
  const look = watch(world);
  const states = [look().state];
  await world.handOff(1);
  states.push(look().state);
  await world.deliver();
  states.push(look().state);
  world.timeIs(world.now() + HOUR);
  expect(look().state).toBe(states.at(-1));
  expect(new Set(states).size).toBe(3);
});

test('word of trouble is no progress as long as anything else waits', async () => {
  const world = await livedWorld();
  const look = watch(world);
  const saidAt = look().lastSaidAt;
  world.timeIs(world.now() + HOUR);
  const { id } = await world.notice('H3', 'escalation');
  world.plant(`update notices set kind = 'undeliverable', sent_at = ? where id = ?`, world.now(), id);
  expect(look()).toMatchObject({ lastSaidAt: world.now() });
  world.plant(`update notices set status = 'unknown' where kind = 'reminder'`);
  expect(look()).toMatchObject({ lastSaidAt: saidAt });
});
