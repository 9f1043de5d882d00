import * as z from 'zod';
import { type FormReading, readForm } from './form.ts';
import type { UserId } from './member.ts';

/** The roles that several people have at once: people are named for them, and a Slack user group. */
export const TEAM_ROLES = ['partner_marketing', 'alliances', 'revops', 'sales_lead', 'administrator'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

export function isTeamRole(role: string): role is TeamRole {
  return (TEAM_ROLES as readonly string[]).includes(role);
}

/** A Slack user group: S, then capitals and digits. */
export type GroupId = string;

/** Told from a person's id by how it begins. */
export const isGroup = (id: string): boolean => id.startsWith('S');

/** `handle` stands after the @; it and `name` are people's own words. */
export type UserGroup = { id: GroupId; handle: string; name: string };

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

/** Who is named: Slack user ids, and the id of one user group each. */
export type RoleSettings = z.infer<typeof roleFormSchema>;
export type RoleKey = keyof RoleSettings;
export const ROLE_KEYS = roleFormSchema.keyof().options;

/** Under which keys each role is saved. */
export const KEYS_OF_ROLE = {
  administrator: { people: 'administrators', group: 'administrators_group' },
  partner_marketing: { people: 'partner_marketing', group: 'partner_marketing_group' },
  alliances: { people: 'alliances', group: 'alliances_group' },
  revops: { people: 'revops', group: 'revops_group' },
  sales_lead: { people: 'sales_lead', group: 'sales_lead_group' },
} as const satisfies Record<TeamRole, { people: RoleKey; group: RoleKey }>;

/** Checks everything that needs no look-up. */
export function readRoleForm(form: Record<string, unknown>): FormReading<RoleSettings> {
  return readForm(roleFormSchema, form);
}

/** Who is named for it by their own name. */
export function namedFor(role: TeamRole, named: RoleSettings): readonly UserId[] {
  return named[KEYS_OF_ROLE[role].people];
}

/** The user group whose people are named for it; null: none. */
export function groupFor(role: TeamRole, named: RoleSettings): GroupId | null {
  return named[KEYS_OF_ROLE[role].group];
}
