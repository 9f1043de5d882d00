/** One of the five uses is left for an answer in words. */
const USES = 4;
/** A minute less than Slack allows, because the call takes time too. */
const LIFETIME_MS = 29 * 60_000;
const KEPT_AT_MOST = 2000;
export function createResponseUrls(elapsed) {
    const entries = new Map();
    const keyOf = ({ channel, ts }) => `${channel} ${ts}`;
    const isAlive = ({ pressedAt, usesLeft }) => usesLeft > 0 && elapsed() - pressedAt < LIFETIME_MS;
    const forget = (place) => {
        entries.delete(keyOf(place));
    };
    return {
        /** A press came from the message at this place. The newest press counts; when there are too many, the oldest are forgotten. */
        remember(place, url) {
            forget(place);
            entries.set(keyOf(place), { url, pressedAt: elapsed(), usesLeft: USES });
            for (const [oldest] of entries) {
                if (entries.size <= KEPT_AT_MOST)
                    return;
                entries.delete(oldest);
            }
        },
        /** True while the message at this place can be replaced through a press. */
        has(place) {
            const entry = entries.get(keyOf(place));
            return entry !== undefined && isAlive(entry);
        },
        /** The address for one use; null when there is none any more. */
        use(place) {
            const entry = entries.get(keyOf(place));
            if (!entry || !isAlive(entry))
                return null;
            entry.usesLeft -= 1;
            return entry.url;
        },
        /** Slack refused it. */
        forget,
    };
}
