import { type Member, type UserId, whyNotMember } from '../../core/people/member.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';

/**
 * Whether those whose answer is awaited, those who are named for something and those who have begun a packet are still there: Slack says
 * once when somebody leaves, and the bot may have been away then.
 */
export type MemberChecks = ReturnType<typeof createMemberChecks>;

const CHECKED_EVERY_MS = 24 * 60 * 60_000;
const ASKED_AGAIN_AFTER_MS = 60 * 60_000;
/** Each minute: a tenth of what Slack allows (Tier 4), so that nobody who presses waits for it. */
const AT_ONCE = 10;

export function createMemberChecks(deps: {
  store: Pick<Store, 'awaitedPeople'> & {
    roles: Pick<Store['roles'], 'named'>;
    drafts: Pick<Store['drafts'], 'authors'>;
  };
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  /** As when Slack reports that they have left. */
  loseMember: (userId: UserId) => Promise<void>;
  teamId: string;
  now: () => EpochMs;
}) {
  const { store, findMember, loseMember, teamId, now } = deps;
  /** Not in the database: after a restart everybody is asked about anew, a few each minute, since something may have been missed. */
  let dueAt = new Map<UserId, EpochMs>();

  const dueAmong = (people: UserId[]): UserId[] => {
    dueAt = new Map(people.map((userId) => [userId, dueAt.get(userId) ?? 0]));
    return [...dueAt.keys()].filter((userId) => (dueAt.get(userId) ?? 0) <= now()).slice(0, AT_ONCE);
  };

  const allWhoMatter = async (): Promise<UserId[]> => [
    ...(await store.awaitedPeople()),
    ...(await store.roles.named()),
    ...(await store.drafts.authors()),
  ];

  return {
    /** To be called each minute: asks Slack about each of them once a day, a few at a time. Ends at the first who gets no answer. */
    async checkAwaited(): Promise<void> {
      for (const userId of dueAmong(await allWhoMatter())) {
        dueAt.set(userId, now() + ASKED_AGAIN_AFTER_MS);
        const member = await findMember(userId);
        if (!member) return;
        if (whyNotMember(member, teamId) !== null) await loseMember(userId);
        dueAt.set(userId, now() + CHECKED_EVERY_MS);
      }
    },
  };
}
