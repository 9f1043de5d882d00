import type { ElapsedMs } from '../core/time/instant.ts';

/**
 * Slack's limits, kept on our side, so that Slack never has to refuse a call: one message a second in a conversation, a few hundred
 * a minute in the workspace, and each method's own tier. https://docs.slack.dev/apis/web-api/rate-limits
 */
export type RateLimiter = {
  /**
   * The moment from which this call may be made; not later than `elapsed` when it may be made at once. Without a
   * channel: as far as the workspace is concerned.
   */
  readyAt: (method: LimitedMethod, channel?: string) => ElapsedMs;
  /** How many such calls may be made at once, as far as the workspace is concerned. */
  room: (method: LimitedMethod) => number;
  /** The call is being made. */
  spend: (method: LimitedMethod, channel?: string) => void;
};

export type LimitedMethod =
  | 'chat.postMessage'
  | 'chat.update'
  | 'chat.delete'
  | 'conversations.open'
  | 'conversations.info'
  | 'conversations.history'
  | 'conversations.members'
  | 'users.info'
  /** An answer through the address that came with a press. */
  | 'response_url';

/** `burst` calls at once, then `perMinute`. Their sum is Slack's limit, so that it holds wherever Slack's minutes begin. */
type Limit = { perMinute: number; burst: number };

/** Slack says "several hundred messages per minute" for a workspace, without a figure: we take 300. */
const POSTS_IN_WORKSPACE: Limit = { perMinute: 288, burst: 12 };
const POSTS_IN_CHANNEL: Limit = { perMinute: 60, burst: 1 };
/** Slack allows 50 and more a minute. */
const TIER_3: Limit = { perMinute: 48, burst: 2 };
/** Slack allows 100 and more a minute; the rest is for the look-ups for which people wait. */
const MOST_OF_TIER_4: Limit = { perMinute: 76, burst: 4 };
const KEPT_AT_MOST = 2000;

export function createRateLimiter(elapsed: () => ElapsedMs): RateLimiter {
  const startedAt = elapsed();
  const channels = new Map<string, Bucket>();
  const newBucket = (limit: Limit) => createBucket(limit, elapsed, startedAt);
  const workspace: Record<LimitedMethod, Bucket> = {
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

  const channelBucket = (key: string): Bucket => {
    const known = channels.get(key);
    if (known) return known;
    if (channels.size >= KEPT_AT_MOST) forgetIdle();
    const bucket = newBucket(POSTS_IN_CHANNEL);
    channels.set(key, bucket);
    return bucket;
  };

  const forgetIdle = (): void => {
    for (const [key, bucket] of channels) if (bucket.readyAt() <= elapsed()) channels.delete(key);
  };

  const bucketsOf = (method: LimitedMethod, channel?: string): Bucket[] => {
    const isPerChannel = method === 'chat.postMessage' || method === 'response_url';
    if (!isPerChannel || channel === undefined) return [workspace[method]];
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
      for (const bucket of bucketsOf(method, channel)) bucket.spend();
    },
  };
}

type Bucket = { readyAt: () => ElapsedMs; room: () => number; spend: () => void };

/**
 * A token bucket with one call in it at `startedAt`: the last process may have used up the others, and one has come back by the time
 * that a process has started. Stored as the moment at which it was or will be full (the generic cell rate algorithm).
 */
function createBucket({ perMinute, burst }: Limit, elapsed: () => ElapsedMs, startedAt: ElapsedMs): Bucket {
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
  override name = 'NotYet';
  readonly readyAt: ElapsedMs;

  constructor(readyAt: ElapsedMs) {
    super('It has to wait.');
    this.readyAt = readyAt;
  }
}
