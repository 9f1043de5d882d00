import { join } from 'node:path';
import { createClock, createSandbox } from 'slack-sandbox';
import { createChance } from './chance.ts';
import { drill, NOTHING_LOST } from './drill.ts';
import { createFaults, LATEST_MS } from './faults.ts';
import { letItFinish } from './finish.ts';
import { createFleet, type WrongClocks } from './fleet.ts';
import { type LedgerReport, takeStock } from './ledger.ts';
import { createOperator } from './operator.ts';
import { createPeople } from './people.ts';
import { createReaper, type Deaths } from './reaper.ts';
import { messagesIn } from './slack-messages.ts';
import { startStorm } from './storm.ts';
import { prepare } from './typing.ts';

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
};

export type WorldFigures = {
  deaths: Deaths;
  /** How often each kind of trouble really happened. */
  faults: Record<string, number>;
  /** Real seconds: of the storm, and until the bot had said everything. */
  seconds: { storm: number; finish: number };
  report: LedgerReport;
};

const TUESDAY = Date.parse('2026-11-24T15:00:00Z');
/** Slack allows three seconds; whoever waits for a dead bot waits in vain. */
const ACK_TIMEOUT_MS = 1_000;
const PRESS_ONE_IN = 20;

/** Runs the bot as a process of its own through the storm; at the end lets it finish, and takes stock. `say` hears how it goes. */
export async function tortureOne(order: WorldOrder, say: (line: string) => void): Promise<WorldFigures> {
  const chance = createChance(order.seed);
  const clock = createClock({ startAt: TUESDAY });
  const sandbox = await createSandbox({ manifest: order.manifest, clock, ackTimeoutMs: ACK_TIMEOUT_MS });
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
  const people = createPeople(sandbox, chance);
  const faults = createFaults(sandbox.control, chance);
  const reaper = createReaper({
    fleet,
    chance,
    now: clock.now,
    isDrill: order.isDrill,
    beforeStart: faults.orderForStart,
  });
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
      startMs: fleet.startMs,
    });
  const reap = (share: number) =>
    reaper.reap({ ...order, kills: Math.ceil(order.kills * share) }, (kills) =>
      say(`${kills} kills, ${people.told.length} things done`),
    );
  const operator = createOperator(order.folder, file, clock.now);
  const lost = order.isDrill
    ? await drill({ operator, file, startBlowing, reap, reaper, things: () => people.told.length, now: clock.now })
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
  const inSlack = lost.ofSlack(await messagesIn(sandbox));
  const { killedAt } = reaper;
  const report = lost.ofReport(
    takeStock({ file, inSlack, told: lost.ofTold(people.told), now: clock.now(), killedAt }),
  );
  await sandbox.stop();
  return {
    deaths: reaper.deaths,
    faults: { ...faults.happened(), 'weekend at once': weekends, 'clock set wrong': fleet.clocksSet() },
    seconds: { storm: (stormEndedAt - begunAt) / 1000, finish: (finishedAt - stormEndedAt) / 1000 },
    report,
  };
}
