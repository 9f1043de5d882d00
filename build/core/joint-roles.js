import * as z from 'zod';
import { mustReadForm } from './form.js';
/** Who leads what once a handoff is accepted. References go with technical fit. */
export const LEADS = ['ae', 'partner'];
export const JOINT_ROLES = ['leadsCustomer', 'leadsFit', 'leadsClose'];
/** As long as a workspace has agreed on nothing else. */
export const USUAL_ROLES = { leadsCustomer: 'ae', leadsFit: 'partner', leadsClose: 'ae' };
export function rolesFrom({ leads_customer, leads_fit, leads_close }) {
    return { leadsCustomer: leads_customer, leadsFit: leads_fit, leadsClose: leads_close };
}
/** A form that was opened before it had this field holds nothing for it. */
const leadOr = (usual) => z.enum(LEADS, 'Choose who leads this.').default(usual);
/** The keys are the block_ids of each form in which roles are chosen. */
export const roleShape = {
    leads_customer: leadOr(USUAL_ROLES.leadsCustomer),
    leads_fit: leadOr(USUAL_ROLES.leadsFit),
    leads_close: leadOr(USUAL_ROLES.leadsClose),
};
/** Throws WrongInput. */
export function readRoles(typed) {
    return rolesFrom(mustReadForm(z.object(roleShape), typed));
}
export function isSameRoles(one, other) {
    return JOINT_ROLES.every((role) => one[role] === other[role]);
}
/** The roles alone, without what stands beside them. */
export function rolesOnly({ leadsCustomer, leadsFit, leadsClose }) {
    return { leadsCustomer, leadsFit, leadsClose };
}
