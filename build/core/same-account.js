import { isSameAccount } from './account-name.js';
import { accountRefFrom, isSameRef } from './account-ref.js';
import { PACKET_KEYS } from './packet.js';
/**
 * True when both are about the same account: the name, the domain or the CRM record is the same. A name that is the same counts also where
 * the domains differ: one company has many of them, and a second handoff that is refused is mended in a minute.
 */
export function isSameCustomer(one, other) {
    if (isSameAccount(one.account, other.account))
        return true;
    return isSameRef(accountRefFrom(one.account_ref), accountRefFrom(other.account_ref));
}
/** True for one account (by name, domain or CRM record), partner and opportunity; of the opportunity case, white space and punctuation do not count. */
export function isSameDeal(one, other) {
    const bare = ({ opportunity }) => (opportunity ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
    return one.partner === other.partner && bare(one) === bare(other) && isSameCustomer(one, other);
}
/** True when every field is the same. Texts were tidied when the packet was read. */
export function isSamePacket(one, other) {
    return PACKET_KEYS.every((key) => one[key] === other[key]);
}
