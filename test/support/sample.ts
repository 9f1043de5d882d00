/**
 * How much of what is exhaustive is tried: in `npm test`, for which somebody waits after each change, an evenly spread part; all of it in
 * `npm run test:reliability`, or one in `CELLS_ONE_IN`.
 */
const AT_MOST_ONE_IN = process.env.EVERY_CELL === undefined ? null : Number(process.env.CELLS_ONE_IN ?? 1);

export const TRIES_ALL = AT_MOST_ONE_IN === 1;

/** Of a table of which `npm test` tries one in `oneIn`. */
export const triesOneIn = (oneIn: number): number => Math.min(oneIn, AT_MOST_ONE_IN ?? oneIn);

/** One in `oneIn` of them, evenly spread: those at `from`, `from + oneIn` and so on. Another `from` for each table that they are tried with. */
export function someOf<T>(all: readonly T[], oneIn: number, from = 0): T[] {
  const tries = triesOneIn(oneIn);
  return all.filter((_, at) => at % tries === from % tries);
}

/** How often something is tried that is drawn by chance. */
export function timesOf(whole: number, few: number): number {
  return AT_MOST_ONE_IN === null ? few : Math.max(few, Math.ceil(whole / AT_MOST_ONE_IN));
}
