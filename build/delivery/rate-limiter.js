/** Slack says "several hundred messages per minute" for a workspace, without a figure: we take 300. */
const POSTS_IN_WORKSPACE = { perMinute: 288, burst: 12 };
const POSTS_IN_CHANNEL = { perMinute: 60, burst: 1 };
/** Slack allows 50 and more a minute. */
const TIER_3 = { perMinute: 48, burst: 2 };
/** Slack allows 100 and more a minute; the rest is for the look-ups for which people wait. */
const MOST_OF_TIER_4 = { perMinute: 76, burst: 4 };
const KEPT_AT_MOST = 2000;
export function createRateLimiter(elapsed) {
    const startedAt = elapsed();
    const channels = new Map();
    const newBucket = (limit) => createBucket(limit, elapsed, startedAt);
    const workspace = {
        'chat.postMessage': newBucket(POSTS_IN_WORKSPACE),
        'chat.update': newBucket(TIER_3),
        'chat.delete': newBucket(TIER_3),
        'conversations.open': newBucket(TIER_3),
        'conversations.info': newBucket(TIER_3),
        'conversations.history': newBucket(TIER_3),
        'conversations.members': newBucket(MOST_OF_TIER_4),
        'users.info': newBucket(MOST_OF_TIER_4),
        // Not documented: limited as messages are.
        response_url: newBucket(POSTS_IN_WORKSPACE),
    };
    const channelBucket = (key) => {
        const known = channels.get(key);
        if (known)
            return known;
        if (channels.size >= KEPT_AT_MOST)
            forgetIdle();
        const bucket = newBucket(POSTS_IN_CHANNEL);
        channels.set(key, bucket);
        return bucket;
    };
    const forgetIdle = () => {
        for (const [key, bucket] of channels)
            if (bucket.readyAt() <= elapsed())
                channels.delete(key);
    };
    const bucketsOf = (method, channel) => {
        const isPerChannel = method === 'chat.postMessage' || method === 'response_url';
        if (!isPerChannel || channel === undefined)
            return [workspace[method]];
        return [workspace[method], channelBucket(`${method} ${channel}`)];
    };
    return {
        readyAt(method, channel) {
            return Math.max(...bucketsOf(method, channel).map((bucket) => bucket.readyAt()));
        },
        room(method) {
            return workspace[method].room();
        },
        spend(method, channel) {
            for (const bucket of bucketsOf(method, channel))
                bucket.spend();
        },
    };
}
/**
 * A token bucket with one call in it at `startedAt`: the last process may have used up the others, and one has come back by the time
 * that a process has started. Stored as the moment at which it was or will be full (the generic cell rate algorithm).
 */
function createBucket({ perMinute, burst }, elapsed, startedAt) {
    const interval = 60_000 / perMinute;
    let fullAt = startedAt + (burst - 1) * interval;
    return {
        readyAt: () => Math.ceil(fullAt - (burst - 1) * interval),
        // The millionth makes up for rounding errors.
        room: () => Math.max(0, Math.floor(burst - Math.max(0, fullAt - elapsed()) / interval + 1e-6)),
        spend: () => {
            fullAt = Math.max(fullAt, elapsed()) + interval;
        },
    };
}
/** It has to wait until this moment: Slack's limits do not allow it, or nothing can be saved. */
export class NotYet extends Error {
    name = 'NotYet';
    readyAt;
    constructor(readyAt) {
        super('It has to wait.');
        this.readyAt = readyAt;
    }
}
