import type { Member, UserId } from '../core/member.ts';
import type { EpochMs } from '../core/time/instant.ts';

/** Who somebody is, asked of Slack while a person waits: soon, or not at all. */
export type People = {
  find: (userId: UserId) => Promise<Member | null>;
  /** Slack says that this person's record has changed: it is looked up again at the next question. */
  forget: (userId: UserId) => void;
};

const KEPT_MS = 60_000;
const KEPT_AT_MOST = 500;

/**
 * Answers null when Slack does not answer within `patienceMs`. Who was looked up within the last minute is not looked up again,
 * unless they were forgotten.
 */
export function createPeople(options: {
  lookUp: (userId: UserId) => Promise<Member>;
  /** Told why a look-up came to nothing. */
  onFailure: (error: unknown, userId: UserId) => void;
  now: () => EpochMs;
  patienceMs?: number;
}): People {
  const { lookUp, onFailure, now, patienceMs = 1500 } = options;
  const kept = new Map<string, { member: Member; at: EpochMs }>();
  /** Grows with everything forgotten: what was asked before it is not kept. */
  let forgotten = 0;

  const ask = async (userId: UserId): Promise<Member | null> => {
    try {
      const before = forgotten;
      const member = await lookUp(userId);
      if (kept.size >= KEPT_AT_MOST) kept.clear();
      if (forgotten === before) kept.set(userId, { member, at: now() });
      return member;
    } catch (error) {
      onFailure(error, userId);
      return null;
    }
  };

  return {
    async find(userId) {
      const known = kept.get(userId);
      if (known && now() - known.at < KEPT_MS) return known.member;
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
