import type { UserId } from '../core/people/member.ts';
import type { GroupId, UserGroup } from '../core/people/team-roles.ts';
import type { ElapsedMs } from '../core/time/instant.ts';

/** Who is in the user groups of the workspace, as Slack says. What it said counts for a minute. */
export type Groups = {
  /** Null when there is no such group; `unknown` when Slack does not say it in time: unknown is not yes. */
  peopleOf: (groupId: GroupId) => Promise<readonly UserId[] | null | 'unknown'>;
  /** All that can be named; null when the app may not see them; `unknown` when Slack does not say it in time. */
  all: () => Promise<readonly UserGroup[] | null | 'unknown'>;
};

const COUNTS_MS = 60_000;
/** Far more than a workspace names for its roles. */
const KEPT_AT_MOST = 100;

export function createGroups(options: {
  lookUpGroup: (groupId: GroupId) => Promise<UserId[] | null>;
  lookUpGroups: () => Promise<UserGroup[] | null>;
  onFailure: (error: unknown) => void;
  elapsed: () => ElapsedMs;
}): Groups {
  const { lookUpGroup, lookUpGroups, onFailure, elapsed } = options;
  const people = keptForAMinute(lookUpGroup, elapsed);
  const list = keptForAMinute(lookUpGroups, elapsed);
  const orUnknown = <T>(asked: Promise<T>): Promise<T | 'unknown'> =>
    asked.catch((error: unknown) => {
      onFailure(error);
      return 'unknown';
    });
  return {
    peopleOf: (groupId) => orUnknown(people(groupId)),
    all: () => orUnknown(list('')),
  };
}

/** Whoever asks while a look-up is under way gets its answer. One that fails is not kept. */
function keptForAMinute<T>(lookUp: (key: string) => Promise<T>, elapsed: () => ElapsedMs): (key: string) => Promise<T> {
  const kept = new Map<string, { answer: Promise<T>; since: ElapsedMs }>();
  return (key) => {
    const known = kept.get(key);
    if (known && elapsed() - known.since < COUNTS_MS) return known.answer;
    const answer = lookUp(key);
    const entry = { answer, since: elapsed() };
    kept.delete(key);
    kept.set(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_AT_MOST && oldest !== undefined) kept.delete(oldest);
    answer.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return answer;
  };
}
