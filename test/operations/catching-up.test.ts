import { ALL_THE_SAME } from '../support/packets.ts';
import { WebAPIRequestError } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { Store } from '../../src/db/store.ts';
import { formFor } from '../../torture/packets.ts';
import { startFastWorld, type Work } from '../support/fast-world.ts';

const HANDOFFS = 20;
/** So many are done in a minute here, as if there were thousands. */
const DONE_A_MINUTE = 4;
const AFTER_THE_WEEKEND = '2026-11-30T10:00:00-05:00';
const MINUTE = 60_000;
const REFUSED = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

type World = Awaited<ReturnType<typeof startWorld>>;

/** The parts that this file watches: what Slack was given, and whether it answers. */
async function startWorld() {
  const world = await startFastWorld();
  const { slack, clock, store } = world;
  const said: string[] = [];
  const outage = { isNow: false };
  const directory = { isAway: false };
  const post: typeof slack.post = (channel, message, ...rest) => {
    if (outage.isNow) throw new WebAPIRequestError(REFUSED);
    said.push(message.text);
    return slack.post(channel, message, ...rest);
  };
  const isThere = async () => !outage.isNow;
  const lookUpMember: typeof slack.lookUpMember = async (userId) => {
    if (directory.isAway) throw new WebAPIRequestError(REFUSED);
    return slack.lookUpMember(userId);
  };
  let references = 0;
  const start = (changes: Partial<Store> = {}): Work =>
    world.startBot({
      slack: { ...slack, post, isThere, lookUpMember },
      store: { ...store, dueHandoffs: (now) => store.dueHandoffs(now, DONE_A_MINUTE), ...changes },
      newReference: () => `H${(references += 1)}`,
    });

  return {
    ...world,
    start,
    outage,
    /** Whether Slack says who people are. */
    directory,
    /** Each word of work that stands still. */
    alarms: () => said.filter((text) => text.startsWith('Something stands still')),

    async sendMany({ services }: Work, count: number): Promise<void> {
      for (let at = 0; at < count; at += 1) {
        const input = formFor(`Account ${at}`, { partner: world.partner, ae: `U0AE${at}`, author: `U0AUTHOR${at}` });
        const by = { userId: `U0AUTHOR${at}`, teamId: 'T0NORTHWIND' };
        await services.sending.send({
          by,
          input,
          requestKey: `form ${at}`,
          revisionOf: null,
          overrideReason: ALL_THE_SAME,
        });
      }
    },

    /** So many minutes, as the bot passes them: the auditor looks while the work of the minute begins. */
    async minutes(bot: Work, count: number, isWorking = true): Promise<void> {
      for (let minute = 0; minute < count; minute += 1) {
        const until = clock.now() + MINUTE;
        const work = isWorking ? bot.services.dueWork.doWhatIsDue() : Promise.resolve();
        await bot.auditor.audit();
        await work;
        await world.delivers(bot, () => (bot.loop.nextDue() ?? until) >= until);
        clock.advanceTo(until);
      }
    },

    isOver: (iso: string) => clock.advanceTo(Date.parse(iso)),
  };
}

/** All handoffs have lapsed while the bot was away, and it has just been started again. */
async function backAfterTheWeekend(world: World, changes: Partial<Store> = {}): Promise<Work> {
  const before = world.start();
  await world.sendMany(before, HANDOFFS);
  await world.delivers(before);
  before.loop.stop();
  world.isOver(AFTER_THE_WEEKEND);
  const bot = world.start(changes);
  await bot.delivery.recover();
  return bot;
}

test('after a weekend off nobody hears that work stands still, while it is done bit by bit', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld();
  const bot = await backAfterTheWeekend(world);
  const catchingUp: boolean[] = [];
  for (let minute = 0; minute < 12; minute += 1) {
    await world.minutes(bot, 1);
    expect(bot.auditor.stalls()).toEqual([]);
    catchingUp.push(bot.auditor.isCatchingUp());
  }
  expect(catchingUp[0]).toBe(true);
  expect(catchingUp.filter(Boolean).length).toBeGreaterThan(3);
  expect(catchingUp.at(-1)).toBe(false);
  expect(await world.store.dueHandoffs(world.clock.now(), 1)).toEqual([]);
  expect(world.alarms()).toEqual([]);
});

test('what stands still beside it is told, once the rest is done', { tags: 'thorough' }, async () => {
  const world = await startWorld();
  const { change } = world.store;
  const failsForOne: Store['change'] = async (id, ...rest) => {
    if (id === 'H7') throw new Error('This one cannot be seen to.');
    return change(id, ...rest);
  };
  const bot = await backAfterTheWeekend(world, { change: failsForOne });
  await world.minutes(bot, 4);
  expect(world.alarms()).toEqual([]);
  await world.minutes(bot, 8);
  expect(bot.auditor.stalls()).toEqual(['overdue']);
  expect(world.alarms()).toEqual(['Something stands still: Account 6']);
});

test('when nothing of it is done after the return, that is told within two minutes', { tags: 'thorough' }, async () => {
  const world = await startWorld();
  const bot = await backAfterTheWeekend(world);
  await world.minutes(bot, 2, false);
  expect(bot.auditor.stalls()).toEqual(['overdue']);
  expect(world.alarms()).toHaveLength(1);
});

test('a machine that slept in the middle of a message gets a minute before that counts as cut short', async () => {
  const world = await startWorld();
  const bot = world.start();
  await world.sendMany(bot, 1);
  await world.minutes(bot, 2);
  world.byHand(`update notices set status = 'claimed', claimed_at = ${world.clock.now()} where kind = 'ae_card'`);
  world.isOver('2026-11-25T10:00:00-05:00');
  await bot.auditor.audit();
  expect(bot.auditor.stalls()).toEqual([]);
  await world.minutes(bot, 3);
  expect(bot.auditor.stalls()).toEqual(['cut_short']);
});

test('a draft that waited over the weekend gets a quarter of an hour more, until Slack says who its account executive is', async () => {
  const world = await startWorld();
  world.directory.isAway = true;
  const before = world.start();
  await world.sendMany(before, 1);
  before.loop.stop();
  world.isOver(AFTER_THE_WEEKEND);
  const bot = world.start();
  await world.minutes(bot, 15);
  expect(bot.auditor.stalls()).toEqual([]);
  await world.minutes(bot, 3);
  expect(bot.auditor.stalls()).toEqual(['overdue']);
  world.directory.isAway = false;
  await world.minutes(bot, 2);
  expect(bot.auditor.stalls()).toEqual([]);
});

test('while Slack does not answer, the operator sees it, and the intake owner hears nothing of it when Slack is back', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld();
  const bot = world.start();
  await world.minutes(bot, 1);
  world.outage.isNow = true;
  await world.sendMany(bot, 3);
  await world.minutes(bot, 10);
  expect(bot.auditor.stalls()).toEqual(['undelivered']);
  world.outage.isNow = false;
  await world.minutes(bot, 5);
  expect(bot.auditor.stalls()).toEqual([]);
  expect(await world.store.outbox.unsent()).toBe(0);
  expect(world.alarms()).toEqual([]);
});

test('word of work that stood still does not outlive the process, unless it still stands still', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld();
  const first = await backAfterTheWeekend(world);
  first.loop.stop();
  await world.minutes(first, 2, false);
  expect(first.auditor.stalls()).toEqual(['overdue']);
  expect(world.alarms()).toEqual([]);
  const second = world.start();
  await second.delivery.recover();
  await world.minutes(second, 1, false);
  expect(world.alarms()).toEqual([]);
  await world.minutes(second, 2, false);
  expect(world.alarms()).toHaveLength(1);
});
