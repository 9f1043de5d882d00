import { agreedWindow } from '../../core/agreement/agreement.ts';
import { Refusal, WrongInput } from '../../core/kernel/errors.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Packet } from '../../core/packet/packet.ts';
import {
  movesTooEarly,
  type PacketErrors,
  type PacketInput,
  readPacket,
  unexplainedWindow,
} from '../../core/packet/read-packet.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Timekeeping } from '../../core/handoff/window.ts';
import type { Store } from '../../db/store.ts';
import type { Eligibility, Findings } from '../handoff/eligibility.ts';

/** A filled form, checked against the registry, the people whom it names, their calendars and the working agreement. */
export type ReadingPackets = ReturnType<typeof createReadingPackets>;

export function createReadingPackets(deps: {
  store: Pick<Store, 'agreement' | 'partner'>;
  eligibility: Pick<Eligibility, 'lookAt' | 'inNames'>;
  now: () => EpochMs;
}) {
  const { store, eligibility, now } = deps;

  /** Replaces the ids that the form sent by what the registry says. */
  const withRegistry = async (input: PacketInput): Promise<{ input: PacketInput; errors: PacketErrors }> => {
    const partner = typeof input.partner === 'string' ? await store.partner(input.partner) : null;
    if (!partner) return { input: { ...input, partner: null }, errors: {} };
    const contact = partner.contacts.find(({ id }) => id === input.partner_contact);
    if (typeof input.partner_contact === 'string' && !contact) {
      // One mistake, one error: the role would be missing only because the contact is wrong.
      const role = input.partner_contact_role ?? 'role';
      const errors = { partner_contact: `Choose somebody who acts for ${partner.name}.` };
      return { input: { ...input, partner_contact_role: role }, errors };
    }
    return {
      input: {
        ...input,
        partner_contact: contact?.name ?? null,
        partner_contact_role: input.partner_contact_role || contact?.role || null,
      },
      errors: {},
    };
  };

  /** What is wrong with the people whom the form names, and the account executive's calendar as far as it can be said. */
  const peopleIn = async (form: PacketInput, author: UserId): Promise<{ errors: PacketErrors; known: Findings }> => {
    const known = await eligibility.lookAt(author, { ae: idIn(form.ae), questions_to: idIn(form.questions_to) });
    if (known.author !== null)
      throw new Refusal('Only full members of this workspace can hand off. Ask a colleague to send it.');
    const sentences = Object.entries(known.refusals).map(async ([key, why]) => [key, await eligibility.inNames(why)]);
    return { errors: Object.fromEntries(await Promise.all(sentences)), known };
  };

  return {
    /**
     * The packet that the form holds, and the calendar of its account executive: null when Slack did not say in time who everybody in it is.
     * Throws WrongInput with everything that is wrong with it.
     */
    async packetIn(form: PacketInput, author: UserId): Promise<{ packet: Packet; time: Timekeeping | null }> {
      const [registered, people] = await Promise.all([withRegistry(form), peopleIn(form, author)]);
      const { time, areAllKnown } = people.known;
      const reading = readPacket(registered.input, author, now());
      const tooEarly = time === null ? {} : movesTooEarly(form, time, now());
      const found = reading.ok ? {} : reading.errors;
      const unexplained = unexplainedWindow(form, agreedWindow(await store.agreement.standing()));
      const errors = ofContact({ ...people.errors, ...tooEarly, ...unexplained, ...found, ...registered.errors });
      if (!reading.ok || Object.keys(errors).length > 0) throw new WrongInput(errors);
      return { packet: reading.packet, time: areAllKnown ? time : null };
    },
  };
}

/** The partner follows from its contact: who has chosen none is asked for that. */
function ofContact({ partner, ...errors }: PacketErrors): PacketErrors {
  return partner === undefined ? errors : { partner_contact: NO_CONTACT, ...errors };
}

const NO_CONTACT = 'Choose the person who acts for the partner.';

/** Somebody's id, as a form may hold it; what else it holds is said by the rule of its field. */
function idIn(value: unknown): UserId | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
