import { accountKey } from './account-name.ts';
import { accountRefFrom, isSameRef } from './account-ref.ts';
import type { UserId } from '../people/member.ts';
import type { Packet } from '../packet/packet.ts';
import { SENTENCE } from '../packet/packet-field.ts';
import { cut } from '../kernel/text.ts';
import type { Day } from '../time/instant.ts';

/** An account of the directory: what is known of a customer before anybody hands something off. Texts are '' where nothing is known. */
export type Account = {
  id: string;
  name: string;
  /** The part of its host that its owner registered: "fabrikam.com". */
  domain: string | null;
  /** The id of its CRM record, or the link to it. */
  crmId: string | null;
  /** The account executive who works it. */
  owner: UserId | null;
  /** On whose priority lists it stands. */
  priorityOf: UserId[];
  /** Which lists these are, for example "Q4 2026". */
  priorityList: string;
  /** Why it matters, in one sentence. */
  why: string;
  opportunity: string;
  /** The id or the link of the opportunity. */
  opportunityRef: string;
  opportunityStage: string;
  opportunityCreatedOn: Day | null;
  opportunityClosedOn: Day | null;
};

/** What stands of it in a menu. */
export type FoundAccount = Pick<Account, 'id' | 'name' | 'domain' | 'crmId'>;

/** What tells an account apart, each in the form in which two of them are compared. */
export type AccountIdentity = {
  domain: string | null;
  recordId: string | null;
  recordHost: string | null;
  accountKey: string;
};

/** Of an account whose domain and CRM record were read before. */
export function identityOf({ name, domain, crmId }: Pick<Account, 'name' | 'domain' | 'crmId'>): AccountIdentity {
  const record = crmId === null ? null : accountRefFrom(crmId);
  const { id, host } = record?.kind === 'record' ? record : { id: null, host: null };
  return { domain, recordId: id, recordHost: host, accountKey: accountKey(name) };
}

/**
 * The one that is the same account: by its CRM record; else by its domain, and of several by its name, too; else by its name. Two that have
 * different records, or of the same name different domains, are two accounts: companies of one group share what they like. Null: none is.
 */
export function sameAccountIn<Known extends AccountIdentity>(
  known: readonly Known[],
  wanted: AccountIdentity,
): Known | null {
  const record = recordOf(wanted);
  const byRecord = record && known.find((one) => isSameRef(recordOf(one), record));
  if (byRecord) return byRecord;
  const open = known.filter((one) => record === null || one.recordId === null);
  const isNamesake = (one: Known) => one.accountKey === wanted.accountKey;
  const ofDomain = open.filter(({ domain }) => domain !== null && domain === wanted.domain);
  const byDomain = ofDomain.find(isNamesake) ?? (ofDomain.length === 1 ? ofDomain[0] : undefined);
  if (byDomain) return byDomain;
  return open.find((one) => isNamesake(one) && (one.domain === null || wanted.domain === null)) ?? null;
}

function recordOf({ recordId, recordHost }: AccountIdentity) {
  return recordId === null ? null : ({ kind: 'record', host: recordHost, id: recordId } as const);
}

/** What choosing it proposes for a packet; what the directory does not know is left out. `asked` is who is asked, when somebody else was chosen. */
export function fillingFrom(account: Account, asked?: UserId): Partial<Packet> {
  const ref = account.domain ?? account.crmId;
  const ae = account.owner ?? account.priorityOf[0];
  const why = whyFor(account, asked ?? ae);
  const opportunity = opportunityOf(account);
  return {
    account: account.name,
    ...(ref === null ? {} : { account_ref: ref }),
    ...(ae === undefined ? {} : { ae }),
    ...(why === '' ? {} : { why_account: why }),
    ...(opportunity === null ? {} : opportunity),
  };
}

/** As the proposed account executive reads it: whose list it is, if it is theirs, then why it matters. */
function whyFor({ priorityOf, priorityList, why }: Account, ae: UserId | undefined): string {
  if (ae === undefined || !priorityOf.includes(ae)) return why;
  const list = priorityList === '' ? 'On your priority list' : `On your priority list (${priorityList})`;
  return cut(why === '' ? `${list}.` : `${list}: ${why}`, SENTENCE);
}

/** Null when there is none. */
function opportunityOf(account: Account) {
  const { opportunity, opportunityRef, opportunityStage } = account;
  const named = [opportunity, opportunityRef].filter((words) => words !== '');
  if (named.length === 0) return null;
  const words = [...named, ...(opportunityStage === '' ? [] : [`stage ${opportunityStage}`])].join(', ');
  return {
    opportunity: cut(words, SENTENCE),
    opportunity_created_on: account.opportunityCreatedOn,
    opportunity_closed_on: account.opportunityClosedOn,
  };
}
