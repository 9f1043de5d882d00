import { describe, expect, test } from 'vitest';
import { loseAe } from '../../src/core/handoff/intake.ts';
import type { NoticeKind } from '../../src/core/notices/notice.ts';
import { passTime } from '../../src/core/handoff/window.ts';
import { CALENDAR, iris, NOW, sam } from '../support/packets.ts';
import { acceptBySam, faultsOf, HOUR, livedWorld, NOTHING, smallWorld, type SmallWorld } from './small-world.ts';

const POSTED_LATER = { status: 'queued', nextTryAt: NOW, problem: 'held until working hours' } as const;

/** One handoff that is open and has had its first reminder queued. */
async function remindedWorld(): Promise<SmallWorld> {
  const world = await smallWorld();
  await world.handOff(1);
  await world.deliver();
  world.timeIs(await world.nextActionOf('H1'));
  await world.change('H1', (handoff) => passTime(handoff, CALENDAR, world.now()));
  return world;
}

/** Somebody deletes the message, and the bot, which would change it, posts it anew. */
async function postAnew(world: SmallWorld, id: string, kind: NoticeKind): Promise<string> {
  const before = await world.notice(id, kind);
  const at = world.inSlack.findIndex(({ key }) => key === before.id);
  const [gone] = world.inSlack.splice(at, 1);
  await world.store.outbox.forgetMessage(before, world.now());
  await world.deliver();
  expect((await world.notice(id, kind)).ts).not.toBe(gone?.ts);
  return before.id;
}

describe('no fault is', () => {
  test('a reminder that was put off until working hours and stands behind what was queued after it', async () => {
    const world = await remindedWorld();
    await world.store.outbox.later(await world.notice('H1', 'reminder'), { ...POSTED_LATER, status: 'held' });
    await world.handOff(2);
    await world.deliver();
    world.timeIs(world.now() + HOUR);
    await world.store.outbox.releaseHeld(world.now());
    await world.deliver();
    expect(Number((await world.notice('H1', 'reminder')).ts)).toBeGreaterThan(
      Number((await world.notice('H2', 'ae_card')).ts),
    );
    expect(faultsOf(world.report())).toEqual(NOTHING);
  });

  test('a reminder that still waits for working hours, and the handoff that it is about', async () => {
    const world = await remindedWorld();
    const workAt = world.now() + 15 * HOUR;
    await world.store.outbox.later(await world.notice('H1', 'reminder'), {
      ...POSTED_LATER,
      status: 'held',
      nextTryAt: workAt,
    });
    expect(faultsOf(world.report())).toEqual(NOTHING);
  });

  test('a reminder that is due and waits for its minute', async () => {
    const world = await smallWorld();
    await world.handOff(1);
    await world.deliver();
    world.timeIs((await world.nextActionOf('H1')) + HOUR);
    expect(faultsOf(world.report())).toEqual(NOTHING);
  });

  test('a reminder that was dropped because the answer came first', async () => {
    const world = await remindedWorld();
    await world.store.outbox.drop(await world.notice('H1', 'reminder'), world.now());
    await world.happens('H1', acceptBySam(world));
    expect(faultsOf(world.report())).toEqual(NOTHING);
  });

  test('a card that was deleted and posted anew before anything else was said', async () => {
    const world = await smallWorld();
    await world.handOff(1);
    await world.deliver();
    await postAnew(world, 'H1', 'ae_card');
    expect(faultsOf(world.report())).toEqual(NOTHING);
  });

  test('a card that was deleted and posted anew later than its place, once the ledger knows that it was deleted', async () => {
    const world = await livedWorld();
    const key = await postAnew(world, 'H3', 'ae_card');
    expect(world.inSlack.filter((message) => message.key === key)).toHaveLength(1);
    expect(faultsOf(world.report(new Set([key])))).toEqual(NOTHING);
    expect(world.report().outOfOrder, 'by itself it cannot tell this from a card that came late').toHaveLength(1);
  });

  test('a post that somebody deleted', async () => {
    const world = await livedWorld();
    const { id } = await world.notice('H1', 'partner_decision');
    world.inSlack.splice(
      world.inSlack.findIndex(({ key }) => key === id),
      1,
    );
    expect(faultsOf(world.report(new Set([id])))).toEqual(NOTHING);
  });

  test('word to the intake owner about a message that did not arrive: it is counted', async () => {
    const world = await remindedWorld();
    const { outbox } = world.store;
    await outbox.claim(await world.notice('H1', 'reminder'), world.now());
    const claimed = await world.notice('H1', 'reminder');
    await outbox.giveUp(claimed, 'not_in_channel', iris.userId, world.now());
    await world.deliver();
    world.timeIs(world.now() + HOUR);
    await outbox.retry(claimed.id, world.now());
    await outbox.later(await world.notice('H1', 'reminder'), POSTED_LATER);
    await world.deliver();
    const report = world.report();
    expect(faultsOf(report)).toEqual(NOTHING);
    expect(report.wordsOfTrouble).toBe(1);
    expect(world.inSlack.map(({ channel, text }) => `${text} in ${channel}`)).toContain(
      'Could not be delivered: Account 1 in D0IRIS',
    );
  });

  test('a call to the intake owner because the account executive has left', async () => {
    const world = await smallWorld();
    await world.handOff(1);
    await world.deliver();
    await world.happens('H1', (handoff) => loseAe(handoff, world.now()));
    expect((await world.store.history('H1')).map(({ actor }) => actor)).toContain(sam.userId);
    expect(faultsOf(world.report())).toEqual(NOTHING);
  });

  test('what happened and nobody was told, as when the bot died between saving and answering', async () => {
    const world = await livedWorld();
    world.told.length = 0;
    expect(faultsOf(world.report())).toEqual(NOTHING);
  });

  test('a message that Slack took after the process that sent it was dead: it is counted', async () => {
    const world = await livedWorld();
    expect(world.report().takenAfterDeath).toBe(0);
    const { id, claimedAt, ts } = await world.notice('H3', 'escalation');
    world.plant('update notices set claimed_at = ? where id = ?', Number(ts) * 1000 - 2000, id);
    world.killedAt.push(Number(ts) * 1000 - 1000);
    expect(claimedAt).not.toBeNull();
    expect(world.report()).toMatchObject({ ...NOTHING, takenAfterDeath: 1 });
  });
});
