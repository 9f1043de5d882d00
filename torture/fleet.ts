import type { Clock } from 'slack-sandbox';
import { type BotProcess, startBotProcess } from './bot-process.ts';

/** The bot's processes on one database, and the clock that they share with the sandbox. */
export type Fleet = {
  start: () => BotProcess;
  /** Lets time pass for Slack and for every process. */
  pass: (ms: number) => void;
  /** How long the last start took until it was ready (ms). */
  startMs: () => number;
};

export function createFleet(program: string, environment: Record<string, string>, clock: Clock): Fleet {
  const alive = new Set<BotProcess>();
  const offset = () => clock.now() - Date.now();
  let startMs = 400;

  return {
    start() {
      const begunAt = performance.now();
      const bot = startBotProcess(program, environment, offset());
      // One that waits for another to end says nothing about how long a start takes.
      const isAlone = alive.size === 0;
      alive.add(bot);
      void bot.ended.then(() => alive.delete(bot));
      bot.ready.then(
        () => (startMs = isAlone ? performance.now() - begunAt : startMs),
        () => undefined,
      );
      return bot;
    },
    pass(ms) {
      clock.advance(ms);
      for (const bot of alive) bot.setClock(offset());
    },
    startMs: () => startMs,
  };
}
