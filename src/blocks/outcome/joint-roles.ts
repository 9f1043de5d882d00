import type { InputBlock, RichTextElement } from '@slack/web-api';
import type { JointRoles, Lead, RoleKey, RolesTyped } from '../../core/outcome/joint-roles.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { field, option, words } from '../kit/kit.ts';

/** Who leads what after acceptance: as a line to read, and as three fields to choose in. */

/** A side as it stands in the line: "@Sam leads …", "you lead …". */
type Side = { name: RichTextElement; verb: 'leads' | 'lead' };

/** "@Sam leads the customer and the close; Brightwater leads technical fit and references." Who leads nothing is left out. */
export function rolesLine(roles: JointRoles, ae: Side, partner: Side): RichTextElement[] {
  const sides: [Lead, Side][] = [
    ['ae', ae],
    ['partner', partner],
  ];
  const said = sides.flatMap(([lead, { name, verb }]) => {
    const parts = partsOf(roles, lead);
    return parts.length === 0 ? [] : [[name, words(` ${verb} ${inWords(parts)}`)]];
  });
  return [...said.flatMap((one, at) => (at === 0 ? one : [words('; '), ...one])), words('.')];
}

function partsOf({ leadsCustomer, leadsClose, leadsFit }: JointRoles, lead: Lead): string[] {
  return [
    ...(leadsCustomer === lead ? ['the customer'] : []),
    ...(leadsClose === lead ? ['the close'] : []),
    ...(leadsFit === lead ? ['technical fit', 'references'] : []),
  ];
}

function inWords(parts: readonly string[]): string {
  return parts.length === 1 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

const LABELS: Record<RoleKey, string> = {
  leads_customer: 'Who leads the customer',
  leads_fit: 'Who leads technical fit and references',
  leads_close: 'Who leads the close',
};

const SIDES: Record<Lead, string> = { ae: 'The account executive', partner: 'The partner' };

/** Filled, so that nobody has to touch them. */
export function roleFields(chosen: Record<RoleKey, Lead>): InputBlock[] {
  const keys: RoleKey[] = ['leads_customer', 'leads_fit', 'leads_close'];
  return keys.map((key) =>
    field({
      key,
      label: LABELS[key],
      element: {
        type: 'static_select',
        options: [option(SIDES.ae, 'ae'), option(SIDES.partner, 'partner')],
        initial_option: option(SIDES[chosen[key]], chosen[key]),
      },
    }),
  );
}

export function roleSettings({ leadsCustomer, leadsFit, leadsClose }: JointRoles): Record<RoleKey, Lead> {
  return { leads_customer: leadsCustomer, leads_fit: leadsFit, leads_close: leadsClose };
}

/** Null for a form that was opened before it had these fields. */
export function readRoleFields(state: FormState): RolesTyped {
  return 'leads_customer' in state ? roleValues(state) : null;
}

/** What is not in the form is undefined, not empty. */
export function roleValues(state: FormState): Record<RoleKey, string | null | undefined> {
  const lead = (key: RoleKey) => (key in state ? valueOf(state, key) : undefined);
  return { leads_customer: lead('leads_customer'), leads_fit: lead('leads_fit'), leads_close: lead('leads_close') };
}
