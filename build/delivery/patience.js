import { LONGEST_RATE_LIMIT_MS } from '../slack/failures.js';
import { LONGEST_WAIT_MS, RATE_LIMITED } from './setbacks.js';
const KEPT_AT_MOST = 5000;
export function createPatience({ now, elapsed }) {
    const dues = createFirstSights();
    const claims = createFirstSights();
    const ageOf = ({ id, claimedAt }) => {
        const claimed = claims.of(id, claimedAt, () => elapsed() - Math.max(0, now() - (claimedAt ?? now())));
        return elapsed() - claimed;
    };
    /** A row that was written before the clock was set back asks for more than anybody ever waits. */
    const longestWait = (row) => {
        const longestPause = row.problem === RATE_LIMITED ? LONGEST_RATE_LIMIT_MS : LONGEST_WAIT_MS;
        return row.attempts === 0 && row.status !== 'unknown' ? 0 : longestPause;
    };
    return {
        /** When it may be tried; in the past when it may be tried now. */
        dueAt(row) {
            // The look for it goes by how long ago that was, also when the clock is set before the look.
            if (row.status === 'unknown')
                ageOf(row);
            const asIs = `${row.status} ${row.attempts} ${row.nextTryAt}`;
            return dues.of(row.id, asIs, () => elapsed() + Math.min(row.nextTryAt - now(), longestWait(row)));
        },
        /** How long ago it was claimed, in ms; 0 when it never was. */
        ageOf,
    };
}
/** Remembers a moment by id as long as what it was read from stays the same; of very many the oldest are forgotten, and read anew. */
export function createFirstSights() {
    const seen = new Map();
    return {
        of(id, asIs, read) {
            const known = seen.get(id);
            if (known?.asIs === asIs)
                return known.at;
            const at = read();
            seen.delete(id);
            seen.set(id, { asIs, at });
            for (const [oldest] of seen) {
                if (seen.size <= KEPT_AT_MOST)
                    break;
                seen.delete(oldest);
            }
            return at;
        },
    };
}
