import type { ElapsedMs, EpochMs } from '../core/time/instant.ts';
import type { Outbox } from '../db/notices/outbox.ts';

/** What is held: a message until its reader is there, and a card until it is drawn once more. It holds up nothing behind it. */
export type Held = ReturnType<typeof createHeld>;

/** They are not urgent, and finding them costs more than finding what is next. */
const LOOKED_FOR_EVERY_MS = 10_000;
/** More than clocks are corrected by without anybody's doing. */
const CLOCK_WAS_SET_MS = 10_000;

export function createHeld(deps: {
  outbox: Pick<Outbox, 'releaseHeld' | 'nextHeldCard'>;
  now: () => EpochMs;
  elapsed: () => ElapsedMs;
}) {
  const { outbox, now, elapsed } = deps;
  /** In units of that interval, so that one begins at each full hour. */
  let lookedAt: number | null = null;
  let nextCardAt: EpochMs | null = null;
  let clocksApart = now() - elapsed();

  /** The moments for which they wait were counted from another one: each is decided anew. */
  const clockWasSet = (): boolean => {
    const before = clocksApart;
    clocksApart = now() - elapsed();
    return Math.abs(clocksApart - before) > CLOCK_WAS_SET_MS;
  };

  return {
    /** Queues what need not wait any longer; resolves with when the next card is to be drawn once more, null when none is. */
    async release(): Promise<ElapsedMs | null> {
      const span = Math.floor(now() / LOOKED_FOR_EVERY_MS);
      const wasSet = clockWasSet();
      const isCardDue = nextCardAt !== null && nextCardAt <= now();
      if (span !== lookedAt || wasSet || isCardDue) {
        lookedAt = span;
        await outbox.releaseHeld(now(), wasSet ? Number.MAX_SAFE_INTEGER : now());
        nextCardAt = await outbox.nextHeldCard();
      }
      return nextCardAt === null ? null : elapsed() + nextCardAt - now();
    },

    /** Something new is held. */
    lookSoon(): void {
      lookedAt = null;
    },
  };
}
