import { describe, expect, test } from 'vitest';
import { AE_CHANNEL, REFERENCE, startFastWorld } from '../support/fast-world.ts';

/** Messages while nothing can be saved: SQLite refuses every write, and reads as ever. */

type FastWorld = Awaited<ReturnType<typeof startFastWorld>>;

const refuseWrites = ({ byHand }: FastWorld) => byHand('PRAGMA query_only = 1');
const takeWrites = ({ byHand }: FastWorld) => byHand('PRAGMA query_only = 0');

/** A second at a time, for so long. */
async function pass({ clock }: FastWorld, { loop }: ReturnType<FastWorld['startBot']>, seconds: number) {
  for (let second = 0; second < seconds; second += 1) {
    clock.advance(1_000);
    loop.nudge();
    await loop.idle();
  }
}

const statesOf = async ({ store }: FastWorld) => (await store.outbox.of(REFERENCE)).map(({ status }) => status);
const keysOf = async ({ store }: FastWorld) => (await store.outbox.of(REFERENCE)).map(({ id }) => id);

describe('while nothing can be saved', () => {
  test('nothing is sent, and it is tried every five seconds whether that is over; then everybody is told once', async () => {
    const world = await startFastWorld();
    let [looks, calls] = [0, 0];
    const mustTakeWrites = (now: number) => {
      looks += 1;
      return world.store.probes.mustTakeWrites(now);
    };
    const counted = async <T>(call: Promise<T>): Promise<T> => {
      calls += 1;
      return call;
    };
    const bot = world.startBot({
      store: { ...world.store, probes: { ...world.store.probes, mustTakeWrites } },
      slack: {
        ...world.slack,
        post: (...args) => counted(world.slack.post(...args)),
        directMessageWith: (...args) => counted(world.slack.directMessageWith(...args)),
      },
    });
    await world.sends(bot);
    refuseWrites(world);
    await pass(world, bot, 3);
    const begun = calls;
    await pass(world, bot, 600);
    expect(await statesOf(world)).toEqual(['queued', 'queued']);
    expect(calls, 'Slack is not asked again and again').toBe(begun);
    expect(looks).toBeGreaterThan(100);
    expect(looks).toBeLessThanOrEqual(121);
    takeWrites(world);
    await pass(world, bot, 30);
    expect(await statesOf(world)).toEqual(['sent', 'sent']);
    for (const key of await keysOf(world)) expect(world.copiesOf(key)).toBe(1);
  });

  test('what Slack has taken is kept in mind: it is written down afterwards, and not sent twice', async () => {
    const world = await startFastWorld();
    const bot = world.startBot({
      slack: {
        ...world.slack,
        async post(channel, ...rest) {
          const posted = await world.slack.post(channel, ...rest);
          if (channel === AE_CHANNEL) refuseWrites(world);
          return posted;
        },
      },
    });
    await world.sends(bot);
    await pass(world, bot, 60);
    expect(await statesOf(world)).toContain('claimed');
    takeWrites(world);
    await pass(world, bot, 30);
    expect(await statesOf(world), 'and nobody is told that something did not arrive').toEqual(['sent', 'sent']);
    for (const key of await keysOf(world)) expect(world.copiesOf(key)).toBe(1);
  });

  test('what was due is not called a failure of each handoff: it is done when it can be saved', async () => {
    const world = await startFastWorld();
    const bot = world.startBot();
    await world.sends(bot);
    await world.delivers(bot);
    refuseWrites(world);
    world.clock.advance(10 * 24 * 3_600_000);
    await expect(bot.services.dueWork.doWhatIsDue()).rejects.toMatchObject({ name: 'StoreTrouble' });
    takeWrites(world);
    await bot.services.dueWork.doWhatIsDue();
    expect((await world.store.history(REFERENCE)).map(({ kind }) => kind)).toContain('lapsed');
  });
});
