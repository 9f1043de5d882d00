import type { Clock } from 'slack-sandbox';
import { type BotProcess, startBotProcess } from './bot-process.ts';

/** The bot's processes on one database, and the clock that they share with the sandbox. */
export type Fleet = {
  start: () => BotProcess;
  /** Lets time pass for Slack and for every process. With more than one of them alive it stays below an hour. */
  pass: (ms: number) => void;
  /** How long the last start took until it was ready (ms). */
  startMs: () => number;
};

/**
 * Two processes can hold a message between them: one is about to send it while the other looks for it. A clock that jumps an hour in
 * that moment would be a process that stood still for an hour, and that is the one thing that is not promised.
 */
const MOST_WHILE_TWO_MS = 20 * 60_000;

export function createFleet(program: string, environment: Record<string, string>, clock: Clock): Fleet {
  const alive = new Set<BotProcess>();
  const offset = () => clock.now() - Date.now();
  let startMs = 400;

  return {
    start() {
      const begunAt = performance.now();
      const bot = startBotProcess(program, environment, offset());
      alive.add(bot);
      void bot.ended.then(() => alive.delete(bot));
      bot.ready.then(
        () => (startMs = performance.now() - begunAt),
        () => undefined,
      );
      return bot;
    },
    pass(ms) {
      clock.advance(alive.size > 1 ? Math.min(ms, MOST_WHILE_TWO_MS) : ms);
      for (const bot of alive) bot.setClock(offset());
    },
    startMs: () => startMs,
  };
}
