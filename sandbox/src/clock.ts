/** The sandbox's only clock. Epoch milliseconds. It runs with the machine's unless it is `manual`, and moves forward by hand in both. */
export type Clock = {
  now: () => number;
  /** Moves it forward by `ms`; negative steps are refused. */
  advance: (ms: number) => void;
  /** Moves it forward to an instant; a past one is refused. */
  advanceTo: (at: number) => void;
  onMove: (listener: () => void) => void;
};

export function createClock(options: { startAt?: number; manual?: boolean } = {}): Clock {
  const machine = () => (options.manual ? 0 : Date.now());
  let offset = (options.startAt ?? Date.now()) - machine();
  const listeners: (() => void)[] = [];
  const now = () => machine() + offset;
  const advance = (ms: number) => {
    if (ms < 0) throw new RangeError('The clock only moves forward.');
    offset += ms;
    for (const listener of listeners) listener();
  };
  return { now, advance, advanceTo: (at) => advance(at - now()), onMove: (listener) => listeners.push(listener) };
}
