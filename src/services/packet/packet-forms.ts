import { termsInUse } from '../../core/agreement/agreement.ts';
import type { AccountInForm } from '../../core/packet/directory-filling.ts';
import { fillIn } from '../../core/packet/filling.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { HelpRequest } from '../../core/help-request/help-request.ts';
import { type Member, type UserId, ZONE_OF_LAST_RESORT, zoneOf } from '../../core/people/member.ts';
import type { Packet } from '../../core/packet/packet.ts';
import { type PacketDraft, type Typed, typedAgain } from '../../core/packet/packet-draft.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { PacketInput } from '../../core/packet/read-packet.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Calendars } from '../people/calendars.ts';
import { partnerIn } from './draft-partner.ts';
import type { NamedAccounts } from '../directory/named-accounts.ts';

/** A draft as its form shows it: with what follows from what was typed, and of what it is made. */
export type PacketForms = ReturnType<typeof createPacketForms>;

export type PacketForm = {
  draft: PacketDraft;
  whole: PacketInput;
  partner: Partner | null;
  previous: Handoff | null;
  madeOf: HelpRequest | null;
  directory: AccountInForm;
  now: EpochMs;
};

/** Null when Slack does not answer in time. */
export type LookedUp = { userId: UserId; member: Promise<Member | null> };

export function createPacketForms(deps: {
  store: Pick<Store, 'handoff' | 'help' | 'partner' | 'partnerOfContact' | 'agreement'>;
  calendars: Pick<Calendars, 'of'>;
  namedAccounts: Pick<NamedAccounts, 'of'>;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  now: () => EpochMs;
}) {
  const { store, calendars, namedAccounts, findMember, now } = deps;

  const calendarOf = async ({ userId, member: asked }: LookedUp): Promise<Calendar> => {
    const member = await asked;
    return (await calendars.of(userId, member ? zoneOf(member) : ZONE_OF_LAST_RESORT)).calendar;
  };

  /** Whose days the form goes by. */
  const daysOf = (typed: Typed, author: UserId): UserId => (typeof typed.ae === 'string' ? typed.ae : author);

  const lookUp = (typed: Typed, author: UserId): LookedUp => {
    const userId = daysOf(typed, author);
    return { userId, member: findMember(userId) };
  };

  return {
    /** Slack is asked for whoever the form goes by, while something else is awaited: an acknowledgement has three seconds for all of it. */
    lookUp,

    /** What the form begins with in which the packet of this handoff is mended. A contact is chosen by id, where the registry has them still. */
    async typedOf({ contactId }: Handoff, packet: Packet): Promise<Typed> {
      const partner = await store.partner(packet.partner);
      const { id = null } =
        partner?.contacts.find((one) => one.id === contactId || one.name === packet.partner_contact) ?? {};
      return typedAgain(packet, id, now());
    },

    /** Throws nothing: what is not known is left out. `ahead`: who was looked up before. */
    async of(draft: PacketDraft, ahead: LookedUp | null = null): Promise<PacketForm> {
      const { typed, author, startedAt, revisionOf, helpRequest } = draft;
      const [partner, agreement, calendar, previous, madeOf, directory] = await Promise.all([
        partnerIn(typed, store),
        store.agreement.standing(),
        calendarOf(ahead?.userId === daysOf(typed, author) ? ahead : lookUp(typed, author)),
        revisionOf === null ? null : store.handoff(revisionOf),
        helpRequest === null ? null : store.help.find(helpRequest),
        namedAccounts.of(draft),
      ]);
      const usualWindow = termsInUse(agreement).window_days;
      const whole = fillIn(typed, { partner, author, usualWindow, calendar, startedAt, now: now() });
      return { draft, whole, partner, previous, madeOf, directory, now: now() };
    },
  };
}
