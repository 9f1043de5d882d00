import { unconfirmed } from '../core/agreement.js';
import { MAX_TERM } from '../core/agreement-terms.js';
import { peopleWords } from './agreement-text.js';
import { valueOf } from './form-values.js';
import { VIEW } from './ids.js';
import { roleFields, roleValues } from './joint-roles.js';
import { bold, context, field, header, modal, page, rich, words } from './kit.js';
import { mrkdwn } from './mrkdwn.js';
/** The form of the working agreement, its reader, and what stands there once it is saved. */
/**
 * Filled with the newest version, whose id it carries: whoever saves has read that one. `salesLead` owns it in sales unless it says
 * otherwise.
 */
export function agreementModal(newest, salesLead = null) {
    const { id, terms } = newest;
    const owners = newest.state === 'start' ? null : newest.owners;
    return modal({
        view: VIEW.saveAgreement,
        title: 'Working agreement',
        submit: 'Save',
        id,
        blocks: [
            context(mrkdwn `Saved as a new version. It is in force once both owners have confirmed it; until then the one before stays. What a handoff includes is the packet.`),
            textField('target_accounts', 'Target accounts', 'Who of sales confirms them, and where.', terms),
            textField('acceptance', 'What accepting means', 'One sentence. The account executive reads it beside Accept.', terms),
            windowField(terms),
            textField('influence', 'Sourced and influenced', 'In the words of the CRM and of reviews.', terms),
            textField('conflict_rule', 'Conflict rule', 'Whose claim comes first, one line after the other.', terms),
            header('Roles after acceptance'),
            ...roleFields(terms),
            header('Owners'),
            ownerField('partnerships_owner', 'Owner in partnerships', owners?.partnerships.userId),
            ownerField('sales_owner', 'Owner in sales', owners?.sales.userId ?? salesLead ?? undefined),
        ],
    });
}
export function readAgreementModal(state) {
    return {
        target_accounts: valueOf(state, 'target_accounts'),
        acceptance: valueOf(state, 'acceptance'),
        window_days: valueOf(state, 'window_days'),
        influence: valueOf(state, 'influence'),
        conflict_rule: valueOf(state, 'conflict_rule'),
        ...roleValues(state),
        partnerships_owner: valueOf(state, 'partnerships_owner'),
        sales_owner: valueOf(state, 'sales_owner'),
    };
}
/** The form’s last page: who is asked now. */
export function agreementSavedPage(saved) {
    const asked = peopleWords(unconfirmed(saved).map(({ userId }) => userId));
    return page('Saved', [
        rich([
            bold(`Version ${saved.version} is saved. `),
            words('It is in force once confirmed by '),
            ...asked,
            words('.'),
        ]),
    ]);
}
function textField(key, label, hint, terms) {
    const text = terms[key];
    return field({
        key: key,
        label,
        hint,
        optional: key === 'target_accounts',
        element: {
            type: 'plain_text_input',
            multiline: true,
            max_length: MAX_TERM[key],
            ...(text ? { initial_value: text } : {}),
        },
    });
}
function windowField({ window_days: days }) {
    return field({
        key: 'window_days',
        label: 'Response window (business days)',
        hint: 'What the form suggests, 1 to 10. Another one needs a reason.',
        element: {
            type: 'number_input',
            is_decimal_allowed: false,
            min_value: '1',
            max_value: '10',
            initial_value: String(days),
        },
    });
}
function ownerField(key, label, owner) {
    return field({
        key,
        label,
        element: { type: 'users_select', ...(owner === undefined ? {} : { initial_user: owner }) },
    });
}
