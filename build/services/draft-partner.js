/** The contact says for whom they act; until one is chosen it is who was in mind. Null when neither is known. */
export async function partnerIn({ partner_contact: contact, partner }, store) {
    if (typeof contact === 'string')
        return store.partnerOfContact(contact);
    return typeof partner === 'string' ? store.partner(partner) : null;
}
