import { valueOf } from './form-values.js';
import { field, option, words } from './kit.js';
/** "@Sam leads the customer and the close; Brightwater leads technical fit and references." Who leads nothing is left out. */
export function rolesLine(roles, ae, partner) {
    const sides = [
        ['ae', ae],
        ['partner', partner],
    ];
    const said = sides.flatMap(([lead, { name, verb }]) => {
        const parts = partsOf(roles, lead);
        return parts.length === 0 ? [] : [[name, words(` ${verb} ${inWords(parts)}`)]];
    });
    return [...said.flatMap((one, at) => (at === 0 ? one : [words('; '), ...one])), words('.')];
}
function partsOf({ leadsCustomer, leadsClose, leadsFit }, lead) {
    return [
        ...(leadsCustomer === lead ? ['the customer'] : []),
        ...(leadsClose === lead ? ['the close'] : []),
        ...(leadsFit === lead ? ['technical fit', 'references'] : []),
    ];
}
function inWords(parts) {
    return parts.length === 1 ? parts.join() : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
const LABELS = {
    leads_customer: 'Who leads the customer',
    leads_fit: 'Who leads technical fit and references',
    leads_close: 'Who leads the close',
};
const SIDES = { ae: 'The account executive', partner: 'The partner' };
/** Filled, so that nobody has to touch them. */
export function roleFields(chosen) {
    const keys = ['leads_customer', 'leads_fit', 'leads_close'];
    return keys.map((key) => field({
        key,
        label: LABELS[key],
        element: {
            type: 'static_select',
            options: [option(SIDES.ae, 'ae'), option(SIDES.partner, 'partner')],
            initial_option: option(SIDES[chosen[key]], chosen[key]),
        },
    }));
}
export function roleSettings({ leadsCustomer, leadsFit, leadsClose }) {
    return { leads_customer: leadsCustomer, leads_fit: leadsFit, leads_close: leadsClose };
}
/** Null for a form that was opened before it had these fields. */
export function readRoleFields(state) {
    return 'leads_customer' in state ? roleValues(state) : null;
}
/** What is not in the form is undefined, not empty. */
export function roleValues(state) {
    const lead = (key) => (key in state ? valueOf(state, key) : undefined);
    return { leads_customer: lead('leads_customer'), leads_fit: lead('leads_fit'), leads_close: lead('leads_close') };
}
