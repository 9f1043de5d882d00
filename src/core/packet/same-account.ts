import { isSameAccount } from '../directory/account-name.ts';
import { accountRefFrom, isSameRef } from '../directory/account-ref.ts';
import { type Packet, PACKET_KEYS } from './packet.ts';
import type { Typed } from './packet-draft.ts';
import { saysSomething } from '../kernel/text.ts';

/** What identifies the account of a packet: its name, and its website or CRM record where one is given ('': none). */
export type Identity = { account: string; account_ref: string };

/**
 * True when both are about the same account: the name, the domain or the CRM record is the same. A name that is the same counts also where
 * the domains differ: one company has many of them, and a second handoff that is refused is mended in a minute.
 */
export function isSameCustomer(one: Identity, other: Identity): boolean {
  if (isSameAccount(one.account, other.account)) return true;
  return isSameRef(accountRefFrom(one.account_ref), accountRefFrom(other.account_ref));
}

/** What tells one deal from another. */
export type Deal = Identity & Pick<Packet, 'partner' | 'opportunity'>;

/** True for one account (by name, domain or CRM record), partner and opportunity; of the opportunity case, white space and punctuation do not count. */
export function isSameDeal(one: Deal, other: Deal): boolean {
  const bare = ({ opportunity }: Deal) => (opportunity ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return one.partner === other.partner && bare(one) === bare(other) && isSameCustomer(one, other);
}

/** The deal of which somebody writes; null while they have named no account, or nobody knows the partner. */
export function dealOf(typed: Typed, partner: string | null): Deal | null {
  const said = (value: unknown): string => (typeof value === 'string' ? value : '');
  const account = said(typed.account);
  if (partner === null || !saysSomething(account)) return null;
  return { account, partner, account_ref: said(typed.account_ref), opportunity: said(typed.opportunity) };
}

/** True when every field is the same. Texts were tidied when the packet was read. */
export function isSamePacket(one: Packet, other: Packet): boolean {
  return PACKET_KEYS.every((key) => one[key] === other[key]);
}
