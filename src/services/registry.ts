import { Refusal, WrongInput } from '../core/errors.ts';
import { mustReadForm } from '../core/form.ts';
import type { Presser } from '../core/handoff.ts';
import type { UserId } from '../core/member.ts';
import {
  type Company,
  type CompanyChange,
  contactsFrom,
  type Found,
  MAX_CONTACTS_IN_ALL,
  MAX_PARTNERS,
  mustBeIdle,
  type Partner,
  type PartnerAtWork,
  partnerSchema,
  withIds,
} from '../core/partner.ts';
import {
  newPartner,
  type PartnerFilling,
  type PartnerQuestion,
  type PartnerTyped,
  savedPartner,
} from '../core/partner-form.ts';
import { type ChannelChange, type ChannelFacts, channelProblem } from '../core/shared-channel.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { Store } from '../db/store.ts';
import type { Membership } from './membership.ts';
import type { PartnerPeople } from './partner-people.ts';

/** The partner registry as administrators keep it: who the partners are, and where they read outcomes. */
export type Registry = ReturnType<typeof createRegistry>;

type InChannel = Pick<Partner, 'channelId' | 'teamId'>;

export function createRegistry(deps: {
  store: Store;
  membership: Membership;
  partnerPeople: PartnerPeople;
  /** Null when Slack shows the bot no such channel. */
  lookUpChannel: (channelId: string) => Promise<ChannelFacts | null>;
  /** Null when Slack does not say it in time, or may not. */
  lookUpCompany: (teamId: string) => Promise<string | null>;
  teamId: string;
  newId: () => string;
  now: () => EpochMs;
  onSaved: () => void;
}) {
  const { store, membership, partnerPeople, lookUpChannel, lookUpCompany, teamId, newId, now, onSaved } = deps;

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

  /** False also while Slack does not say it. */
  const isSharedWithAlone = async ({ channelId, teamId: partnerTeam }: Partner): Promise<boolean> => {
    const channel = await lookUpChannel(channelId).catch(() => null);
    return channel !== null && channelProblem(channel, partnerTeam) === null;
  };

  const mustBeMember = async (userId: UserId): Promise<void> => {
    const refusal = await membership.whyNot(userId);
    if (refusal) throw new WrongInput({ alliances_owner: refusal });
  };

  const companyOf = async ({ teamId: id, channelId }: InChannel): Promise<Company> => ({
    channelId,
    teamId: id,
    name: await lookUpCompany(id),
  });

  /** What an administrator has to confirm before `saved` is the company of `next`; null when it stays the same company. Throws WrongInput. */
  const toConfirm = async (
    saved: Partner | null,
    next: InChannel,
    confirmed: string | null,
  ): Promise<CompanyChange | null> => {
    if (saved === null || saved.teamId === next.teamId) return null;
    mustBeIdle(await store.partnerAtWork(saved));
    if (confirmed === next.teamId) return null;
    const [from, to] = await Promise.all([companyOf(saved), companyOf(next)]);
    return { partner: saved, from, to };
  };

  /** Who was a contact already stays one, whatever became of them: they are looked at again whenever they would be mentioned. */
  const chosenAmong = async (people: string[], saved: Partner | null, partnerTeam: string): Promise<Found[]> => {
    const known = saved?.contacts.flatMap(({ userId, name, role }) =>
      userId === null ? [] : [{ userId, name, role }],
    );
    const kept = (known ?? []).filter(({ userId }) => people.includes(userId));
    const others = people.filter((userId) => !kept.some((one) => one.userId === userId));
    return [...kept, ...(await partnerPeople.chosen(others, partnerTeam))];
  };

  const mustHaveRoom = async (contacts: readonly unknown[], saved: Partner | null): Promise<void> => {
    const partners = await store.partners();
    if (!saved && partners.length >= MAX_PARTNERS)
      throw new Refusal(`The registry holds ${MAX_PARTNERS} partners at most.`);
    const others = partners.filter(({ id }) => id !== saved?.id).flatMap((partner) => partner.contacts);
    if (others.length + contacts.length > MAX_CONTACTS_IN_ALL)
      throw new WrongInput({ contacts: `The registry holds ${MAX_CONTACTS_IN_ALL} contacts at most.` });
  };

  const mustBeFree = async (name: string, id: string | null): Promise<void> => {
    const isTaken = (await store.partners()).some(
      (partner) => partner.id !== id && partner.name.toLowerCase() === name.toLowerCase(),
    );
    if (isTaken) throw new WrongInput({ name: `${name} is registered already. Edit that entry instead.` });
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

    /** The company with which a channel is shared; a new partner begins with its channel. Throws WrongInput, or a Refusal. */
    async sharedWith(by: Presser, channelId: string | null): Promise<Company> {
      await mustAdminister(by);
      if (channelId === null) throw new WrongInput({ channel: 'Choose the channel that you share with the partner.' });
      return { channelId, teamId: await teamInChannel(channelId, null), name: null };
    },

    /** The form of a new partner, with what Slack says of its company filled in. */
    async toRegister({ channelId, teamId: partnerTeam }: Company, by: Presser): Promise<PartnerFilling> {
      const [company, inChannel] = await Promise.all([
        lookUpCompany(partnerTeam),
        partnerPeople.inChannel(channelId, partnerTeam),
      ]);
      return newPartner({ channelId, company, ...inChannel, by: by.userId });
    },

    /** The form of a registered partner, and who of it is in the channel now. */
    async toEdit(partner: Partner): Promise<PartnerFilling> {
      const { found, isCut } = await partnerPeople.inChannel(partner.channelId, partner.teamId);
      return savedPartner(partner, found, isCut);
    },

    /**
     * Registers a partner, or changes the one with this id. Resolves with what must be said in the form before it is saved; null when
     * it is. Throws WrongInput beside the fields, or a Refusal.
     */
    async save(by: Presser, id: string | null, form: PartnerTyped): Promise<PartnerQuestion | null> {
      await mustAdminister(by);
      const read = mustReadForm(partnerSchema, form);
      const {
        name,
        channel: channelId,
        people,
        alliances_owner: alliancesOwner,
        zone,
        another_company: confirmed,
      } = read;
      const saved = id === null ? null : await store.partner(id);
      await mustBeFree(name, id);
      const [partnerTeam] = await Promise.all([teamInChannel(channelId, id), mustBeMember(alliancesOwner)]);
      const change = await toConfirm(saved, { channelId, teamId: partnerTeam }, confirmed);
      if (change) return { about: 'company', change };
      const chosen = await chosenAmong(people, saved, partnerTeam);
      const lines = new Map(Object.entries(form.lines));
      const nameless = chosen.filter(({ userId, role }) => role === '' && !lines.has(userId));
      if (nameless.length > 0) return { about: 'roles', people: nameless };
      const contacts = withIds(contactsFrom(chosen, lines, read.contacts), saved?.contacts ?? [], newId);
      await mustHaveRoom(contacts, saved);
      const partner: Partner = {
        id: saved?.id ?? newId(),
        name,
        channelId,
        teamId: partnerTeam,
        alliancesOwner,
        contacts,
        zone,
      };
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
      // The same company can go by another id, as an organisation or as one of its workspaces: the channel itself says who is in it.
      if (otherTeamId === partner.teamId || (await isSharedWithAlone(partner)))
        await store.partnerChannels.tryAgain(partner.id, now());
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
