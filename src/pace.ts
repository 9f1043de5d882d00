/**
 * Slack's limits, kept on our side, so that none of them is ever met: one message a second in a conversation, a few hundred a
 * minute in the workspace, and each method's own tier. https://docs.slack.dev/apis/web-api/rate-limits
 */
export type Pace = {
  /** The moment (epoch ms) from which this call may be made; not later than `now` when it may be made at once. */
  readyAt: (method: PacedMethod, channel: string) => number;
  /** The call is being made. */
  spend: (method: PacedMethod, channel: string) => void;
};

export type PacedMethod =
  | 'chat.postMessage'
  | 'chat.update'
  | 'conversations.open'
  | 'conversations.info'
  | 'conversations.history';

type Limit = { perMinute: number; burst: number };

/** "Several hundred messages a minute" for a workspace, unquantified: 300, with room to spare. */
const POSTS_IN_WORKSPACE: Limit = { perMinute: 240, burst: 20 };
const POSTS_IN_CHANNEL: Limit = { perMinute: 60, burst: 1 };
/** Tier 3: 50 and more a minute, the burst included. */
const TIER_3: Limit = { perMinute: 40, burst: 10 };
const KEPT_AT_MOST = 2000;

export function createPace(now: () => number): Pace {
  const posts = createBucket(POSTS_IN_WORKSPACE, now);
  const methods = new Map<PacedMethod, Bucket>();
  const channels = new Map<string, Bucket>();

  const channelBucket = (channel: string): Bucket => {
    const known = channels.get(channel);
    if (known) return known;
    if (channels.size >= KEPT_AT_MOST) forgetIdle();
    const bucket = createBucket(POSTS_IN_CHANNEL, now);
    channels.set(channel, bucket);
    return bucket;
  };

  const forgetIdle = (): void => {
    for (const [channel, bucket] of channels) if (bucket.readyAt() <= now()) channels.delete(channel);
  };

  const methodBucket = (method: PacedMethod): Bucket => {
    const bucket = methods.get(method) ?? createBucket(TIER_3, now);
    methods.set(method, bucket);
    return bucket;
  };

  const bucketsOf = (method: PacedMethod, channel: string): Bucket[] =>
    method === 'chat.postMessage' ? [posts, channelBucket(channel)] : [methodBucket(method)];

  return {
    readyAt(method, channel) {
      return Math.max(...bucketsOf(method, channel).map((bucket) => bucket.readyAt()));
    },
    spend(method, channel) {
      for (const bucket of bucketsOf(method, channel)) bucket.spend();
    },
  };
}

type Bucket = { readyAt: () => number; spend: () => void };

/** A token bucket, as the moment at which it was or will be full (the generic cell rate algorithm). */
function createBucket({ perMinute, burst }: Limit, now: () => number): Bucket {
  const interval = 60_000 / perMinute;
  let fullAt = 0;
  return {
    readyAt: () => Math.ceil(fullAt - (burst - 1) * interval),
    spend: () => {
      fullAt = Math.max(fullAt, now()) + interval;
    },
  };
}

/** Slack's limits do not allow it before this moment (epoch ms). */
export class NotYet extends Error {
  override name = 'NotYet';
  readonly readyAt: number;

  constructor(readyAt: number) {
    super('Slack’s limits do not allow it yet.');
    this.readyAt = readyAt;
  }
}
