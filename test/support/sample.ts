/**
 * How much of what is exhaustive is tried: all of it in `npm run test:reliability`; in `npm test`, for which somebody waits after each
 * change, an evenly spread part.
 */
export const TRIES_ALL = process.env.EVERY_CELL !== undefined;

/** One in `oneIn` of them, evenly spread: those at `from`, `from + oneIn` and so on. Another `from` for each table that they are tried with. */
export function someOf<T>(all: readonly T[], oneIn: number, from = 0): T[] {
  return TRIES_ALL ? [...all] : all.filter((_, at) => at % oneIn === from % oneIn);
}

/** How often something is tried that is drawn by chance. */
export const timesOf = (whole: number, few: number): number => (TRIES_ALL ? whole : few);
