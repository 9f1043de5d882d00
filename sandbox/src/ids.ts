/** Ids that are unique in one sandbox and the same on every run: a prefix and a count. */
export type Ids = {
  /** E.g. `V` gives `V00000001`. */
  next: (prefix: string) => string;
  /** What Slack makes up for a block or element without an id. */
  nextBlockId: () => string;
  /** In the shape of a UUID, as clients make them up for messages. */
  nextUuid: () => string;
  /** The hard-to-guess tail of a trigger id, hash or URL; here only unique. */
  nextSecret: () => string;
  /** How many were given. */
  count: () => number;
};

export function createIds(given = 0): Ids {
  let count = given;
  const counted = (width: number) => {
    count += 1;
    return count.toString(36).padStart(width, '0');
  };
  return {
    next: (prefix) => `${prefix}${counted(8).toUpperCase()}`,
    nextBlockId: () => `=${counted(4)}`,
    nextUuid: () => `00000000-0000-4000-8000-${counted(12)}`,
    nextSecret: () => `s${counted(9)}`,
    count: () => count,
  };
}
