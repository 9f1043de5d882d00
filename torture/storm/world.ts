import { join } from 'node:path';
import { createClock, createSandbox } from 'slack-sandbox';
import { createChance } from '../chance.ts';
import { drill, NOTHING_LOST } from './drill.ts';
import { createFaults, LATEST_MS } from './faults.ts';
import { letItFinish } from './finish.ts';
import { createFleet, type WrongClocks } from './fleet.ts';
import { type LedgerReport, takeStock } from '../ledger.ts';
import { createOperator } from './operator.ts';
import { createPeople } from '../people/people.ts';
import { createReaper, type Deaths } from './reaper.ts';
import { messagesIn } from '../slack-messages.ts';
import { startStorm } from './storm.ts';
import { prepare } from '../people/prepare.ts';
import { type Brought, createTally } from './tally.ts';

export type WorldOrder = {
  /** An empty folder for its database. */
  folder: string;
  /** The bot, packed. */
  program: string;
  manifest: Parameters<typeof createSandbox>[0]['manifest'];
  kills: number;
  pauses: number;
  overlaps: number;
  wrongClocks: WrongClocks;
  seed: number;
  /** After a third of the kills a backup is made in the middle of the storm, and put back after two thirds. */
  isDrill: boolean;
  /** What happened in other worlds already: people go after what did not. */
  before: Brought;
};

export type WorldFigures = {
  deaths: Deaths;
  /** How often each kind of trouble really happened. */
  faults: Record<string, number>;
  /** Real seconds: of the storm, and until the bot had said everything. */
  seconds: { storm: number; finish: number };
  brought: Brought;
  /** Days that passed on the bot's clock, and how often it said yes to somebody. */
  days: number;
  acknowledged: number;
  report: LedgerReport;
};

const TUESDAY = Date.parse('2026-11-24T15:00:00Z');
/** As Slack allows; who waits for a bot that dies is told at once. */
const ACK_TIMEOUT_MS = 3_000;
const PRESS_ONE_IN = 20;
/** So many handoffs there should be, at least, and so many days should have gone by. */
const HANDOFFS_TO_A_KILL = 0.78;
const DAYS_TO_A_KILL = 0.8;
const DAY = 86_400_000;

/** Runs the bot as a process of its own through the storm; at the end lets it finish, and takes stock. `say` hears how it goes. */
export async function tortureOne(order: WorldOrder, say: (line: string) => void): Promise<WorldFigures> {
  const chance = createChance(order.seed);
  // Of their own: what people choose does not go by when processes were killed.
  const whim = createChance(order.seed + 1);
  const clock = createClock({ startAt: TUESDAY });
  const { manifest } = order;
  const sandbox = await createSandbox({ manifest, clock, ackTimeoutMs: ACK_TIMEOUT_MS, actsEnd: 'answered' });
  const file = join(order.folder, 'handoff.db');
  const environment = {
    SLACK_BOT_TOKEN: sandbox.tokens.bot,
    SLACK_APP_TOKEN: sandbox.tokens.app,
    SLACK_API_URL: sandbox.apiUrl,
    DATABASE_URL: `file:${file}`,
    LOG_LEVEL: 'error',
  };
  const { program, wrongClocks } = order;
  const fleet = createFleet({ program, environment, clock, chance, wrongClocks });
  const tally = createTally(file);
  const wanted = () => HANDOFFS_TO_A_KILL * (reaper.deaths.kills + 1);
  const people = createPeople({ sandbox, chance: whim, tally, before: order.before, wanted, startMs: fleet.startMs });
  const faults = createFaults(sandbox.control, chance);
  const reaper = createReaper({
    fleet,
    chance,
    now: clock.now,
    acknowledged: people.acknowledged,
    beforeStart: faults.orderForStart,
    beforeKill: tally.look,
  });
  const daysGone = () => (clock.now() - TUESDAY) / DAY;
  /** Counted in a second sandbox that begins where this one stands: what is ordered and granted here stays as it is. */
  const inSlack = async () => {
    const twin = await createSandbox({
      manifest,
      clock: createClock({ startAt: clock.now() }),
      image: sandbox.image(),
    });
    // What those had read who have left is read once more.
    for (const id of people.gone) twin.control.patchPerson(id, { deleted: false });
    const messages = await messagesIn(twin);
    await twin.stop();
    return messages;
  };
  let weekends = 0;

  await reaper.begin();
  await prepare(sandbox);
  const begunAt = performance.now();
  const startBlowing = () =>
    startStorm({
      people,
      faults,
      chance,
      pass: fleet.pass,
      setClocks: fleet.setClocks,
      onWeekend: () => (weekends += 1),
      isBehind: () => daysGone() < DAYS_TO_A_KILL * (reaper.deaths.kills + 1),
      startMs: fleet.startMs,
      isThere: sandbox.isConnected,
      settled: sandbox.settled,
    });
  const reap = (share: number) =>
    reaper.reap({ ...order, kills: Math.ceil(order.kills * share) }, (kills) =>
      say(`${kills} kills, ${people.told.length} things done`),
    );
  const operator = createOperator(order.folder, file, clock.now);
  const lost = order.isDrill
    ? await drill({
        operator,
        file,
        startBlowing,
        reap,
        reaper,
        inSlack,
        look: tally.look,
        now: clock.now,
        things: () => people.told.length,
      })
    : NOTHING_LOST;
  const storm = startBlowing();
  await reap(1);
  await storm.calm();
  const stormEndedAt = performance.now();

  faults.end();
  fleet.rightClocks();
  await letItFinish({
    file,
    lateForMs: LATEST_MS,
    gone: people.gone,
    now: clock.now,
    pass: fleet.pass,
    settled: sandbox.settled,
    meanwhile: async () => {
      await reaper.revive();
      if (chance.oneIn(PRESS_ONE_IN)) await people.pressSendAgain().catch(() => undefined);
    },
  });
  const finishedAt = performance.now();
  await reaper.end();
  tally.look();
  const { restored, before } = lost;
  const judged = takeStock({
    file,
    inSlack: lost.ofSlack(await inSlack()),
    told: lost.ofTold(people.told),
    now: clock.now(),
    killedAt: reaper.killedAt,
    gone: people.gone,
    restored,
  });
  const report = {
    ...judged,
    outOfOrder: [...before.outOfOrder, ...judged.outOfOrder],
  };
  await sandbox.stop();
  return {
    deaths: reaper.deaths,
    faults: { ...faults.happened(), 'weekend at once': weekends, 'clock set wrong': fleet.clocksSet() },
    seconds: { storm: (stormEndedAt - begunAt) / 1000, finish: (finishedAt - stormEndedAt) / 1000 },
    brought: tally.brought(),
    days: daysGone(),
    acknowledged: people.acknowledged(),
    report,
  };
}
