import { Refusal, WrongInput } from '../core/errors.ts';
import { mustReadForm } from '../core/form.ts';
import type { Presser } from '../core/handoff.ts';
import type { UserId } from '../core/member.ts';
import {
  type Company,
  type CompanyChange,
  type Contact,
  MAX_CONTACTS_IN_ALL,
  MAX_PARTNERS,
  mustBeIdle,
  type Partner,
  type PartnerAtWork,
  partnerSchema,
} from '../core/partner.ts';
import { type ChannelChange, type ChannelFacts, channelProblem } from '../core/shared-channel.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Store } from '../db/store.ts';
import type { Membership } from './membership.ts';

/** The partner registry as administrators keep it: who the partners are, and where they read outcomes. */
export type Registry = ReturnType<typeof createRegistry>;

export function createRegistry(deps: {
  store: Store;
  membership: Membership;
  /** Null when Slack shows the bot no such channel. */
  lookUpChannel: (channelId: string) => Promise<ChannelFacts | null>;
  /** Null when Slack does not say it in time, or may not. */
  lookUpCompany: (teamId: string) => Promise<string | null>;
  teamId: string;
  newId: () => string;
  now: () => EpochMs;
  onSaved: () => void;
}) {
  const { store, membership, lookUpChannel, lookUpCompany, teamId, newId, now, onSaved } = deps;

  /**
   * Throws a Refusal unless the presser is an administrator: named in the settings or, when nobody is, an owner or
   * admin of the workspace. Who is no full member any more has no power, whatever the settings still say.
   */
  const mustAdminister = async (by: Presser): Promise<void> => {
    const member = await membership.mustBeOurs(by);
    const { administrators } = await store.settings();
    const isOne = administrators.length > 0 ? administrators.includes(by.userId) : member.isAdministrator;
    if (!isOne) {
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
    const refusal = await membership.whyNot(userId);
    if (refusal) throw new WrongInput({ alliances_owner: refusal });
  };

  const companyOf = async ({ teamId: id, channelId }: Partner): Promise<Company> => ({
    channelId,
    teamId: id,
    name: await lookUpCompany(id),
  });

  /** What an administrator has to confirm before `saved` becomes `next`; null when it stays the same company. Throws WrongInput. */
  const toConfirm = async (
    saved: Partner | null,
    next: Partner,
    confirmed: string | null,
  ): Promise<CompanyChange | null> => {
    if (saved === null || saved.teamId === next.teamId) return null;
    mustBeIdle(await store.partnerAtWork(saved));
    if (confirmed === next.teamId) return null;
    const [from, to] = await Promise.all([companyOf(saved), companyOf(next)]);
    return { partner: saved, from, to };
  };

  /** A contact whose name was saved before keeps its id; two contacts of one name stay two. */
  const withIds = (contacts: Pick<Contact, 'name' | 'role'>[], saved: Contact[]): Contact[] => {
    const left = [...saved];
    return contacts.map((contact) => {
      const at = left.findIndex(({ name }) => name === contact.name);
      const [kept] = at < 0 ? [] : left.splice(at, 1);
      return { ...contact, id: kept?.id ?? newId(), userId: kept?.userId ?? null };
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

    /**
     * Registers a partner, or changes the one with this id. Resolves with what must be confirmed in the form before it is saved; null
     * when it is. Throws WrongInput beside the fields, or a Refusal.
     */
    async save(by: Presser, id: string | null, form: Record<string, unknown>): Promise<CompanyChange | null> {
      await mustAdminister(by);
      const read = mustReadForm(partnerSchema, form);
      const { name, channel: channelId, contacts, alliances_owner: alliancesOwner, another_company: confirmed } = read;
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
      const change = await toConfirm(saved, partner, confirmed);
      if (change) return change;
      const mustBeAllowed = (current: PartnerAtWork): void => {
        if (current.partner.teamId !== saved?.teamId)
          throw new Refusal('Somebody else has changed this partner meanwhile. Open it again.');
        if (current.partner.teamId !== partner.teamId) mustBeIdle(current);
      };
      await store.savePartner(partner, now(), { by: by.userId, requestId: by.requestId, mustBeAllowed });
      onSaved();
      return null;
    },

    /** Slack gave the channel another id, as it does when sharing begins or ends. */
    async channelMoved(oldChannel: string, newChannel: string): Promise<void> {
      const partner = await store.partnerInChannel(oldChannel);
      if (!partner) return;
      await store.partnerChannels.repoint(partner, oldChannel, newChannel, now());
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
