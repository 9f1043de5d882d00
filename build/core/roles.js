import { groupFor, namedFor, TEAM_ROLES } from './team-roles.js';
/** What people are for the whole workspace or for a partner, beside their part in single handoffs. */
export const ROLES = [
    'intake_owner',
    'escalation_contact',
    'adjudicator',
    'alliances_owner',
    'agreement_owner',
    ...TEAM_ROLES,
];
/** The roles that this person has by their own name, or that this user group has; none for most. Who is in a group is not asked here. */
export function rolesOf(id, named, partners) {
    const isNamed = (role) => namedFor(role, named).includes(id) || groupFor(role, named) === id;
    const has = {
        intake_owner: named.intake_owner === id,
        escalation_contact: named.escalation_contact === id,
        adjudicator: named.adjudicator === id,
        administrator: isNamed('administrator'),
        alliances_owner: partners.some(({ alliancesOwner }) => alliancesOwner === id),
        agreement_owner: named.agreement_owners.includes(id),
        partner_marketing: isNamed('partner_marketing'),
        alliances: isNamed('alliances'),
        revops: isNamed('revops'),
        sales_lead: isNamed('sales_lead'),
    };
    return ROLES.filter((role) => has[role]);
}
