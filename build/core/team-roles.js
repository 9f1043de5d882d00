import * as z from 'zod';
import { readForm } from './form.js';
/** The roles that several people have at once: people are named for them, and a Slack user group. */
export const TEAM_ROLES = ['partner_marketing', 'alliances', 'revops', 'sales_lead', 'administrator'];
export function isTeamRole(role) {
    return TEAM_ROLES.includes(role);
}
/** Told from a person's id by how it begins. */
export const isGroup = (id) => id.startsWith('S');
export const MAX_NAMED = 20;
const people = z.array(z.string()).max(MAX_NAMED, `Choose at most ${MAX_NAMED} people.`);
const group = z
    .string()
    .regex(/^S[A-Z0-9]+$/)
    .nullable();
/** The form in which they are named. Its keys are the block_ids and the keys of the saved settings. */
const roleFormSchema = z.object({
    administrators: people,
    administrators_group: group,
    partner_marketing: people,
    partner_marketing_group: group,
    alliances: people,
    alliances_group: group,
    revops: people,
    revops_group: group,
    sales_lead: people,
    sales_lead_group: group,
});
export const ROLE_KEYS = roleFormSchema.keyof().options;
/** Under which keys each role is saved. */
export const KEYS_OF_ROLE = {
    administrator: { people: 'administrators', group: 'administrators_group' },
    partner_marketing: { people: 'partner_marketing', group: 'partner_marketing_group' },
    alliances: { people: 'alliances', group: 'alliances_group' },
    revops: { people: 'revops', group: 'revops_group' },
    sales_lead: { people: 'sales_lead', group: 'sales_lead_group' },
};
/** Checks everything that needs no look-up. */
export function readRoleForm(form) {
    return readForm(roleFormSchema, form);
}
/** Who is named for it by their own name. */
export function namedFor(role, named) {
    return named[KEYS_OF_ROLE[role].people];
}
/** The user group whose people are named for it; null: none. */
export function groupFor(role, named) {
    return named[KEYS_OF_ROLE[role].group];
}
