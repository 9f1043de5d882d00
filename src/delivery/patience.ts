import type { ElapsedMs, EpochMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import { LONGEST_RATE_LIMIT_MS } from '../slack/failures.ts';
import { LONGEST_WAIT_MS, RATE_LIMITED } from './setbacks.ts';

/**
 * How long notices have waited and still have to, by a clock that nobody can set. Their rows say so in moments of the machine's clock,
 * which may be set by hours while the bot runs: so each moment is read once, when a row is first seen as it is, and counted from there.
 */
export type Patience = ReturnType<typeof createPatience>;

const KEPT_AT_MOST = 5000;

export function createPatience({ now, elapsed }: { now: () => EpochMs; elapsed: () => ElapsedMs }) {
  const dues = createFirstSights();
  const claims = createFirstSights();

  const ageOf = ({ id, claimedAt }: Pick<NoticeRow, 'id' | 'claimedAt'>): number => {
    const claimed = claims.of(id, claimedAt, () => elapsed() - Math.max(0, now() - (claimedAt ?? now())));
    return elapsed() - claimed;
  };

  /** A row that was written before the clock was set back asks for more than anybody ever waits. */
  const longestWait = (row: NoticeRow): number => {
    const longestPause = row.problem === RATE_LIMITED ? LONGEST_RATE_LIMIT_MS : LONGEST_WAIT_MS;
    return row.attempts === 0 && row.status !== 'unknown' ? 0 : longestPause;
  };

  return {
    /** When it may be tried; in the past when it may be tried now. */
    dueAt(row: NoticeRow): ElapsedMs {
      // The look for it goes by how long ago that was, also when the clock is set before the look.
      if (row.status === 'unknown') ageOf(row);
      const asIs = `${row.status} ${row.attempts} ${row.nextTryAt}`;
      return dues.of(row.id, asIs, () => elapsed() + Math.min(row.nextTryAt - now(), longestWait(row)));
    },

    /** How long ago it was claimed, in ms; 0 when it never was. */
    ageOf,
  };
}

/** Remembers a moment by id as long as what it was read from stays the same; of very many the oldest are forgotten, and read anew. */
export function createFirstSights() {
  const seen = new Map<string, { asIs: string | number | null; at: ElapsedMs }>();
  return {
    of(id: string, asIs: string | number | null, read: () => ElapsedMs): ElapsedMs {
      const known = seen.get(id);
      if (known?.asIs === asIs) return known.at;
      const at = read();
      seen.delete(id);
      seen.set(id, { asIs, at });
      for (const [oldest] of seen) {
        if (seen.size <= KEPT_AT_MOST) break;
        seen.delete(oldest);
      }
      return at;
    },
  };
}
