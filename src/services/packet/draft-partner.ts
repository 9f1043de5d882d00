import type { Typed } from '../../core/packet/packet-draft.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { Store } from '../../db/store.ts';

/** The contact says for whom they act; until one is chosen it is who was in mind. Null when neither is known. */
export async function partnerIn(
  { partner_contact: contact, partner }: Typed,
  store: Pick<Store, 'partner' | 'partnerOfContact'>,
): Promise<Partner | null> {
  if (typeof contact === 'string') return store.partnerOfContact(contact);
  return typeof partner === 'string' ? store.partner(partner) : null;
}
