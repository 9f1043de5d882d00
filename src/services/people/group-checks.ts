import type { GroupId } from '../../core/people/team-roles.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { UserGroups } from './user-groups.ts';

/** Whether the user groups that are named for roles are still there, with somebody in them: Slack tells the bot of no change. */
export type GroupChecks = ReturnType<typeof createGroupChecks>;

const CHECKED_EVERY_MS = 60 * 60_000;

export function createGroupChecks(deps: {
  store: { roles: Pick<Store['roles'], 'namedGroups' | 'lose' | 'isBack'> };
  groups: Pick<UserGroups, 'peopleOf'>;
  now: () => EpochMs;
  /** Called when there may be something new to deliver. */
  onSaved: () => void;
}) {
  const { store, groups, now, onSaved } = deps;
  /** Not in the database: after a restart each is asked about anew, since something may have been missed. */
  const dueAt = new Map<GroupId, EpochMs>();

  const check = async (group: GroupId): Promise<void> => {
    const people = await groups.peopleOf(group);
    if (people === 'unknown') return;
    if (people !== null && people.length > 0) return store.roles.isBack(group);
    await store.roles.lose(group, now());
    onSaved();
  };

  return {
    /** To be called each minute: asks Slack about each of them once an hour. Whoever can mend a group that is lost is told, once. */
    async checkNamed(): Promise<void> {
      const due = (await store.roles.namedGroups()).filter((group) => (dueAt.get(group) ?? 0) <= now());
      for (const group of due) {
        dueAt.set(group, now() + CHECKED_EVERY_MS);
        await check(group);
      }
    },
  };
}
