import type { Member, UserId } from '../core/people/member.ts';
import type { ElapsedMs } from '../core/time/instant.ts';

/** Who members are, as Slack says. What it said counts for a minute, unless it reports a change. */
export type People = {
  /**
   * While a person waits for the answer: null when Slack does not answer within `patienceMs`. When it has just let them wait in vain, they do
   * not wait for the same answer again: Slack takes an acknowledgement for three seconds, whatever is asked before it.
   */
  find: (userId: UserId) => Promise<Member | null>;
  /** The same without that limit; rejects with what Slack answered instead. */
  ask: (userId: UserId) => Promise<Member>;
  /** What Slack said within the last `withinMs`, a minute unless given; null when it must be asked. */
  known: (userId: UserId, withinMs?: number) => Member | null;
  /** Slack says that this member has changed: they are looked up again. Nothing happens for people whom nobody has asked about. */
  forget: (userId: UserId) => void;
};

const COUNTS_MS = 60_000;
/** Who was waited for so long is not waited for again within the next seconds; what Slack refuses at once is asked again at once. */
const IN_VAIN_MS = 1_000;
const NOT_AGAIN_WITHIN_MS = 3_000;
const KEPT_AT_MOST = 2000;

export function createPeople(options: {
  lookUp: (userId: UserId) => Promise<Member>;
  /** Called when a look-up fails for which a person waits. */
  onFailure: (error: unknown, userId: UserId) => void;
  elapsed: () => ElapsedMs;
  patienceMs?: number;
}): People {
  const { lookUp, onFailure, elapsed, patienceMs = 1500 } = options;
  /** In the order in which they were looked up. */
  const kept = new Map<UserId, { member: Member; at: ElapsedMs }>();
  /** Look-ups that have begun and are not answered. One that was forgotten meanwhile is not in here, and its answer is not kept. */
  const underWay = new Map<UserId, Promise<Member>>();
  /** Who was waited for in vain, and when. */
  const silent = new Map<UserId, ElapsedMs>();

  const keep = (userId: UserId, member: Member): void => {
    silent.delete(userId);
    kept.delete(userId);
    kept.set(userId, { member, at: elapsed() });
    const [oldest] = kept.keys();
    if (kept.size > KEPT_AT_MOST && oldest !== undefined) kept.delete(oldest);
  };

  const known = (userId: UserId, withinMs = COUNTS_MS): Member | null => {
    const entry = kept.get(userId);
    return entry && elapsed() - entry.at < withinMs ? entry.member : null;
  };

  const begin = (userId: UserId): Promise<Member> => {
    const asked = lookUp(userId)
      .then((member) => {
        if (underWay.get(userId) === asked) keep(userId, member);
        return member;
      })
      .finally(() => {
        if (underWay.get(userId) === asked) underWay.delete(userId);
      });
    underWay.set(userId, asked);
    return asked;
  };

  const ask = async (userId: UserId): Promise<Member> => known(userId) ?? underWay.get(userId) ?? begin(userId);

  const askPatiently = (userId: UserId): Promise<Member | null> =>
    ask(userId).catch((error: unknown) => {
      onFailure(error, userId);
      return null;
    });

  const isSilent = (userId: UserId): boolean => {
    const since = silent.get(userId);
    if (since !== undefined && elapsed() - since >= NOT_AGAIN_WITHIN_MS) silent.delete(userId);
    return silent.has(userId);
  };

  /** Null when it takes too long, which is noted. */
  const waitFor = async (userId: UserId): Promise<Member | null> => {
    let isLong = false;
    const timer = setTimeout(() => (isLong = true), Math.min(IN_VAIN_MS, patienceMs));
    const member = await withinPatience(askPatiently(userId), patienceMs).finally(() => clearTimeout(timer));
    if (member === null && isLong) silent.set(userId, elapsed());
    return member;
  };

  return {
    async find(userId) {
      return known(userId) ?? (isSilent(userId) ? null : waitFor(userId));
    },
    ask,
    known,
    forget(userId) {
      kept.delete(userId);
      silent.delete(userId);
      underWay.delete(userId);
    },
  };
}

async function withinPatience<T>(asked: Promise<T>, patienceMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  return Promise.race([asked, impatience]).finally(() => clearTimeout(timer));
}
