import { StoreTrouble } from '../core/kernel/errors.ts';
import type { ElapsedMs, EpochMs } from '../core/time/instant.ts';

/**
 * Delivery while nothing can be saved. Nothing new is begun, since it could not be claimed; what Slack has answered meanwhile is kept in
 * memory, and written down before anything goes on. If the process ends first, the next one looks in Slack for what was claimed.
 */
export type Unwritten = ReturnType<typeof createUnwritten>;

const TRIED_EVERY_MS = 5_000;

export function createUnwritten(deps: {
  mustTakeWrites: (now: EpochMs) => Promise<void>;
  now: () => EpochMs;
  elapsed: () => ElapsedMs;
}) {
  const { mustTakeWrites, now, elapsed } = deps;
  let waitsUntil: ElapsedMs | null = null;
  const kept: (() => Promise<unknown>)[] = [];

  /** Delivery waits from now on. Returns until when. */
  const wait = (): ElapsedMs => (waitsUntil = elapsed() + TRIED_EVERY_MS);

  const writeKept = async (): Promise<void> => {
    for (let write = kept.shift(); write; write = kept.shift()) {
      await write().catch((error: unknown) => {
        if (write && error instanceof StoreTrouble) kept.unshift(write);
        throw error;
      });
    }
  };

  return {
    wait,

    /** Writes down what Slack has answered, now or as soon as the database takes it. */
    async write(outcome: () => Promise<unknown>): Promise<void> {
      try {
        await outcome();
      } catch (error) {
        if (!(error instanceof StoreTrouble)) throw error;
        kept.push(outcome);
        wait();
      }
    },

    /**
     * Null when delivery may go on, and all that was kept is written down; otherwise when to ask again. Tries at most once in five seconds
     * whether something can be saved, and throws StoreTrouble when not.
     */
    async blockedUntil(): Promise<ElapsedMs | null> {
      if (waitsUntil === null || waitsUntil > elapsed()) return waitsUntil;
      await mustTakeWrites(now());
      await writeKept();
      waitsUntil = null;
      return null;
    },
  };
}
