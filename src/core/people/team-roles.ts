import * as z from 'zod';
import { type FormReading, readForm } from '../kernel/form.ts';
import type { UserId } from './member.ts';

/**
 * The roles that several people have at once: people are named for them, and a Slack user group. Each with the key under which its people are
 * saved; the group stands under the same key with `_group`.
 */
const PEOPLE_KEYS = {
  partner_marketing: 'partner_marketing',
  alliances: 'alliances',
  revops: 'revops',
  sales_lead: 'sales_lead',
  administrator: 'administrators',
} as const;
export type TeamRole = keyof typeof PEOPLE_KEYS;
// Object.keys and Object.fromEntries lose the exact types of the keys.
export const TEAM_ROLES = Object.keys(PEOPLE_KEYS) as readonly TeamRole[];

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

type PeopleKey = (typeof PEOPLE_KEYS)[TeamRole];
type GroupKey = `${PeopleKey}_group`;
export type RoleKey = PeopleKey | GroupKey;

/** Under which keys each role is saved. */
export const KEYS_OF_ROLE = Object.fromEntries(
  TEAM_ROLES.map((role) => [role, { people: PEOPLE_KEYS[role], group: `${PEOPLE_KEYS[role]}_group` }]),
) as Record<TeamRole, { people: PeopleKey; group: GroupKey }>;

/** Something for the people of each role, and something for its group, under their keys. */
export function ofEachRole<People, Group>(of: {
  people: (role: TeamRole) => People;
  group: (role: TeamRole) => Group;
}): Record<PeopleKey, People> & Record<GroupKey, Group> {
  const entries = TEAM_ROLES.flatMap((role) => [
    [KEYS_OF_ROLE[role].people, of.people(role)],
    [KEYS_OF_ROLE[role].group, of.group(role)],
  ]);
  return Object.fromEntries(entries);
}

/** The form in which they are named. Its keys are the block_ids and the keys of the saved settings. */
const roleFormSchema = z.object(ofEachRole({ people: () => people, group: () => group }));

/** Who is named: Slack user ids, and the id of one user group each. */
export type RoleSettings = z.infer<typeof roleFormSchema>;
export const ROLE_KEYS: readonly RoleKey[] = roleFormSchema.keyof().options;

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
