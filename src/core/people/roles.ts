import type { UserId } from './member.ts';
import type { Partner } from '../partner/partner.ts';
import { groupFor, isTeamRole, namedFor, type RoleSettings, TEAM_ROLES, type TeamRole } from './team-roles.ts';

/** What people are for the whole workspace or for a partner, beside their part in single handoffs. */
export const ROLES = [
  'intake_owner',
  'escalation_contact',
  'adjudicator',
  'alliances_owner',
  'agreement_owner',
  ...TEAM_ROLES,
] as const;
export type Role = (typeof ROLES)[number];

/** Who is named for what. */
export type Named = RoleSettings & {
  intake_owner: UserId | null;
  escalation_contact: UserId | null;
  adjudicator: UserId | null;
  /** Of the working agreement, in force or proposed. */
  agreement_owners: readonly UserId[];
};

/** The roles that this person has by their own name, or that this user group has; none for most. Who is in a group is not asked here. */
export function rolesOf(id: string, named: Named, partners: readonly Pick<Partner, 'alliancesOwner'>[]): Role[] {
  const isNamed = (role: TeamRole) => namedFor(role, named).includes(id) || groupFor(role, named) === id;
  const alone: Record<Exclude<Role, TeamRole>, boolean> = {
    intake_owner: named.intake_owner === id,
    escalation_contact: named.escalation_contact === id,
    adjudicator: named.adjudicator === id,
    alliances_owner: partners.some(({ alliancesOwner }) => alliancesOwner === id),
    agreement_owner: named.agreement_owners.includes(id),
  };
  return ROLES.filter((role) => (isTeamRole(role) ? isNamed(role) : alone[role]));
}
