import type { Account } from './account.ts';
import {
  dayIfAny,
  domainIfAny,
  peopleIfAny,
  personIfAny,
  type Reader,
  recordIfAny,
  regionIfAny,
  someWords,
  somePerson,
  wordsIfAny,
} from './directory-cells.ts';
import type { UserId } from '../people/member.ts';
import { LINE, SENTENCE } from '../packet/packet-field.ts';

/** What a file for the directory can hold: its kinds, and the columns of each, declared here once. */

/** `also`: other headers under which it is known, as CRMs export it. */
export type Column = { header: string; also: readonly string[]; read: Reader<unknown>; isNeeded?: true };

/** What the directory has of one of our own people. */
export type Colleague = { userId: UserId; role: string; manager: UserId | null; region: string | null };
/** What the directory adds to a registered partner. */
export type PartnerWords = { name: string; does: string };

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
} satisfies Record<keyof Omit<Account, 'id'>, Column>;

const PARTNER_COLUMNS = {
  name: {
    header: 'partner',
    also: ['name', 'partner_name'],
    read: someWords(MAX_PARTNER, 'Name the partner.'),
    isNeeded: true,
  },
  does: { header: 'what_they_do', also: ['does'], read: wordsIfAny(SENTENCE), isNeeded: true },
} satisfies Record<keyof PartnerWords, Column>;

const PEOPLE_COLUMNS = {
  userId: { header: 'user', also: ['user_id', 'slack_id', 'member_id'], read: somePerson, isNeeded: true },
  role: { header: 'role', also: ['title'], read: wordsIfAny(MAX_ROLE) },
  manager: { header: 'manager', also: ['manager_id'], read: personIfAny },
  region: { header: 'region', also: ['calendar_region', 'holiday_region'], read: regionIfAny },
} satisfies Record<keyof Colleague, Column>;

export const KINDS = ['accounts', 'partners', 'people'] as const;
export type Kind = (typeof KINDS)[number];

export const COLUMNS: Record<Kind, Readonly<Record<string, Column>>> = {
  accounts: ACCOUNT_COLUMNS,
  partners: PARTNER_COLUMNS,
  people: PEOPLE_COLUMNS,
};

/** A row as it was read: only what its file has a column for. */
export type AccountRow = Pick<Account, 'name'> & Partial<Omit<Account, 'id'>>;
export type ColleagueRow = Pick<Colleague, 'userId'> & Partial<Colleague>;
