/**
 * What the clocks on the wall show, worked out from the text that Intl prints and nothing else: it shares no line with the
 * arithmetic that it judges. Instants are epoch milliseconds, days 'YYYY-MM-DD', times 'HH:mm'.
 */
export type Wall = {
  zone: string;
  dayOf: (at: number) => string;
  /** The first instant that shows `time` on `day`; a time that the clocks skip lies as far behind the gap as it would into it. */
  instantOf: (day: string, time: string) => number;
  /** Where the clocks changed, ascending. */
  changes: readonly number[];
};

/** `offset`: how far the clocks are ahead of UTC from `since` on, until the next stretch begins. */
type Stretch = { since: number; offset: number };

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Knows the instants from `first` to `last` only. */
export function createWall(zone: string, first: number, last: number): Wall {
  const shown = clockOf(zone);
  const stretches = stretchesOf(shown, first, last);
  const offsetAt = (at: number) => (stretches.findLast(({ since }) => since <= at) ?? stretches[0])?.offset ?? 0;
  const dayOf = (at: number) => utcDay(at + offsetAt(at));
  return {
    zone,
    dayOf,
    instantOf(day, time) {
      const asUtc = Date.parse(`${day}T${time}Z`);
      const shows = ({ since, offset }: Stretch, index: number) =>
        asUtc - offset >= since && asUtc - offset < (stretches[index + 1]?.since ?? Infinity);
      const showing = stretches.find(shows);
      // In a gap no stretch shows it: the clocks that ran before are read on.
      const before = stretches.findLast(({ since, offset }) => asUtc - offset >= since);
      return asUtc - (showing ?? before ?? { offset: 0 }).offset;
    },
    changes: stretches.slice(1).map(({ since }) => since),
  };
}

/** Prints day and time there, as 'YYYY-MM-DD HH:mm:ss'. */
export function clockOf(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => format.format(at);
}

/** Looks each day, and where two days differ for the minute between them: clocks change at full minutes, so it looks at those. */
function stretchesOf(shown: (at: number) => string, from: number, last: number): Stretch[] {
  const first = Math.floor(from / MINUTE) * MINUTE;
  // What is printed ends with the seconds.
  const offsetAt = (at: number) => Date.parse(`${shown(at).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
  const stretches: Stretch[] = [{ since: -Infinity, offset: offsetAt(first) }];
  let offset = offsetAt(first);
  for (let at = first; at < last; at += DAY) {
    const next = offsetAt(at + DAY);
    if (next === offset) continue;
    let [same, changed] = [at, at + DAY];
    while (changed - same > MINUTE) {
      const middle = same + Math.floor((changed - same) / 2 / MINUTE) * MINUTE;
      if (offsetAt(middle) === offset) same = middle;
      else changed = middle;
    }
    stretches.push({ since: changed, offset: next });
    offset = next;
  }
  return stretches;
}

export function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function dayAfter(day: string, count = 1): string {
  return utcDay(Date.parse(day) + count * DAY);
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}
