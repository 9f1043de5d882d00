import { type FormErrors, mustBeRight } from '../../core/kernel/form.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import { NOT_SAID, type UserId } from '../../core/people/member.ts';
import type { FieldChange } from '../../core/kernel/merging.ts';
import {
  type GroupId,
  groupFor,
  KEYS_OF_ROLE,
  readRoleForm,
  type RoleKey,
  type RoleSettings,
  TEAM_ROLES,
  type TeamRole,
  type UserGroup,
} from '../../core/people/team-roles.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Membership } from './membership.ts';
import { idsIn, memberErrors } from './named-people.ts';
import type { UserGroups } from './user-groups.ts';

/** Who is named for the roles that several people have. */
export type RoleSettingsService = ReturnType<typeof createRoleSettings>;

/** What the form shows. `groups` is what can be named; null when the bot may see none, `unknown` when Slack does not say it now. */
export type RolesShown = { saved: RoleSettings; groups: readonly UserGroup[] | null | 'unknown' };

export function createRoleSettings(deps: {
  store: Pick<Store, 'settings' | 'roles' | 'lastChangeOf'>;
  membership: Pick<Membership, 'whyNot'>;
  groups: UserGroups;
  /** Throws a Refusal unless this presser administers the workspace. */
  mustAdminister: (by: Presser) => Promise<void>;
  now: () => EpochMs;
  onSaved: () => void;
}) {
  const { store, membership, groups, mustAdminister, now, onSaved } = deps;

  /** The error when nobody is known to be left who may open this form. */
  const administratorErrors = async (next: RoleSettings, saved: readonly UserId[]): Promise<FormErrors> => {
    const { administrators: userIds, administrators_group: group } = next;
    // Whoever is new was looked at, and so was the group: somebody is left.
    if (group !== null || userIds.length === 0 || userIds.some((userId) => !saved.includes(userId))) return {};
    const reasons = await Promise.all(userIds.map(membership.whyNot));
    if (reasons.includes(null)) return {};
    if (reasons.includes(NOT_SAID)) return { administrators: NOT_SAID };
    return { administrators: 'None of them can open these settings any more. Name somebody who is still here.' };
  };

  /** The error when nobody is known to be in a group that is named anew. */
  const groupErrors = async (role: TeamRole, group: GroupId | null, saved: GroupId | null): Promise<FormErrors> => {
    if (group === null || group === saved) return {};
    const people = await groups.peopleOf(group);
    const { group: key } = KEYS_OF_ROLE[role];
    if (people === 'unknown') return { [key]: 'Slack did not say in time who is in this group. Try again.' };
    return people === null || people.length === 0
      ? { [key]: 'Nobody is in this group. Choose another, or name people.' }
      : {};
  };

  return {
    /** Throws a Refusal unless this presser administers the workspace. */
    async shown(by: Presser): Promise<RolesShown> {
      await mustAdminister(by);
      return { saved: await store.settings(), groups: await groups.all() };
    },

    /** Who is named now, for whom the form is to be changed. Throws as `shown`. */
    async named(by: Presser): Promise<RoleSettings> {
      await mustAdminister(by);
      return store.settings();
    },

    /** Who changed last who is named there. */
    async whoChanged(key: RoleKey): Promise<FieldChange | null> {
      return store.lastChangeOf(key);
    },

    /**
     * A group that the form did not ask for stays. `saved`: who was named before, as whoever saves has read it. Throws WrongInput beside the
     * fields, a Refusal, or Conflict when others are named by now; then nothing is saved.
     */
    async save(by: Presser, form: Record<string, unknown>, saved: RoleSettings): Promise<void> {
      await mustAdminister(by);
      const kept = Object.fromEntries(TEAM_ROLES.map((role) => [KEYS_OF_ROLE[role].group, groupFor(role, saved)]));
      const reading = readRoleForm({ ...kept, ...form });
      const errors = TEAM_ROLES.flatMap((role) => {
        const { people, group } = KEYS_OF_ROLE[role];
        const next = reading.values?.[group] ?? null;
        return [
          memberErrors(membership, people, idsIn(form[people]), saved[people]),
          groupErrors(role, next, groupFor(role, saved)),
        ];
      });
      if (reading.values) errors.push(administratorErrors(reading.values, saved.administrators));
      const values = mustBeRight(reading, ...(await Promise.all(errors)));
      await store.roles.name(values, { by: by.userId, requestId: by.requestId, now: now() }, saved);
      onSaved();
    },
  };
}
