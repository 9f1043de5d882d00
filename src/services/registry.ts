import { Refusal, WrongInput } from '../core/errors.ts';
import { mustReadForm } from '../core/form.ts';
import type { Presser } from '../core/handoff.ts';
import { inPlainText, type Member, type UserId, whyNotMember } from '../core/member.ts';
import { type Contact, MAX_CONTACTS_IN_ALL, MAX_PARTNERS, type Partner, partnerSchema } from '../core/partner.ts';
import { type ChannelChange, type ChannelFacts, channelProblem } from '../core/shared-channel.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Store } from '../db/store.ts';

/** The partner registry as administrators keep it: who the partners are, and where they read outcomes. */
export type Registry = ReturnType<typeof createRegistry>;

export function createRegistry(deps: {
  store: Store;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  /** Null when Slack shows the bot no such channel. */
  lookUpChannel: (channelId: string) => Promise<ChannelFacts | null>;
  teamId: string;
  newId: () => string;
  now: () => EpochMs;
  onSaved: () => void;
}) {
  const { store, findMember, lookUpChannel, teamId, newId, now, onSaved } = deps;

  /**
   * Throws a Refusal unless the presser is an administrator: named in the settings or, when nobody is, an owner or
   * admin of the workspace.
   */
  const mustAdminister = async (by: Presser): Promise<void> => {
    const { administrators } = await store.settings();
    if (by.teamId === teamId && administrators.includes(by.userId)) return;
    const member = by.teamId === teamId ? await findMember(by.userId) : null;
    if (by.teamId === teamId && !member)
      throw new Refusal('Slack did not say in time whether you are an administrator. Try again.');
    if (administrators.length > 0 || !member?.isAdministrator) {
      throw new Refusal('Only administrators of this workspace can do this. Ask one of them to do it with you.');
    }
  };

  const teamInChannel = async (channelId: string, partnerId: string | null): Promise<string> => {
    const holder = await store.partnerInChannel(channelId);
    if (holder && holder.id !== partnerId)
      throw new WrongInput({ channel: `This channel belongs to ${holder.name} already.` });
    const channel = await lookUpChannel(channelId);
    if (!channel)
      throw new WrongInput({
        channel: 'The bot cannot see this channel. Type /invite @Handoff there, then send this again.',
      });
    const problem = channelProblem(channel, null);
    const [partnerTeam] = channel.otherTeamIds;
    if (problem || partnerTeam === undefined)
      throw new WrongInput({ channel: problem ?? 'Slack does not say who shares this channel.' });
    return partnerTeam;
  };

  const mustBeMember = async (userId: UserId): Promise<void> => {
    const member = await findMember(userId);
    const refusal = member && whyNotMember(member, teamId);
    if (refusal) throw new WrongInput({ alliances_owner: inPlainText(refusal) });
  };

  /** A contact whose name was saved before keeps its id; two contacts of one name stay two. */
  const withIds = (contacts: Omit<Contact, 'id'>[], saved: Contact[]): Contact[] => {
    const left = [...saved];
    return contacts.map((contact) => {
      const at = left.findIndex(({ name }) => name === contact.name);
      const [kept] = at < 0 ? [] : left.splice(at, 1);
      return { ...contact, id: kept?.id ?? newId() };
    });
  };

  return {
    mustAdminister,

    async partners(): Promise<Partner[]> {
      return store.partners();
    },

    /** Null when there is none. */
    async partner(id: string): Promise<Partner | null> {
      return store.partner(id);
    },

    /** Registers a partner, or changes the one with this id. Throws WrongInput beside the fields, or a Refusal. */
    async save(by: Presser, id: string | null, form: Record<string, unknown>): Promise<Partner> {
      await mustAdminister(by);
      const read = mustReadForm(partnerSchema, form);
      const { name, channel: channelId, contacts, alliances_owner: alliancesOwner } = read;
      const partners = await store.partners();
      const saved = partners.find((partner) => partner.id === id) ?? null;
      const isTaken = partners.some(
        (partner) => partner.id !== id && partner.name.toLowerCase() === name.toLowerCase(),
      );
      if (isTaken) throw new WrongInput({ name: `${name} is registered already. Edit that entry instead.` });
      if (!saved && partners.length >= MAX_PARTNERS)
        throw new Refusal(`The registry holds ${MAX_PARTNERS} partners at most.`);
      const others = partners.filter((partner) => partner !== saved).flatMap((partner) => partner.contacts);
      if (others.length + contacts.length > MAX_CONTACTS_IN_ALL)
        throw new WrongInput({ contacts: `The registry holds ${MAX_CONTACTS_IN_ALL} contacts at most.` });
      const [partnerTeam] = await Promise.all([teamInChannel(channelId, id), mustBeMember(alliancesOwner)]);
      const partner: Partner = {
        id: saved?.id ?? newId(),
        name,
        channelId,
        teamId: partnerTeam,
        alliancesOwner,
        contacts: withIds(contacts, saved?.contacts ?? []),
      };
      await store.savePartner(partner, now(), by.requestId);
      onSaved();
      return partner;
    },

    /** Slack gave the channel another id, as it does when sharing begins or ends. */
    async channelMoved(oldChannel: string, newChannel: string): Promise<void> {
      const partner = await store.partnerInChannel(oldChannel);
      if (!partner) return;
      await store.partnerChannels.repoint(partner.id, oldChannel, newChannel, now());
      onSaved();
    },

    /** Nothing can be posted there any more: those who can mend that are told, once for each `occasion` (the id of Slack's event). */
    async channelLost(channelId: string, change: ChannelChange, occasion: string): Promise<void> {
      const partner = await store.partnerInChannel(channelId);
      if (!partner) return;
      await store.partnerChannels.tell(partner, change, occasion, now());
      onSaved();
    },

    /** The bot can post there again: what could not be delivered is tried again. */
    async channelBack(channelId: string): Promise<void> {
      const partner = await store.partnerInChannel(channelId);
      if (!partner) return;
      await store.partnerChannels.tryAgain(partner.id, now());
      onSaved();
    },

    /** When it is the partner, what could not be delivered is tried again; when it is another company, those who can mend that are told. */
    async companyJoined(channelId: string, otherTeamId: string, occasion: string): Promise<void> {
      const partner = await store.partnerInChannel(channelId);
      if (!partner || otherTeamId === teamId) return;
      if (otherTeamId === partner.teamId) await store.partnerChannels.tryAgain(partner.id, now());
      else await store.partnerChannels.tell(partner, 'joined', occasion, now());
      onSaved();
    },

    /**
     * When it was the partner, those who can mend that are told; when it was another company, what could not be
     * delivered is tried again.
     */
    async companyLeft(channelId: string, otherTeamId: string, occasion: string): Promise<void> {
      const partner = await store.partnerInChannel(channelId);
      if (!partner || otherTeamId === teamId) return;
      if (otherTeamId === partner.teamId) await store.partnerChannels.tell(partner, 'unshared', occasion, now());
      else await store.partnerChannels.tryAgain(partner.id, now());
      onSaved();
    },
  };
}
