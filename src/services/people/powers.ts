import { ownersIn } from '../../core/agreement/agreement.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import type { Member, UserId } from '../../core/people/member.ts';
import { groupToAsk, onlyOthersMay } from '../../core/people/power-words.ts';
import { type Deed, may, type Part, powersOf, type SaidPower, teamRolesOf } from '../../core/people/powers.ts';
import { rolesOf } from '../../core/people/roles.ts';
import {
  groupFor,
  isTeamRole,
  namedFor,
  type RoleSettings,
  TEAM_ROLES,
  type TeamRole,
} from '../../core/people/team-roles.ts';
import type { Store } from '../../db/store.ts';
import type { Membership } from './membership.ts';
import type { UserGroups } from './user-groups.ts';

/** Who may do what, asked of the one table with what the settings and Slack say of a person. */
export type Powers = ReturnType<typeof createPowers>;

/** `sentence` is what whoever may not reads; without it they read who may, and whom to ask. `parts` is what they are to what it is about. */
type Asked = { sentence?: string; parts?: readonly Part[] };

/** Said where somebody may be in a user group of which Slack does not say it now: unknown is not yes. */
export const NOT_SAID_WHETHER = 'Slack does not say now whether you may. Try again in a minute.';

export const FOR_ADMINISTRATORS =
  'Only administrators of this workspace can do this. Ask one of them to do it with you.';

/** In which roles somebody is named, and in which they may be: Slack does not say it. `taken`: for which anybody is named. */
type Found = { named: TeamRole[]; unknown: TeamRole[]; taken: TeamRole[] };

/** An administrator can also have the power of a role for which nobody is named. */
const rolesThatMatter = (deed: Deed): TeamRole[] =>
  TEAM_ROLES.filter((role) => role === 'administrator' || may(deed, [role]));

export function createPowers(deps: {
  store: Pick<Store, 'settings' | 'lookup' | 'agreement'>;
  /** Throws a Refusal unless the presser is a full member of ours. */
  membership: Pick<Membership, 'mustBeOurs'>;
  groups: UserGroups;
}) {
  const { store, membership, groups } = deps;

  const byName = ({ id }: Pick<Member, 'id'>, settings: RoleSettings): Found => ({
    named: TEAM_ROLES.filter((role) => namedFor(role, settings).includes(id)),
    unknown: [],
    taken: TEAM_ROLES.filter((role) => namedFor(role, settings).length > 0 || groupFor(role, settings) !== null),
  });

  /** The same, and who Slack says is in the groups of these roles. */
  const withGroups = async (
    member: Member,
    settings: RoleSettings,
    roles: readonly TeamRole[] = TEAM_ROLES,
  ): Promise<Found> => {
    const found = byName(member, settings);
    const inGroup = async (role: TeamRole) => {
      const group = groupFor(role, settings);
      return { role, people: group === null ? undefined : await groups.peopleOf(group) };
    };
    const answers = await Promise.all(roles.map(inGroup));
    const isEmpty = ({ people }: (typeof answers)[number]) => people === null || people?.length === 0;
    const nobodyAdministers =
      settings.administrators.length === 0 && answers.some((each) => each.role === 'administrator' && isEmpty(each));
    return {
      named: [...found.named, ...answers.flatMap(({ role, people }) => (people?.includes(member.id) ? [role] : []))],
      unknown: answers.flatMap(({ role, people }) => (people === 'unknown' ? [role] : [])),
      // A group that is gone must not lock everybody out of the settings.
      taken: nobodyAdministers ? found.taken.filter((role) => role !== 'administrator') : found.taken,
    };
  };

  const partsOf = ({ isAdministrator: isWorkspaceAdmin }: Member, { named, taken }: Found): Part[] => [
    'full_member',
    ...teamRolesOf({ named, taken, isWorkspaceAdmin }),
  ];

  const refusal = async (deed: Deed, settings: RoleSettings): Promise<Refusal> => {
    const group = groupToAsk(deed, settings);
    return new Refusal(onlyOthersMay(deed, settings, group === null ? null : await groups.handleOf(group)));
  };

  /**
   * Throws a Refusal unless this presser may do it; for `parts` see `partsIn`. Whoever is no full member of ours may do nothing, and nobody
   * may while it depends on a user group of which Slack does not say who is in it.
   */
  const mustBeAllowed = async (deed: Deed, by: Presser, { sentence, parts = [] }: Asked = {}): Promise<void> => {
    const member = await membership.mustBeOurs(by);
    const settings = await store.settings();
    if (may(deed, parts) || may(deed, partsOf(member, byName(member, settings)))) return;
    const found = await withGroups(member, settings, rolesThatMatter(deed));
    if (may(deed, partsOf(member, found))) return;
    const atBest = { ...found, named: [...found.named, ...found.unknown] };
    if (may(deed, partsOf(member, atBest))) throw new Refusal(NOT_SAID_WHETHER);
    throw sentence === undefined ? await refusal(deed, settings) : new Refusal(sentence);
  };

  return {
    mustBeAllowed,

    /**
     * The same for what is kept until Slack says who the presser is: whoever is named by name, or may while nobody is named, needs no look-up
     * here.
     */
    async mustBeAllowedOnceKnown(deed: Deed, by: Presser): Promise<void> {
      const { named, taken } = byName({ id: by.userId }, await store.settings());
      if (!may(deed, teamRolesOf({ named, taken, isWorkspaceAdmin: false }))) await mustBeAllowed(deed, by);
    },

    /** Whether this presser may do it now, for what is only shown to those who may. */
    async isAllowed(deed: Deed, by: Presser, parts: readonly Part[] = []): Promise<boolean> {
      try {
        await mustBeAllowed(deed, by, { parts });
        return true;
      } catch (error) {
        if (error instanceof Refusal) return false;
        throw error;
      }
    },

    /** Everybody who is named for this role, by their own name or by a user group as far as Slack says who is in it; nobody twice. */
    async peopleIn(role: TeamRole): Promise<UserId[]> {
      const settings = await store.settings();
      const group = groupFor(role, settings);
      const members = group === null ? null : await groups.peopleOf(group);
      return [...new Set([...namedFor(role, settings), ...(Array.isArray(members) ? members : [])])];
    },

    /** Throws a Refusal unless this presser administers the workspace: named for it or, when nobody is, an owner or admin of the workspace. */
    async mustAdminister(by: Presser): Promise<void> {
      await mustBeAllowed('change_settings', by, { sentence: FOR_ADMINISTRATORS });
    },

    /** All that this presser may do for the whole workspace, and in which roles they may be besides. Throws a Refusal unless they are ours. */
    async of(by: Presser): Promise<{ powers: SaidPower[]; unknown: readonly TeamRole[] }> {
      const member = await membership.mustBeOurs(by);
      const settings = await store.settings();
      const found = await withGroups(member, settings);
      const agreement_owners = ownersIn(await store.agreement.standing());
      const roles = rolesOf(member.id, { ...settings, agreement_owners }, await store.lookup.owners());
      const others = roles.filter((role) => !isTeamRole(role));
      return {
        powers: powersOf({ ...found, isWorkspaceAdmin: member.isAdministrator }, others),
        unknown: found.unknown,
      };
    },
  };
}
