import type { UserId } from '../../core/people/member.ts';
import type { GroupId, UserGroup } from '../../core/people/team-roles.ts';

/** The user groups of the workspace, while a person waits. */
export type UserGroups = {
  /** Null when there is no such group, or none that the bot may see; `unknown` when Slack does not say it in time. */
  peopleOf: (groupId: GroupId) => Promise<readonly UserId[] | null | 'unknown'>;
  /** All that can be named; null when the bot may see none; `unknown` as above. */
  all: () => Promise<readonly UserGroup[] | null | 'unknown'>;
  /** What stands after its @; null when Slack does not say it. */
  handleOf: (groupId: GroupId) => Promise<string | null>;
};

/** What Slack lets stand in a handle: nothing else is said, since it is said where words are formatted. */
const HANDLE = /^[\p{L}\p{N}._-]{1,80}$/u;

export function createUserGroups(asked: Omit<UserGroups, 'handleOf'>): UserGroups {
  return {
    ...asked,
    async handleOf(groupId) {
      const all = await asked.all();
      const found = all === null || all === 'unknown' ? undefined : all.find(({ id }) => id === groupId);
      return found && HANDLE.test(found.handle) ? found.handle : null;
    },
  };
}
