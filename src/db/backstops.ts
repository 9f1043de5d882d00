import type { Backstops } from '../core/conversations.ts';
import type { Handoff } from '../core/handoff.ts';
import type { UserId } from '../core/member.ts';
import type { PartnerRows } from './partners.ts';
import type { SettingRows } from './settings.ts';

/** Who takes over when nobody answers, and who is told what could not be delivered, as the settings and the registry name them. */
export type BackstopRows = ReturnType<typeof createBackstopRows>;

/** Each function is synchronous, and runs in the transaction that is open. */
export function createBackstopRows(settings: SettingRows, partners: PartnerRows) {
  const of = (handoff: Handoff): Backstops => {
    const { intake_owner: named, escalation_contact: contact, administrators } = settings.read();
    const alliances = partners.find(handoff.packet.partner)?.alliancesOwner;
    const intakeOwner = named ?? alliances ?? handoff.author;
    return {
      intakeOwner,
      escalationContact: contact ?? administrators[0] ?? intakeOwner,
      alliancesOwner: alliances ?? intakeOwner,
    };
  };

  return {
    of,

    /** Everybody who can mend something about this handoff, nobody twice, in the order in which they are turned to. */
    menders(handoff: Handoff): UserId[] {
      const { intakeOwner, escalationContact } = of(handoff);
      const alliances = partners.find(handoff.packet.partner)?.alliancesOwner ?? [];
      const { administrators } = settings.read();
      return [...new Set([intakeOwner, escalationContact, ...administrators, alliances, handoff.author].flat())];
    },
  };
}
