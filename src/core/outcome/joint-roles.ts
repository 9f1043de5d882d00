import * as z from 'zod';
import { mustReadForm } from '../kernel/form.ts';

/** Who leads what once a handoff is accepted. References go with technical fit. */

export const LEADS = ['ae', 'partner'] as const;
export type Lead = (typeof LEADS)[number];

export type JointRoles = { leadsCustomer: Lead; leadsFit: Lead; leadsClose: Lead };
export type JointRole = keyof JointRoles;
export const JOINT_ROLES: readonly JointRole[] = ['leadsCustomer', 'leadsFit', 'leadsClose'];

/** As long as a workspace has agreed on nothing else. */
export const USUAL_ROLES: JointRoles = { leadsCustomer: 'ae', leadsFit: 'partner', leadsClose: 'ae' };

/** The same as the settings of a workspace hold it; the keys are the block_ids of its form. */
export type RoleSettings = { leads_customer: Lead; leads_fit: Lead; leads_close: Lead };

export function rolesFrom({ leads_customer, leads_fit, leads_close }: RoleSettings): JointRoles {
  return { leadsCustomer: leads_customer, leadsFit: leads_fit, leadsClose: leads_close };
}

/** A form that was opened before it had this field holds nothing for it. */
const leadOr = (usual: Lead) => z.enum(LEADS, 'Choose who leads this.').default(usual);

/** The keys are the block_ids of each form in which roles are chosen. */
export const roleShape = {
  leads_customer: leadOr(USUAL_ROLES.leadsCustomer),
  leads_fit: leadOr(USUAL_ROLES.leadsFit),
  leads_close: leadOr(USUAL_ROLES.leadsClose),
};
export type RoleKey = keyof typeof roleShape;

/** What a form holds under these keys, not checked yet. A form that was opened before there were roles holds none: null. */
export type RolesTyped = Record<RoleKey, unknown> | null;

/** Throws WrongInput. */
export function readRoles(typed: Record<RoleKey, unknown>): JointRoles {
  return rolesFrom(mustReadForm(z.object(roleShape), typed));
}

export function isSameRoles(one: JointRoles, other: JointRoles): boolean {
  return JOINT_ROLES.every((role) => one[role] === other[role]);
}

/** The roles alone, without what stands beside them. */
export function rolesOnly({ leadsCustomer, leadsFit, leadsClose }: JointRoles): JointRoles {
  return { leadsCustomer, leadsFit, leadsClose };
}
