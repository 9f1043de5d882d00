import { inLog } from '../core/notices/subject.ts';
import type { ElapsedMs, EpochMs } from '../core/time/instant.ts';

/** Takes people's words out of handoffs that have been over for as long as the operator keeps them; figures stay. */

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** So many in one step, so that nobody who presses waits for it. */
const AT_ONCE = 20;

export function createRetention(deps: {
  /** Null: for ever. */
  keepDays: number | null;
  eraseClosed: (order: { before: EpochMs; atMost: number; now: EpochMs }) => Promise<string[]>;
  now: () => EpochMs;
  elapsed: () => ElapsedMs;
  log: { info: (facts: object, words: string) => void };
}) {
  const { keepDays, eraseClosed, now, elapsed, log } = deps;
  let nextAt = elapsed();

  return {
    /** To be called each minute: looks once an hour, and goes on each minute while there is more. */
    async look(): Promise<void> {
      if (keepDays === null || elapsed() < nextAt) return;
      const at = now();
      const erased = await eraseClosed({ before: at - keepDays * DAY_MS, atMost: AT_ONCE, now: at });
      for (const id of erased) log.info(inLog({ about: 'handoff', id }), 'The words of a handoff were erased');
      nextAt = elapsed() + (erased.length < AT_ONCE ? HOUR_MS : 0);
    },
  };
}
