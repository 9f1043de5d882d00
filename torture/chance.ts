/** Chance from a seed: the same seed gives the same numbers, so that a run can be repeated. */
export type Chance = {
  /** 0 up to 1. */
  next: () => number;
  /** A whole number, 0 up to `below`. */
  upTo: (below: number) => number;
  oneIn: (n: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
};

/** mulberry32: small, even enough, and the same on every machine. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (below: number) => Math.floor(next() * below);
  return {
    next,
    upTo,
    oneIn: (n) => upTo(n) === 0,
    pick: (from) => {
      const chosen = from[upTo(from.length)];
      if (chosen === undefined) throw new RangeError('There is nothing to pick from.');
      return chosen;
    },
  };
}
