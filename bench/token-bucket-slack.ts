import type { SimulatedClock } from './simulated-clock.ts';

/**
 * Slack's limits as token buckets, behind `fetch`: what is too much is answered with 429 and counted. A bucket fills at the documented
 * rate and holds a tenth of a minute, as "short bursts"; a conversation's holds one message.
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
export type TokenBucketSlack = ReturnType<typeof createTokenBucketSlack>;

export type Limit = { perMinute: number; atOnce: number };

const TIER_3: Limit = { perMinute: 50, atOnce: 5 };
const METHODS: Record<string, Limit> = {
  /** "Several hundred", unquantified. */
  'chat.postMessage': { perMinute: 300, atOnce: 30 },
  /** Not documented: as messages. */
  response_url: { perMinute: 300, atOnce: 30 },
  'chat.update': TIER_3,
  'conversations.open': TIER_3,
  'conversations.info': TIER_3,
  'conversations.history': TIER_3,
  'conversations.replies': TIER_3,
  'users.info': { perMinute: 100, atOnce: 10 },
};
const ONE_CONVERSATION: Limit = { perMinute: 60, atOnce: 1 };
const IN_ONE_CONVERSATION = new Set(['chat.postMessage', 'response_url']);

/** One call that Slack answered with "ok". Moments in epoch ms; `key` is the notice's, in posts. */
export type Call = { method: string; channel: string; key: string; startedAt: number; answeredAt: number };

/** What befalls a call before it meets the limits; null when nothing does. */
export type Fault =
  | { kind: 'wait'; seconds: number }
  | { kind: 'slow'; ms: number }
  | { kind: 'refuse' }
  | { kind: 'lose' };

/** How long Slack takes to answer, from the first to below the second (ms). */
const ANSWERS_AFTER_MS = { least: 60, most: 250 };
/** As the bot's client waits. */
const TIMEOUT_MS = 10_000;

export function createTokenBucketSlack(clock: SimulatedClock, chance: () => number) {
  const calls: Call[] = [];
  const buckets = new Map<string, ReturnType<typeof createBucket>>();
  const posted = new Map<string, { ts: string; key: string }[]>();
  let stamps = 0;
  let pending = 0;
  let looks = 0;
  let tooMany = 0;
  let faultOf: (method: string, channel: string) => Fault | null = () => null;

  const later = (ms: number) =>
    new Promise<void>((resolve) => {
      pending += 1;
      clock.in(ms, () => {
        pending -= 1;
        resolve();
      });
    });

  const takes = (name: string, limit: Limit): boolean => {
    const bucket = buckets.get(name) ?? createBucket(limit, clock.now);
    buckets.set(name, bucket);
    return bucket.take();
  };

  const isWithinLimits = (method: string, channel: string): boolean => {
    const limit = METHODS[method];
    if (limit && !takes(method, limit)) return false;
    return !IN_ONE_CONVERSATION.has(method) || takes(`${method} ${channel}`, ONE_CONVERSATION);
  };

  const perform = (method: string, channel: string, fields: URLSearchParams): object => {
    const messages = posted.get(channel) ?? [];
    switch (method) {
      case 'chat.postMessage': {
        const ts = `${Math.floor(clock.now() / 1000)}.${String((stamps += 1)).padStart(6, '0')}`;
        posted.set(channel, [...messages, { ts, key: keyOf(fields) }]);
        return { channel, ts };
      }
      case 'conversations.open':
        return { channel: { id: `D${fields.get('users')}` } };
      case 'users.info':
        return { user: { team_id: 'T0NORTHWIND', tz: 'America/New_York' } };
      case 'conversations.info':
        return { channel: SHARED };
      case 'conversations.history':
      case 'conversations.replies':
        return { messages: messages.map(({ ts, key }) => ({ ts, metadata: { event_payload: { key } } })) };
      default:
        return {};
    }
  };

  const answer = async (method: string, fields: URLSearchParams, channel: string): Promise<Response> => {
    const startedAt = clock.now();
    const fault = faultOf(method, channel);
    if (fault?.kind === 'refuse') throw new TypeError('fetch failed', { cause: refusedConnection() });
    if (fault?.kind === 'lose') {
      await later(TIMEOUT_MS);
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    }
    if (fault?.kind === 'wait') return waitResponse(fault.seconds);
    const isTaken = isWithinLimits(method, channel);
    const { least, most } = ANSWERS_AFTER_MS;
    await later(fault?.kind === 'slow' ? fault.ms : least + chance() * (most - least));
    if (!isTaken) {
      tooMany += 1;
      return waitResponse(30);
    }
    const content = perform(method, channel, fields);
    if (method === 'auth.test') looks += 1;
    else calls.push({ method, channel, key: keyOf(fields), startedAt, answeredAt: clock.now() });
    return Response.json({ ok: true, ...content });
  };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.host === 'hooks.slack.com') {
      const channel = url.searchParams.get('channel') ?? '';
      return answer('response_url', new URLSearchParams(), channel);
    }
    const fields = new URLSearchParams(typeof init?.body === 'string' ? init.body : '');
    return answer(
      url.pathname.split('/').at(-1) ?? '',
      fields,
      fields.get('channel') ?? fields.get('users') ?? fields.get('user') ?? '',
    );
  };

  return {
    fetch,
    /** The address that comes with a press in this channel. */
    pressIn: (channel: string) => `https://hooks.slack.com/actions/T0NORTHWIND/1/secret?channel=${channel}`,
    calls,
    /** Answers of "too many requests" because of the limits: the bot's own doing. */
    tooMany: () => tooMany,
    /** How often the bot asked whether Slack is there, and was answered. */
    looks: () => looks,
    /** Calls that wait for their answer. */
    pending: () => pending,
    setFault(next: typeof faultOf): void {
      faultOf = next;
    },
  };
}

/**
 * The least time (ms) in which anybody could make these calls: for each limit, what goes beyond its bucket at the rate at which it
 * fills, and the longest of these. What one call must wait for another, and the time that answers take, is left out.
 */
export function idealMs(calls: Pick<Call, 'method' | 'channel'>[]): number {
  const counts = new Map<string, { limit: Limit; calls: number }>();
  const count = (name: string, limit: Limit | undefined): void => {
    if (limit) counts.set(name, { limit, calls: (counts.get(name)?.calls ?? 0) + 1 });
  };
  for (const { method, channel } of calls) {
    count(method, METHODS[method]);
    if (IN_ONE_CONVERSATION.has(method)) count(`${method} ${channel}`, ONE_CONVERSATION);
  }
  const spans = [...counts.values()].map(
    ({ limit, calls: made }) => ((made - limit.atOnce) / limit.perMinute) * 60_000,
  );
  return Math.max(0, ...spans);
}

/** The most calls of a method that any sixty seconds hold. */
export function mostInAnyMinute(calls: Call[], method: string): number {
  const moments = calls.filter((call) => call.method === method).map(({ startedAt }) => startedAt);
  moments.sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [index, at] of moments.entries()) {
    while (at - (moments[first] ?? 0) >= 60_000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

function createBucket({ perMinute, atOnce }: Limit, now: () => number) {
  let tokens = atOnce;
  let filledAt = now();
  return {
    take(): boolean {
      tokens = Math.min(atOnce, tokens + ((now() - filledAt) * perMinute) / 60_000);
      filledAt = now();
      // Rounding in the ninth digit is no call too many.
      if (tokens < 1 - 1e-9) return false;
      tokens -= 1;
      return true;
    },
  };
}

const SHARED = {
  is_member: true,
  is_ext_shared: true,
  context_team_id: 'T0NORTHWIND',
  connected_team_ids: ['T0NORTHWIND', 'T0BRIGHTWATER'],
};

function keyOf(fields: URLSearchParams): string {
  const metadata = fields.get('metadata');
  if (metadata === null) return '';
  // Written by the bot a moment ago.
  return (JSON.parse(metadata) as { event_payload: { key: string } }).event_payload.key;
}

function waitResponse(seconds: number): Response {
  const headers = { 'retry-after': String(seconds) };
  return Response.json({ ok: false, error: 'ratelimited' }, { status: 429, headers });
}

function refusedConnection(): Error {
  return Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
}
