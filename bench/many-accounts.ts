import { type Account, identityOf } from '../src/core/directory/account.ts';
import { createAccountRows } from '../src/db/directory/accounts.ts';
import type { Db } from '../src/db/engine/open.ts';

/** A directory of any size, with names of which each word stands in thousands of others. */

const FIRST = [
  'Acme',
  'Contoso',
  'Fabrikam',
  'Globex',
  'Initech',
  'Litware',
  'Proseware',
  'Tailspin',
  'Umbra',
  'Wingtip',
];
const SECOND = ['Energy', 'Foods', 'Health', 'Insurance', 'Logistics', 'Media', 'Motors', 'Retail', 'Steel'];

const pick = (from: readonly string[], at: number): string => from[at % from.length] ?? '';

/** Number `at`, from 0; no two are the same. */
export function accountNumber(at: number): Account {
  const first = pick(FIRST, at);
  return {
    id: `a${at}`,
    name: `${first} ${pick(SECOND, Math.floor(at / 10))} ${at}`,
    domain: `${first.toLowerCase()}${at}.com`,
    crmId: `0015g${String(at).padStart(10, '0')}`,
    owner: `U0OWNER${at % 50}`,
    priorityOf: at % 4 === 0 ? [`U0OWNER${at % 50}`] : [],
    priorityList: at % 4 === 0 ? 'Q4 2026' : '',
    why: 'Their warehouse contract ends in March.',
    opportunity: '',
    opportunityRef: '',
    opportunityStage: '',
    opportunityCreatedOn: null,
    opportunityClosedOn: null,
  };
}

/** In one transaction: one by one each would wait for the disk. */
export function addAccounts(db: Db, count: number): void {
  const { save } = createAccountRows(db);
  db.transaction(() => {
    for (let at = 0; at < count; at += 1) save(accountNumber(at), identityOf(accountNumber(at)));
  });
}
