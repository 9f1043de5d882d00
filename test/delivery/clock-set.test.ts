import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { Slack } from '../../src/slack/web-api.ts';
import { AE, AE_CHANNEL, REFERENCE, startFastWorld, type Work } from '../support/fast-world.ts';

/** The machine's clock is set while messages wait. Real time is what Slack and people go by. */

const HOUR = 60 * 60_000;
type World = Awaited<ReturnType<typeof startFastWorld>>;
type SetsClock = (bot: Work) => Promise<void>;

const tries = async ({ loop }: Work) => {
  loop.nudge();
  await loop.idle();
};

/** How the clock is set, as seen by the bot that runs meanwhile. */
const CLOCKS: Record<string, (world: World) => SetsClock> = {
  'two hours back': (world) => async (bot) => {
    world.setClock(-2 * HOUR);
    await tries(bot);
  },
  'two hours forward': (world) => async (bot) => {
    world.setClock(2 * HOUR);
    await tries(bot);
  },
  'a day forward and back again': (world) => async (bot) => {
    world.setClock(24 * HOUR);
    await tries(bot);
    world.setClock(0);
    await tries(bot);
  },
};

/** The first posts to the account executive fail so; the others succeed. */
const failing = ({ slack }: World, failures: Error[]): Slack => ({
  ...slack,
  async post(channel, ...rest) {
    const failure = channel === AE_CHANNEL ? failures.shift() : undefined;
    if (failure) throw failure;
    return slack.post(channel, ...rest);
  },
});

/** The first try is made, then the clock is set, then all the rest. */
async function triedOnce(world: World, failures: Error[], setsClock: SetsClock): Promise<void> {
  const bot = world.startBot({ slack: failing(world, failures) });
  await world.sends(bot);
  await world.delivers(bot, () => failures.length === 0);
  await setsClock(bot);
  await world.delivers(bot);
}

const silence = () => new WebAPIRequestError(new Error('socket hang up'));

const WAITING: Record<string, (world: World, setsClock: SetsClock) => Promise<void>> = {
  'messages that nobody has tried to send yet': async (world, setsClock) => {
    const bot = world.startBot();
    await world.sends(bot);
    await setsClock(bot);
    await world.delivers(bot);
  },

  'messages for which Slack’s limits have no room left': async (world, setsClock) => {
    const bot = world.startBot();
    await world.sends(bot);
    await world.delivers(bot);
    await setsClock(bot);
    await bot.services.handoffs.accept(
      REFERENCE,
      { userId: AE, teamId: 'T0NORTHWIND' },
      { move: 'Join the call.', moveBy: '2026-12-01' },
    );
    await world.delivers(bot);
  },

  'a message that Slack makes wait for two minutes': (world, setsClock) =>
    triedOnce(world, [new WebAPIRateLimitedError(120)], setsClock),

  'a message that Slack did not take': (world, setsClock) =>
    triedOnce(world, [new WebAPIPlatformError({ ok: false, error: 'external_channel_migrating' })], setsClock),

  'a message of which nobody knows whether Slack has it': (world, setsClock) =>
    triedOnce(world, [silence()], setsClock),

  'a message that two looks have not found, and that is sent again': async (world, setsClock) => {
    const bot = world.startBot({ slack: failing(world, [silence()]) });
    await world.sends(bot);
    const startedAt = world.clock.now();
    await world.delivers(bot, () => world.clock.now() > startedAt + 100_000);
    await setsClock(bot);
    await world.delivers(bot);
  },

  'messages while Slack is away': async (world, setsClock) => {
    let isAway = true;
    const slack: Slack = {
      ...world.slack,
      isThere: async () => !isAway,
      post: async (...asked) => {
        if (isAway) throw new WebAPIPlatformError({ ok: false, error: 'external_channel_migrating' });
        return world.slack.post(...asked);
      },
      directMessageWith: async (user) => {
        if (isAway) throw silence();
        return world.slack.directMessageWith(user);
      },
    };
    const bot = world.startBot({ slack });
    await world.sends(bot);
    const startedAt = world.clock.now();
    await world.delivers(bot, () => world.clock.now() > startedAt + 60_000);
    await setsClock(bot);
    isAway = false;
    await world.delivers(bot);
  },

  'a message that is on its way': async (world, setsClock) => {
    let arrives: () => void = () => undefined;
    let leaves: () => void = () => undefined;
    let isOnItsWay = false;
    const hasLeft = new Promise<void>((resolve) => (leaves = resolve));
    const post: Slack['post'] = async (channel, ...rest) => {
      if (channel === AE_CHANNEL && !isOnItsWay) {
        isOnItsWay = true;
        leaves();
        await new Promise<void>((resolve) => (arrives = resolve));
      }
      return world.slack.post(channel, ...rest);
    };
    const bot = world.startBot({ slack: { ...world.slack, post } });
    await world.sends(bot);
    while (!isOnItsWay) {
      await Promise.race([hasLeft, tries(bot)]);
      if (!isOnItsWay) world.clock.advance(1_000);
    }
    const idle = setsClock(bot);
    arrives();
    await idle;
    await world.delivers(bot);
  },

  'a message that was on its way when the last process ended': async (world, setsClock) => {
    const first = world.startBot();
    first.loop.stop();
    await world.sends(first);
    const [card] = await world.store.outbox.of(REFERENCE);
    if (card) await world.store.outbox.claim(card, world.clock.now());
    const next = world.startBot();
    await next.delivery.recover();
    await tries(next);
    await setsClock(next);
    await world.delivers(next);
  },
};

/** How long it takes (real ms) until everything has gone out, each message once. */
async function timeToSend(waiting: string, clock: string | null): Promise<number> {
  const world = await startFastWorld();
  const startedAt = world.clock.now();
  await WAITING[waiting]?.(world, (clock === null ? undefined : CLOCKS[clock]?.(world)) ?? tries);
  expect(await world.store.outbox.unsent()).toBe(0);
  const notices = await world.store.outbox.of(REFERENCE);
  for (const { id, kind, status } of notices) if (status === 'sent') expect(world.copiesOf(id), kind).toBe(1);
  expect(notices.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ae_card', 'partner_card']));
  return (world.allSaidAt() ?? Number.POSITIVE_INFINITY) - startedAt;
}

const asEver = new Map<string, Promise<number>>();

/** The same while nobody sets the clock: once for all three. */
function timeAsEver(waiting: string): Promise<number> {
  const time = asEver.get(waiting) ?? timeToSend(waiting, null);
  asEver.set(waiting, time);
  return time;
}

describe.each(Object.keys(CLOCKS))('when the clock is set %s', { tags: 'thorough' }, (clock) => {
  test.each(Object.keys(WAITING))('%s: it goes out when it would have, and once', async (waiting) => {
    const usual = await timeAsEver(waiting);
    const atMost = await timeToSend(waiting, clock);
    // A second for each call that is spent on finding out: whether Slack has it, and who reads it.
    expect(Math.abs(atMost - usual)).toBeLessThanOrEqual(2_000);
  });
});

describe('when the clock was set two hours back while the bot was not running', { tags: 'thorough' }, () => {
  const MINUTE = 60_000;
  test.each([
    ['a message that nobody has tried to send', `status = 'queued', attempts = 0`, 0],
    ['a message that Slack did not take', `status = 'queued', attempts = 3, problem = 'update_failed'`, 5],
    ['a message that Slack made wait', `status = 'queued', attempts = 1, problem = 'rate limited'`, 60],
    ['a message that was on its way', `status = 'claimed'`, 2],
    ['a message of which nobody knows', `status = 'unknown', attempts = 1, problem = 'no_answer'`, 7],
  ])('%s goes out as late as it ever may, and no later', async (_, state, minutes) => {
    const world = await startFastWorld();
    const first = world.startBot();
    first.loop.stop();
    await world.sends(first);
    const then = world.clock.now() + 2 * HOUR;
    const moments = `next_try_at = ${then}, claimed_at = ${then}, resend_from = ${then + HOUR}`;
    world.byHand(`update notices set ${state}, ${moments} where kind = 'ae_card'`);
    const next = world.startBot();
    await next.delivery.recover();
    const startedAt = world.clock.now();
    await world.delivers(next);
    expect(await world.store.outbox.unsent()).toBe(0);
    expect((world.allSaidAt() ?? Number.POSITIVE_INFINITY) - startedAt).toBeLessThanOrEqual(minutes * MINUTE + 5_000);
    for (const { id } of await world.store.outbox.of(REFERENCE)) expect(world.copiesOf(id)).toBeLessThanOrEqual(1);
  });
});
