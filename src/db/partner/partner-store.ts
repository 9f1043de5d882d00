import type { Partner } from '../../core/partner/partner.ts';
import type { Rows } from '../rows.ts';
import type { PartnerParts } from './partner-parts.ts';

/** The partners' part of the store. */
export function createPartnerStore(partners: Rows['partners'], { changes, channels }: PartnerParts) {
  return {
    async partners(): Promise<Partner[]> {
      return partners.all();
    },

    async partner(id: string): Promise<Partner | null> {
      return partners.find(id);
    },

    /** For whom this contact (its id) acts. */
    async partnerOfContact(contact: string): Promise<Partner | null> {
      return partners.findByContact(contact);
    },

    async partnerInChannel(channelId: string): Promise<Partner | null> {
      return partners.findByChannel(channelId);
    },

    savePartner: changes.save,
    changePartner: changes.change,

    /** What is still under way with a partner. */
    partnerAtWork: changes.atWork,

    partnerChannels: channels,
  };
}
