import type { Member, UserId } from '../core/member.ts';
import type { ElapsedMs } from '../core/time/instant.ts';

/** Looks members up in Slack while a person waits for the answer, so with a time limit. */
export type People = {
  find: (userId: UserId) => Promise<Member | null>;
  /** Slack says that this member has changed: the next `find` looks it up again. */
  forget: (userId: UserId) => void;
};

const KEPT_MS = 60_000;
const KEPT_AT_MOST = 500;

/**
 * `find` resolves with null when Slack does not answer within `patienceMs`. A member who was looked up within the last minute is not
 * looked up again, unless forgotten.
 */
export function createPeople(options: {
  lookUp: (userId: UserId) => Promise<Member>;
  /** Called when a look-up fails. */
  onFailure: (error: unknown, userId: UserId) => void;
  elapsed: () => ElapsedMs;
  patienceMs?: number;
}): People {
  const { lookUp, onFailure, elapsed, patienceMs = 1500 } = options;
  const kept = new Map<string, { member: Member; at: ElapsedMs }>();
  /** Counts the calls of `forget`: a look-up that began before one is not kept. */
  let forgotten = 0;

  const ask = async (userId: UserId): Promise<Member | null> => {
    try {
      const forgottenBefore = forgotten;
      const member = await lookUp(userId);
      if (kept.size >= KEPT_AT_MOST) kept.clear();
      if (forgotten === forgottenBefore) kept.set(userId, { member, at: elapsed() });
      return member;
    } catch (error) {
      onFailure(error, userId);
      return null;
    }
  };

  return {
    async find(userId) {
      const known = kept.get(userId);
      if (known && elapsed() - known.at < KEPT_MS) return known.member;
      return withinPatience(ask(userId), patienceMs);
    },
    forget(userId) {
      forgotten += 1;
      kept.delete(userId);
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
