import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createClock } from '../sandbox/clock.ts';
import { createSandbox } from '../sandbox/sandbox.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { type Chance, createChance } from './chance.ts';
import { type Account, takeStock } from './ledger.ts';
import { messagesIn } from './slack-messages.ts';
import { createStorm, prepare } from './storm.ts';

export type Order = {
  folder: string;
  manifest: Parameters<typeof createSandbox>[0]['manifest'];
  kills: number;
  pauses: number;
  overlaps: number;
  seed: number;
  say: (line: string) => void;
};

export type Figures = {
  seed: number;
  kills: number;
  killsDuringStart: number;
  pauses: number;
  overlaps: number;
  account: Account;
};

const TUESDAY = Date.parse('2026-11-24T15:00:00Z');
const GUSTS_AT_ONCE = 5;
/** Half a minute. */
const ROUNDS_WITHOUT_PROGRESS = 100;

/** Runs the bot as a process of its own through the storm; at the end lets it finish, and takes stock. */
export async function torture(order: Order): Promise<Figures> {
  const chance = createChance(order.seed);
  const clock = createClock({ startAt: TUESDAY });
  const sandbox = await createSandbox({ manifest: order.manifest, clock, ackTimeoutMs: 400 });
  const file = join(order.folder, 'handoff.db');
  const environment = {
    SLACK_BOT_TOKEN: sandbox.tokens.bot,
    SLACK_APP_TOKEN: sandbox.tokens.app,
    SLACK_API_URL: sandbox.apiUrl,
    DATABASE_URL: `file:${file}`,
    LOG_LEVEL: 'error',
  };
  let bot: BotProcess | null = null;
  const offset = () => clock.now() - Date.now();
  const start = () => startBotProcess(environment, offset());
  const moveClock = (ms: number) => {
    clock.advance(ms);
    bot?.setClock(offset());
  };
  const storm = createStorm(sandbox, chance, moveClock);
  const figures = { seed: order.seed, kills: 0, killsDuringStart: 0, pauses: 0, overlaps: 0 };

  bot = start();
  await bot.ready;
  await prepare(sandbox);

  // People go on whether the bot lives or not.
  let isBlowing = true;
  const blow = async (): Promise<void> => {
    for (; isBlowing; await wait(chance.upTo(20))) await storm.gust();
  };
  const weather = Array.from({ length: GUSTS_AT_ONCE }, blow);

  while (figures.kills < order.kills) {
    const current: BotProcess = bot;
    const diesInStart = chance.oneIn(8);
    if (!diesInStart) await current.ready.catch((error: unknown) => order.say(String(error)));
    if (figures.pauses < order.pauses && chance.oneIn(3)) figures.pauses += await pause(current, chance);
    if (figures.overlaps < order.overlaps && chance.oneIn(5)) figures.overlaps += await overlap(start, chance);
    await wait(diesInStart ? chance.upTo(400) : 100 + chance.upTo(700));
    await current.kill();
    figures.kills += 1;
    if (diesInStart) figures.killsDuringStart += 1;
    bot = start();
    if (figures.kills % 50 === 0) order.say(`${figures.kills} kills, ${storm.sent.length} handoffs sent`);
  }
  isBlowing = false;
  await Promise.all(weather);

  sandbox.control.clear();
  await bot.ready;
  await letItFinish(file, moveClock);
  await bot.stop();
  const account = takeStock(file, await messagesIn(sandbox), storm.sent);
  await sandbox.stop();
  return { ...figures, account };
}

/** As a laptop that sleeps: for a moment nothing runs, and then all at once. */
async function pause(bot: BotProcess, chance: Chance): Promise<number> {
  bot.pause();
  await wait(chance.upTo(300));
  bot.goOn();
  return 1;
}

/** A second process on the same database, as a careless deployment makes it. */
async function overlap(start: () => BotProcess, chance: Chance): Promise<number> {
  const second = start();
  await Promise.race([second.ready.catch(() => undefined), wait(chance.upTo(800))]);
  await second.kill();
  return 1;
}

/** Moves the clock on until nothing is left to be sent, or nothing goes out any more. Slack's limits run by real seconds here. */
async function letItFinish(file: string, moveClock: (ms: number) => void): Promise<void> {
  let left = unsent(file);
  for (let idle = 0; idle < ROUNDS_WITHOUT_PROGRESS; idle += 1) {
    moveClock(61_000);
    await wait(300);
    const now = unsent(file);
    if (now !== left) idle = 0;
    else if (now === 0 && idle > 3) return;
    left = now;
  }
}

function unsent(file: string): number {
  const db = new Database(file, { readonly: true });
  const count = db
    .prepare(`select count(*) from notices where status in ('queued', 'claimed', 'unknown')`)
    .pluck()
    .get();
  db.close();
  return Number(count);
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
