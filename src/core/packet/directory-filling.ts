import { type Account, fillingFrom } from '../directory/account.ts';
import type { AccountLook } from '../directory/account-look.ts';
import type { Typed } from './packet-draft.ts';

/** What the directory fills in a packet once its account is named, and what of it goes again with another account. */

/** What its author may have written themselves: then it stays. */
export const FILLED_KEYS = [
  'account_ref',
  'ae',
  'why_account',
  'opportunity',
  'opportunity_created_on',
  'opportunity_closed_on',
] as const;
export type FilledKey = (typeof FILLED_KEYS)[number];

/** One fact in three fields: the days of one opportunity say nothing of another, and they decide the credit. */
const OF_OPPORTUNITY: readonly FilledKey[] = ['opportunity', 'opportunity_created_on', 'opportunity_closed_on'];

/** The account of a form, as far as its author may know it. */
export type AccountInForm = {
  /** Whether there is a directory to choose from. */
  isMenu: boolean;
  /** Null while none is named that the directory has. */
  known: Account | null;
  /** Null while no account is named, and while nobody can say whether its author may read that. */
  look: AccountLook | null;
};

export const NOT_IN_DIRECTORY: AccountInForm = { isMenu: false, known: null, look: null };

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** What the directory says of the account. Whose priority list it is on is said to the account executive who is asked. */
function proposed(account: Account | null, ae: Typed['ae']): Typed {
  if (account === null) return {};
  return typeof ae === 'string' ? fillingFrom(account, ae) : fillingFrom(account);
}

/** Which fields hold what the directory says of this account. */
export function filledFrom(typed: Typed, account: Account | null): FilledKey[] {
  const proposals = [proposed(account, null), proposed(account, typed.ae)];
  const isProposed = (key: FilledKey) => proposals.some((one) => one[key] === typed[key]);
  return FILLED_KEYS.filter((key) => !isEmpty(typed[key]) && isProposed(key));
}

/**
 * A packet in which another account is named: what the directory had filled for the one before goes, what it says of the new one comes, and
 * what its author wrote or emptied stays. `touched`: what they changed since the form was drawn.
 */
export function fillAnew(
  typed: Typed,
  { before, after, touched }: { before: Account | null; after: Account | null; touched: Typed },
): Typed {
  const filled = filledFrom(typed, before);
  const isTheirs = (key: FilledKey) => Object.hasOwn(touched, key) || !(isEmpty(typed[key]) || filled.includes(key));
  const isFree = (key: FilledKey) => (OF_OPPORTUNITY.includes(key) ? !OF_OPPORTUNITY.some(isTheirs) : !isTheirs(key));
  const says = proposed(after, isTheirs('ae') ? typed.ae : null);
  const next = { ...typed };
  for (const key of FILLED_KEYS.filter((one) => !isTheirs(one))) {
    const value = isFree(key) ? (says[key] ?? null) : null;
    if (value !== null || !isEmpty(typed[key])) next[key] = value;
  }
  return next;
}
