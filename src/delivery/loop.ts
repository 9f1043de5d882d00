import type { Delivery } from './delivery.ts';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { ElapsedMs, EpochMs } from '../core/time/instant.ts';

/** Starts deliveries when it is nudged, when one has ended, and when the next notice is due. */
export type DeliveryLoop = ReturnType<typeof createDeliveryLoop>;

const LONGEST_WAIT_MS = 60_000;

export function createDeliveryLoop(deps: {
  delivery: Pick<Delivery, 'startDue'>;
  now: () => EpochMs;
  elapsed: () => ElapsedMs;
  onError: (error: unknown) => void;
}) {
  const { delivery, now, elapsed, onError } = deps;
  let running: Promise<void> | null = null;
  const underWay = new Set<Promise<void>>();
  let isWanted = false;
  let nextDue: ElapsedMs | null = null;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    while (isWanted && !isStopped) {
      isWanted = false;
      try {
        const begun = await delivery.startDue();
        nextDue = begun.nextDue;
        for (const one of begun.started) follow(one);
        if (nextDue !== null) wakeIn(nextDue - elapsed());
      } catch (error) {
        onError(error);
        wakeIn(LONGEST_WAIT_MS);
      }
    }
  };

  const follow = (one: Promise<void>): void => {
    const followed = one.catch(onError).finally(() => {
      underWay.delete(followed);
      nudge();
    });
    underWay.add(followed);
  };

  const wakeIn = (ms: number): void => {
    clearTimeout(timer);
    if (isStopped) return;
    timer = setTimeout(nudge, Math.min(Math.max(ms, 0), LONGEST_WAIT_MS));
  };

  /** There may be something to deliver. Begins after a yield, so that an acknowledgement that is due is written first. */
  const nudge = (): void => {
    isWanted = true;
    running ??= yieldToOthers()
      .then(run)
      .finally(() => {
        running = null;
        if (isWanted && !isStopped) nudge();
      });
  };

  return {
    nudge,
    /** Resolves when everything that it was nudged for is delivered, or has to wait. */
    async idle(): Promise<void> {
      while (running || underWay.size > 0) await (running ?? Promise.race(underWay));
    },
    /** How many deliveries wait for an answer from Slack; null while a run is beginning more. */
    underWay: (): number | null => (running ? null : underWay.size),
    /** When the next notice is due by the clock as it is set, as far as the last run saw; null when nothing waits. */
    nextDue: (): EpochMs | null => (nextDue === null ? null : now() + nextDue - elapsed()),
    /** Begins nothing new. What is under way goes on; `idle` waits for it. */
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
