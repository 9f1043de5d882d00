import type { UserId } from './member.ts';
import type { Partner } from './partner.ts';

/** What people are for the whole workspace or for a partner, beside their part in single handoffs. */
export const ROLES = ['intake_owner', 'escalation_contact', 'administrator', 'alliances_owner'] as const;
export type Role = (typeof ROLES)[number];

/** Who is named for what. */
export type Named = {
  intake_owner: UserId | null;
  escalation_contact: UserId | null;
  administrators: readonly UserId[];
};

/** The roles that this person has; none for most people. */
export function rolesOf(userId: UserId, named: Named, partners: readonly Pick<Partner, 'alliancesOwner'>[]): Role[] {
  const has: Record<Role, boolean> = {
    intake_owner: named.intake_owner === userId,
    escalation_contact: named.escalation_contact === userId,
    administrator: named.administrators.includes(userId),
    alliances_owner: partners.some(({ alliancesOwner }) => alliancesOwner === userId),
  };
  return ROLES.filter((role) => has[role]);
}
