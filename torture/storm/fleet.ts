import type { Clock } from 'slack-sandbox';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import type { Chance } from '../chance.ts';

/** The bot's processes on one database, and the clocks that they go by. */
export type Fleet = {
  start: () => BotProcess;
  /** Lets time pass for Slack and for every process. */
  pass: (ms: number) => void;
  /** Sets the clock on the wall of every process that lives, if that is wanted of this run. */
  setClocks: () => void;
  /** From now on every clock is right. */
  rightClocks: () => void;
  /** How often a clock was set wrong. */
  clocksSet: () => number;
  /** How long the last start took until it was ready (ms). */
  startMs: () => number;
};

/** Whose clock is set wrong: of processes when they start, or also of those that live; by hours, forward and back. */
export type WrongClocks = 'none' | 'starts' | 'lives';

const HOUR = 60 * 60_000;
/** How far from Slack's, in hours. */
const WRONG_BY = [0, 0, -3, -2, -1, 1, 2, 3];

export function createFleet(deps: {
  program: string;
  environment: Record<string, string>;
  clock: Clock;
  chance: Chance;
  wrongClocks: WrongClocks;
}): Fleet {
  const { program, environment, clock, chance } = deps;
  /** How far each is ahead of Slack's clock (ms). */
  const alive = new Map<BotProcess, number>();
  let { wrongClocks } = deps;
  let clocksSet = 0;
  let startMs = 400;

  const offsetOf = (aheadMs: number) => clock.now() - Date.now() + aheadMs;
  const tell = (passed: number): void => {
    for (const [bot, aheadMs] of alive) bot.setClocks({ offset: offsetOf(aheadMs), passed });
  };
  const wrong = (): number => {
    const aheadMs = chance.pick(WRONG_BY) * HOUR;
    if (aheadMs !== 0) clocksSet += 1;
    return aheadMs;
  };

  return {
    start() {
      const begunAt = performance.now();
      const aheadMs = wrongClocks === 'none' ? 0 : wrong();
      const bot = startBotProcess(program, environment, offsetOf(aheadMs));
      // One that waits for another to end says nothing about how long a start takes.
      const isAlone = alive.size === 0;
      alive.set(bot, aheadMs);
      void bot.ended.then(() => alive.delete(bot));
      bot.ready.then(
        () => (startMs = isAlone ? performance.now() - begunAt : startMs),
        () => undefined,
      );
      return bot;
    },
    pass(ms) {
      clock.advance(ms);
      tell(ms);
    },
    setClocks() {
      if (wrongClocks !== 'lives') return;
      for (const bot of alive.keys()) alive.set(bot, wrong());
      tell(0);
    },
    rightClocks() {
      wrongClocks = 'none';
      for (const bot of alive.keys()) alive.set(bot, 0);
      tell(0);
    },
    clocksSet: () => clocksSet,
    startMs: () => startMs,
  };
}
