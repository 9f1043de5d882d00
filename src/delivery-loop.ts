import type { Delivery } from './delivery.ts';

/** Runs delivery when it is nudged and when the next notice is due; never twice at once. */
export type DeliveryLoop = ReturnType<typeof createDeliveryLoop>;

const LONGEST_NAP_MS = 60_000;

export function createDeliveryLoop(deps: {
  delivery: Pick<Delivery, 'deliverDue'>;
  now: () => number;
  onError: (error: unknown) => void;
}) {
  const { delivery, now, onError } = deps;
  let running: Promise<void> | null = null;
  let isWanted = false;
  let nextDue: number | null = null;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    while (isWanted && !isStopped) {
      isWanted = false;
      try {
        nextDue = await delivery.deliverDue();
        if (nextDue !== null) wakeIn(nextDue - now());
      } catch (error) {
        onError(error);
        wakeIn(LONGEST_NAP_MS);
      }
    }
  };

  const wakeIn = (ms: number): void => {
    clearTimeout(timer);
    if (isStopped) return;
    timer = setTimeout(nudge, Math.min(Math.max(ms, 0), LONGEST_NAP_MS));
  };

  /** There may be something to deliver. */
  const nudge = (): void => {
    isWanted = true;
    // After the turn that saved: people's acknowledgements go first.
    running ??= nextTurn()
      .then(run)
      .finally(() => {
        running = null;
        if (isWanted && !isStopped) nudge();
      });
  };

  return {
    nudge,
    /** Resolves when nothing is being delivered. */
    async idle(): Promise<void> {
      while (running) await running;
    },
    /** When the next notice is due (epoch ms), as far as the last run saw; null when nothing waits. */
    nextDue: () => nextDue,
    /** Starts nothing new; what is on its way goes on, see `idle`. */
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
