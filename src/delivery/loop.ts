import type { Delivery } from './delivery.ts';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { EpochMs } from '../core/time/instant.ts';

/** Starts deliveries when it is nudged, when one has ended, and when the next notice is due. */
export type DeliveryLoop = ReturnType<typeof createDeliveryLoop>;

const LONGEST_NAP_MS = 60_000;

export function createDeliveryLoop(deps: {
  delivery: Pick<Delivery, 'startDue'>;
  now: () => EpochMs;
  onError: (error: unknown) => void;
}) {
  const { delivery, now, onError } = deps;
  let running: Promise<void> | null = null;
  const underWay = new Set<Promise<void>>();
  let isWanted = false;
  let nextDue: EpochMs | null = null;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    while (isWanted && !isStopped) {
      isWanted = false;
      try {
        const begun = await delivery.startDue();
        nextDue = begun.nextDue;
        for (const one of begun.started) follow(one);
        if (nextDue !== null) wakeIn(nextDue - now());
      } catch (error) {
        onError(error);
        wakeIn(LONGEST_NAP_MS);
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
    timer = setTimeout(nudge, Math.min(Math.max(ms, 0), LONGEST_NAP_MS));
  };

  /** There may be something to deliver. It begins after whoever waits for an answer has theirs. */
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
    /** How many deliveries wait for an answer of Slack's; null while more may be begun at once. */
    underWay: (): number | null => (running ? null : underWay.size),
    /** When the next notice is due, as far as the last run saw; null when nothing waits. */
    nextDue: () => nextDue,
    /** Starts nothing new; what is on its way goes on, see `idle`. */
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
