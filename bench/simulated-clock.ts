/** A clock that only moves when it is told to, and what is to happen at which moment. */
export type SimulatedClock = ReturnType<typeof createSimulatedClock>;

type Event = { at: number; happen: () => void };

/** `startAt` in epoch ms. */
export function createSimulatedClock(startAt: number) {
  let now = startAt;
  /** Ascending. */
  const events: Event[] = [];

  return {
    now: () => now,
    /** `happen` is called when the clock comes to `now() + ms`. */
    in(ms: number, happen: () => void): void {
      const at = now + ms;
      let place = events.length;
      while (place > 0 && (events[place - 1]?.at ?? 0) > at) place -= 1;
      events.splice(place, 0, { at, happen });
    },
    /** When the next thing happens; null when nothing is planned. */
    next: (): number | null => events[0]?.at ?? null,
    /** Moves on; everything up to then happens at its own moment. */
    advanceTo(moment: number): void {
      for (let first = events[0]; first && first.at <= moment; first = events[0]) {
        events.shift();
        now = Math.max(now, first.at);
        first.happen();
      }
      now = Math.max(now, moment);
    },
  };
}
