import type { Version } from '../../core/agreement/agreement.ts';
import { SIDES } from '../../core/agreement/agreement-terms.ts';
import type { Backstops } from '../../core/notices/conversations.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { HelpRequest } from '../../core/help-request/help-request.ts';
import type { UserId } from '../../core/people/member.ts';
import type { NotedMessage } from '../../core/packet/noted.ts';
import type { PacketDraft } from '../../core/packet/packet-draft.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { PartnerRows } from '../partner/partners.ts';
import type { SettingRows } from '../people/settings.ts';

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

  /** Who may sign a conflict check, in the order in which they are asked; nobody twice. */
  const signersOf = (partner: string): UserId[] => {
    const { adjudicator, intake_owner: intakeOwner, escalation_contact: contact, administrators } = settings.read();
    return once([partners.find(partner)?.alliancesOwner, adjudicator, intakeOwner, contact, ...administrators]);
  };

  /** Of the partner that is named; without one, of any. */
  const alliancesFor = (partner: string | null): UserId[] => {
    const owner = partner === null ? undefined : partners.find(partner)?.alliancesOwner;
    return owner === undefined ? partners.owners().map(({ alliancesOwner }) => alliancesOwner) : [owner];
  };

  /** The intake owner and the escalation contact, as far as somebody is named. */
  const forEscalatedHelp = (partner: string | null): UserId[] => {
    const { intake_owner: intakeOwner, escalation_contact: contact, administrators } = settings.read();
    const [alliances] = alliancesFor(partner);
    return once([intakeOwner ?? alliances, contact ?? administrators[0]]);
  };

  const forHelp = (partner: string | null): UserId[] => {
    const { intake_owner: intakeOwner, administrators } = settings.read();
    const alliances = alliancesFor(partner);
    const isNamed = partner !== null && partners.find(partner) !== null;
    const first = isNamed ? [...alliances, intakeOwner] : [intakeOwner, ...alliances];
    return once([...first, ...forEscalatedHelp(partner), ...administrators]);
  };

  return {
    of,
    signersOf,
    forEscalatedHelp,
    /** Everybody who can answer a help request, nobody twice, in the order in which they are turned to. */
    forHelp,

    /** Everybody who can mend something about it, in that order too, and its asker at last. */
    respondersOfHelp: ({ partner, asker }: HelpRequest): UserId[] =>
      once([...forEscalatedHelp(partner), ...forHelp(partner), asker]),

    /** The same for a registration: who owns the relationship, then who takes over, and at last who registered it. */
    respondersOfRegistration: ({ partner, registeredBy }: Registration): UserId[] =>
      once([...alliancesFor(partner), ...forEscalatedHelp(partner), ...settings.read().administrators, registeredBy]),

    /** Who decides between claims of which the rule says nothing, in the order in which they are turned to; never empty once there is a partner. */
    adjudicators(): UserId[] {
      const { adjudicator, intake_owner: owner, escalation_contact: contact, administrators } = settings.read();
      const named = once([adjudicator, owner, contact, ...administrators]);
      return named.length > 0 ? named : alliancesFor(null);
    },

    /** Whom it is told when they have not decided, in that order too. */
    forEscalatedDisputes(): UserId[] {
      const { intake_owner: owner, escalation_contact: contact, administrators } = settings.read();
      return once([contact, ...administrators, owner]);
    },

    /** The same for the working agreement: who can name another owner, then who takes over, and at last its owners. */
    respondersOfAgreement(version: Version): UserId[] {
      const owners = version.state === 'start' ? [] : SIDES.map((side) => version.owners[side].userId);
      return once([...settings.read().administrators, ...owners, ...forEscalatedHelp(null)]);
    },

    /** The same for a draft, of which they learn nothing but whose it is. */
    respondersOfDraft: ({ author }: PacketDraft): UserId[] =>
      once([...settings.read().administrators, ...forEscalatedHelp(null), author]),

    /** The same for a partner's message that is noted. */
    respondersOfNoted: ({ partner, author }: NotedMessage): UserId[] =>
      once([...alliancesFor(partner), ...forEscalatedHelp(partner), ...settings.read().administrators, author]),

    /** Everybody who can mend something about this handoff, nobody twice, in the order in which they are turned to. */
    responders(handoff: Handoff): UserId[] {
      const { intakeOwner, escalationContact } = of(handoff);
      const alliances = partners.find(handoff.packet.partner)?.alliancesOwner ?? [];
      const { administrators } = settings.read();
      return [...new Set([intakeOwner, escalationContact, ...administrators, alliances, handoff.author].flat())];
    },
  };
}

function once(people: readonly (UserId | null | undefined)[]): UserId[] {
  return [...new Set(people.filter((person) => person !== null && person !== undefined))];
}
