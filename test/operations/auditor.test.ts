import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driver } from '../../src/db/engine/driver.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { createClock, createSandbox, type Sandbox } from 'slack-sandbox';
import { createHealth } from '../../src/operations/health.ts';
import { someOf } from '../support/sample.ts';
import { createCrash } from '../reliability/crash.ts';
import { FLOWS } from '../reliability/flows.ts';
import { BRIGHTWATER } from '../reliability/steps.ts';
import { type MortalBot, REFERENCE, startMortalBot } from '../reliability/mortal-bot.ts';

const TUESDAY = Date.parse('2026-11-24T10:00:00-05:00');
const manifest = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));
const ends: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

type World = {
  bot: MortalBot;
  sandbox: Sandbox;
  /** Something goes wrong that the bot's own code would never do. */
  byHand: (statement: string) => void;
  /** So many minutes pass; what is due is done unless `asleep`, and the auditor looks at the end of each. */
  minutes: (count: number, asleep?: 'asleep') => Promise<void>;
  plays: (flow: string) => Promise<void>;
};

async function startWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'auditor-'));
  ends.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'handoff.db');
  const sandbox = await createSandbox({ manifest, clock: createClock({ manual: true, startAt: TUESDAY }) });
  ends.push(sandbox.stop);
  const bot = await startMortalBot(sandbox, `file:${file}`, createCrash(Number.POSITIVE_INFINITY));
  ends.push(bot.bury);
  await bot.store.savePartner(BRIGHTWATER, TUESDAY);
  await bot.auditor.audit();
  const settle = async (): Promise<void> => {
    for (
      let next = await bot.catchUp();
      next !== null && next - sandbox.clock.now() < 5_000;
      next = await bot.catchUp()
    )
      sandbox.clock.advanceTo(Math.max(next, sandbox.clock.now() + 1));
  };
  return {
    bot,
    sandbox,
    byHand(statement) {
      const db = new (driver())(file);
      db.exec(statement);
      db.close();
    },
    async minutes(count, asleep) {
      for (let minute = 0; minute < count; minute += 1) {
        sandbox.clock.advance(60_000);
        if (!asleep) await settle();
        await bot.auditor.audit();
      }
      if (!asleep) await settle();
    },
    async plays(name) {
      for (const step of FLOWS[name]?.steps ?? []) {
        await step(bot, sandbox);
        await settle();
      }
    },
  };
}

const wordsToAlex = ({ sandbox }: World) =>
  sandbox
    .as('U0ALEX')
    .messages()
    .filter(({ text }) => text.startsWith('Something stands still'));

describe('work that stands still is noticed within two minutes, and the intake owner hears of it once:', {
  tags: 'thorough',
}, () => {
  const newestCard = `(select max(position) from notices where kind = 'ae_card')`;
  test.each([
    ['a message that was begun and never ended', 'cut_short', claimedByHand],
    ['a handoff for which nothing is due any more', 'forgotten', `update handoffs set next_action_at = null`],
    ['a message that does not exist', 'untold', `delete from notices where position = ${newestCard}`],
    [
      'a message that was taken for needless',
      'untold',
      `update notices set status = 'dropped' where position = ${newestCard}`,
    ],
    [
      'something due that is not done',
      'overdue',
      `update handoffs set next_action_at = 1, stage = 'closed', outcome = 'withdrawn'`,
    ],
    [
      'a message that fails while Slack takes others',
      'failing',
      `update notices set status = 'queued', attempts = 11, next_try_at = ${TUESDAY + 1e7} where kind = 'ae_card'`,
    ],
  ])('%s', async (_name, stall, statement) => {
    const world = await startWorld();
    await world.plays('sending a handoff');
    await world.minutes(1);
    expect(world.bot.auditor.stalls()).toEqual([]);
    world.byHand(typeof statement === 'string' ? statement : statement(world));
    await world.minutes(2);
    expect(world.bot.auditor.stalls()).toContain(stall);
    expect(wordsToAlex(world)).toHaveLength(1);
    await world.minutes(3);
    expect(wordsToAlex(world)).toHaveLength(1);
  });

  test('an answer that its author was never told', async () => {
    const world = await startWorld();
    await world.plays('accepting it');
    world.byHand(`delete from notices where kind = 'author_card'`);
    await world.minutes(2);
    expect(world.bot.auditor.stalls()).toEqual(['untold']);
    expect(wordsToAlex(world)).toHaveLength(1);
  });
});

describe('work that stands still is noticed within two minutes, also when nobody can be told:', () => {
  test('delivery has stopped', async () => {
    const world = await startWorld();
    world.bot.loop.stop();
    await FLOWS['sending a handoff']?.steps[0]?.(world.bot, world.sandbox);
    await world.minutes(2, 'asleep');
    expect(world.bot.auditor.stalls()).toEqual(['undelivered']);
  });

  test('nobody asks what is due', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await world.plays('sending a handoff');
    world.sandbox.clock.advanceTo(Date.parse('2026-11-26T09:30:00-05:00'));
    await world.minutes(2, 'asleep');
    expect(world.bot.auditor.stalls()).toEqual(['overdue']);
  });

  test('a row is damaged, and what else is overdue is still seen', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await world.plays('sending a handoff');
    world.byHand(`update handoffs set deadline_at = null`);
    world.sandbox.clock.advanceTo(Date.parse('2026-11-26T09:30:00-05:00'));
    await world.minutes(2, 'asleep');
    expect(world.bot.auditor.stalls()).toEqual(['overdue']);
  });

  test('but a reminder that waits for working hours is no alarm, neither at night nor in the morning', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    await world.plays('sending a handoff');
    await world.minutes(1);
    // The bot was away when it fell due, at 09:30.
    for (const time of ['2026-11-26T23:00:00-05:00', '2026-11-27T08:57:00-05:00']) {
      world.sandbox.clock.advanceTo(Date.parse(time));
      await world.minutes(2);
      expect(world.bot.auditor.stalls()).toEqual([]);
    }
    world.sandbox.clock.advanceTo(Date.parse('2026-11-27T09:00:10-05:00'));
    await world.bot.auditor.audit();
    expect(world.bot.auditor.stalls()).toEqual([]);
    await world.minutes(2, 'asleep');
    expect(world.bot.auditor.stalls()).toEqual(['overdue']);
  });

  test('a handoff is gone from the books', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await world.plays('sending a handoff');
    await world.minutes(1);
    world.byHand(`update handoffs set stage = 'closed', outcome = 'withdrawn', next_action_at = null`);
    await world.minutes(1);
    expect(world.bot.auditor.stalls()).toEqual(['miscounted']);
  });

  test('the auditor itself', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    world.sandbox.clock.advance(4 * 60_000);
    expect(world.bot.auditor.stalls()).toEqual(['unaudited']);
  });
});

test.each(['saying what came of it', 'finding it not worth working'])(
  '%s leaves the books right: what has ended is not missed among what is open',
  { tags: 'thorough' },
  async (flow) => {
    const world = await startWorld();
    await world.minutes(1);
    await world.plays(flow);
    await world.minutes(1);
    expect(world.bot.auditor.stalls()).toEqual([]);
  },
);

test('readiness says that work stands still, and why, until it goes on', { tags: 'thorough' }, async () => {
  const world = await startWorld();
  await world.plays('sending a handoff');
  const health = createHealth({
    probes: world.bot.store.probes,
    oldestDueMs: async () => 0,
    lastTakenAt: () => world.sandbox.clock.now(),
    isOpen: () => true,
    stalls: world.bot.auditor.stalls,
    mode: 'socket',
    now: world.sandbox.clock.now,
    elapsed: world.sandbox.clock.now,
  });
  const port = await health.start(0);
  ends.push(health.stop);
  const ask = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    return { status: response.status, facts: (await response.json()) as Record<string, unknown> };
  };
  expect(await ask()).toMatchObject({ status: 200, facts: { isWell: true } });
  world.byHand(claimedByHand(world));
  await world.minutes(2);
  expect(await ask()).toMatchObject({ status: 503, facts: { isWell: false, stalled: 'cut_short' } });
  world.byHand(`update notices set status = 'sent' where status = 'claimed'`);
  await world.minutes(1);
  expect(await ask()).toMatchObject({ status: 200, facts: { isWell: true } });
});

test.each(someOf(Object.keys(FLOWS), 4))(
  'there is no false alarm while all goes well: %s',
  { tags: 'thorough' },
  async (flow) => {
    const world = await startWorld();
    for (const step of FLOWS[flow]?.steps ?? []) {
      await step(world.bot, world.sandbox);
      await world.minutes(3);
      expect(world.bot.auditor.stalls()).toEqual([]);
    }
    expect(world.bot.auditor.stalls()).toEqual([]);
    const happened = (await world.bot.store.history(REFERENCE)).length > 0;
    expect(happened, 'a help request alone is no handoff').toBe((FLOWS[flow]?.events.length ?? 0) > 0);
    expect(wordsToAlex(world)).toEqual([]);
  },
);

function claimedByHand({ sandbox }: World): string {
  return `update notices set status = 'claimed', claimed_at = ${sandbox.clock.now()} where kind = 'ae_card'`;
}
