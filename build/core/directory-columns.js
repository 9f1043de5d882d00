import { dayIfAny, domainIfAny, peopleIfAny, personIfAny, recordIfAny, regionIfAny, someWords, somePerson, wordsIfAny, } from './directory-cells.js';
import { LINE, SENTENCE } from './packet-field.js';
const MAX_ROLE = 75;
const MAX_PARTNER = 75;
/** Keys as in `Account`. */
const ACCOUNT_COLUMNS = {
    name: {
        header: 'name',
        also: ['account', 'account_name', 'company', 'company_name'],
        read: someWords(LINE, 'Name the account.'),
        isNeeded: true,
    },
    domain: { header: 'domain', also: ['website', 'account_website', 'company_domain'], read: domainIfAny },
    crmId: { header: 'crm_id', also: ['account_id', 'record_id', 'crm'], read: recordIfAny(SENTENCE) },
    owner: { header: 'owner', also: ['account_owner', 'ae'], read: personIfAny },
    priorityOf: { header: 'priority_of', also: [], read: peopleIfAny },
    priorityList: { header: 'priority_list', also: ['quarter'], read: wordsIfAny(MAX_ROLE) },
    why: { header: 'why', also: ['why_account', 'why_it_matters'], read: wordsIfAny(SENTENCE) },
    opportunity: { header: 'opportunity', also: ['opportunity_name'], read: wordsIfAny(LINE) },
    opportunityRef: {
        header: 'opportunity_id',
        also: ['opportunity_ref', 'opportunity_link'],
        read: wordsIfAny(SENTENCE),
    },
    opportunityStage: { header: 'opportunity_stage', also: ['stage'], read: wordsIfAny(MAX_ROLE) },
    opportunityCreatedOn: { header: 'opportunity_created_on', also: ['created_on'], read: dayIfAny },
    opportunityClosedOn: { header: 'opportunity_closed_on', also: ['closed_on'], read: dayIfAny },
};
const PARTNER_COLUMNS = {
    name: {
        header: 'partner',
        also: ['name', 'partner_name'],
        read: someWords(MAX_PARTNER, 'Name the partner.'),
        isNeeded: true,
    },
    does: { header: 'what_they_do', also: ['does'], read: wordsIfAny(SENTENCE), isNeeded: true },
};
const PEOPLE_COLUMNS = {
    userId: { header: 'user', also: ['user_id', 'slack_id', 'member_id'], read: somePerson, isNeeded: true },
    role: { header: 'role', also: ['title'], read: wordsIfAny(MAX_ROLE) },
    manager: { header: 'manager', also: ['manager_id'], read: personIfAny },
    region: { header: 'region', also: ['calendar_region', 'holiday_region'], read: regionIfAny },
};
export const KINDS = ['accounts', 'partners', 'people'];
export const COLUMNS = {
    accounts: ACCOUNT_COLUMNS,
    partners: PARTNER_COLUMNS,
    people: PEOPLE_COLUMNS,
};
