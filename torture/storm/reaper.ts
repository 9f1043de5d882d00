import type { BotProcess } from './bot-process.ts';
import type { Chance } from '../chance.ts';
import type { Fleet } from './fleet.ts';

/** What was done to the processes. */
export type Deaths = {
  /** SIGKILLs that ended a living process. */
  kills: number;
  /** Of those: before it had said that it was ready. */
  killsDuringStart: number;
  /** SIGSTOP, and SIGCONT a while later. */
  pauses: number;
  /** A second process on the same database, which waits until the first has gone, or goes before it. */
  overlaps: number;
  /** It ended by itself, as it does when Slack has no answer for it at the start; it was started again. */
  endedByItself: number;
};

export type Wanted = { kills: number; pauses: number; overlaps: number };

export type Reaper = {
  deaths: Deaths;
  /** When processes were killed (epoch ms of the clock). */
  killedAt: number[];
  /** Starts the bot; resolves when it is ready. */
  begin: () => Promise<void>;
  /** Kills and pauses the bot and starts second processes of it, as often as wanted; `tell` gets the number of kills now and then. */
  reap: (wanted: Wanted, tell: (kills: number) => void) => Promise<void>;
  /** Starts the bot again when it has ended; resolves when it is ready. */
  revive: () => Promise<void>;
  /** Asks it to stop, and waits for the end. */
  end: () => Promise<void>;
};

/** One kill in eight meets the start. */
const START_KILL_ONE_IN = 8;
/** A life goes by what people get done in it: at most so much, or so long, as far as a start tells how long that is. */
const DEEDS_IN_A_LIFE = 10;
const LONGEST_LIFE = 4;
/** It ends at some moment of the deed after those. */
const ONE_DEED = 0.25;
const LONGEST_PAUSE = 1.5;
const LONGEST_OVERLAP = 1.2;
const TELL_EVERY = 50;
const TRIES_TO_START = 20;
const LOOK_EVERY_MS = 3;

export function createReaper(deps: {
  fleet: Fleet;
  chance: Chance;
  now: () => number;
  /** How often the bot has said yes to somebody so far. */
  acknowledged: () => number;
  /** Before each start in the storm. */
  beforeStart: () => void;
  /** Before each kill of one that is at work. */
  beforeKill: () => void;
}): Reaper {
  const { fleet, chance, now, acknowledged, beforeStart, beforeKill } = deps;
  const deaths: Deaths = { kills: 0, killsDuringStart: 0, pauses: 0, overlaps: 0, endedByItself: 0 };
  const killedAt: number[] = [];
  let bot: BotProcess = fleet.start();

  /** At most so many starts long. */
  const moment = (starts: number) => wait(chance.next() * starts * fleet.startMs());

  const untilSomeAreDone = async (deeds: number): Promise<void> => {
    const enough = acknowledged() + deeds;
    const begunAt = performance.now();
    while (acknowledged() < enough && performance.now() - begunAt < LONGEST_LIFE * fleet.startMs() && !bot.hasEnded())
      await wait(LOOK_EVERY_MS);
  };

  const revive = async (): Promise<void> => {
    for (let tries = 0; tries < TRIES_TO_START; tries += 1) {
      if (bot.hasEnded()) {
        deaths.endedByItself += 1;
        bot = fleet.start();
      }
      const isReady = await bot.ready.then(
        () => true,
        () => false,
      );
      if (isReady && !bot.hasEnded()) return;
    }
    throw new Error(`The bot does not start any more:\n${bot.output()}`);
  };

  const kill = async (): Promise<void> => {
    const wasReady = bot.isReady();
    if (await bot.kill()) {
      killedAt.push(now());
      deaths.kills += 1;
      if (!wasReady) deaths.killsDuringStart += 1;
    } else deaths.endedByItself += 1;
    beforeStart();
    bot = fleet.start();
  };

  /** As a laptop that sleeps: for a moment nothing runs, and then all at once. */
  const pause = async (): Promise<void> => {
    if (bot.hasEnded()) return;
    bot.pause();
    await moment(LONGEST_PAUSE);
    bot.goOn();
    deaths.pauses += 1;
  };

  /**
   * As while one process replaces another: the second waits for the first, which works on or stands still, until one of them goes. Throws
   * when both of them are at work.
   */
  const overlap = async (): Promise<void> => {
    const first = bot;
    const standsStill = chance.oneIn(3);
    if (standsStill) first.pause();
    const second = fleet.start();
    await Promise.race([second.ready.catch(() => undefined), wait(2 * fleet.startMs())]);
    await moment(LONGEST_OVERLAP);
    if (second.isReady() && !first.hasEnded()) throw new Error('Two processes are at work on one database.');
    deaths.overlaps += 1;
    if (chance.oneIn(2)) {
      await end(second);
      first.goOn();
    } else {
      if (!standsStill && chance.oneIn(2)) await first.stop();
      else await end(first);
      bot = second;
    }
    await revive();
  };

  const end = async (goes: BotProcess): Promise<void> => {
    await goes.kill();
    killedAt.push(now());
  };

  /** One life: it starts, works for a moment, and is killed. */
  const oneLife = async (wanted: Wanted): Promise<void> => {
    if (deaths.killsDuringStart * START_KILL_ONE_IN < deaths.kills) {
      await moment(1);
      return kill();
    }
    if (isDue(deaths.pauses, wanted.pauses, wanted) && chance.oneIn(4)) await pause();
    await revive();
    if (isDue(deaths.pauses, wanted.pauses, wanted)) await pause();
    if (isDue(deaths.overlaps, wanted.overlaps, wanted)) await overlap();
    await untilSomeAreDone(chance.upTo(DEEDS_IN_A_LIFE));
    await moment(ONE_DEED);
    if (!bot.hasEnded()) beforeKill();
    return kill();
  };

  /** Spread evenly over the kills. */
  const isDue = (done: number, ofAll: number, { kills }: Wanted): boolean =>
    done < Math.ceil((ofAll * (deaths.kills + 1)) / kills) && done < ofAll;

  return {
    deaths,
    killedAt,
    begin: () => bot.ready,
    async reap(wanted, tell) {
      for (let told = 0; deaths.kills < wanted.kills; ) {
        await oneLife(wanted);
        if (deaths.kills - told < TELL_EVERY) continue;
        told = deaths.kills;
        tell(told);
      }
    },
    revive,
    end: async () => void (await bot.stop()),
  };
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
