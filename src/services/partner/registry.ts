import { SALES_CHANNEL } from '../../core/notices/conversations.ts';
import { Refusal, WrongInput } from '../../core/kernel/errors.ts';
import { mustReadForm } from '../../core/kernel/form.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import type { FoundContact, FoundPartner, PartnerList, Search } from '../../core/directory/lookup.ts';
import type { UserId } from '../../core/people/member.ts';
import type { FieldChange } from '../../core/kernel/merging.ts';
import {
  type Company,
  type CompanyChange,
  contactsFrom,
  type Found,
  mustBeAsRead,
  mustBeIdle,
  type Partner,
  type PartnerAtWork,
  partnerSchema,
  withIds,
} from '../../core/partner/partner.ts';
import {
  newPartner,
  type PartnerFilling,
  type PartnerQuestion,
  type PartnerTyped,
  savedPartner,
} from '../../core/partner/partner-form.ts';
import { settingOfField } from '../../core/people/settings-history.ts';
import type { ChannelFault } from '../../core/partner/shared-channel.ts';
import { PARTNER_UPDATES, type Pause, pauseAfter } from '../../core/partner/telling.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Membership } from '../people/membership.ts';
import type { PartnerPeople } from './partner-people.ts';
import { FOR_ADMINISTRATORS, type Powers } from '../people/powers.ts';
import type { SharedChannels } from './shared-channels.ts';

/** The partner registry as administrators keep it: who the partners are, and where they read outcomes. */
export type Registry = ReturnType<typeof createRegistry>;

type InChannel = Pick<Partner, 'channelId' | 'teamId'>;

export function createRegistry(deps: {
  store: Store;
  membership: Pick<Membership, 'whyNot'>;
  /** Throws a Refusal unless this presser administers the workspace. */
  mustAdminister: (by: Presser) => Promise<void>;
  powers: Pick<Powers, 'mustBeAllowed' | 'isAllowed'>;
  partnerPeople: PartnerPeople;
  sharedChannels: SharedChannels;
  /** Null when Slack does not say it in time, or may not. */
  lookUpCompany: (teamId: string) => Promise<string | null>;
  teamId: string;
  newId: () => string;
  now: () => EpochMs;
  onSaved: () => void;
  /** Called when a partner's relationship is another person's now: what was theirs is asked of the new one. */
  onOwnerChanged: (before: UserId, partnerId: string) => Promise<void>;
}) {
  const { store, membership, mustAdminister, powers, partnerPeople, sharedChannels, lookUpCompany } = deps;
  const { teamId, newId, now, onSaved, onOwnerChanged } = deps;

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

  const mustBeFree = async (name: string, id: string | null): Promise<void> => {
    const namesake = await store.lookup.partnerNamed(name);
    if (namesake && namesake.id !== id)
      throw new WrongInput({ name: `${name} is registered already. Edit that entry instead.` });
  };

  const goOn = async ({ id }: Partner): Promise<void> => {
    await store.partnerChannels.tryAgain(id, now());
    onSaved();
  };

  /**
   * The same company can go by another id, as an organisation or as one of its workspaces, and one change can be told as several: the
   * channel itself says what is wrong with it. `guess` is what the event says.
   */
  const askUnlessWell = async (partner: Partner, guess: ChannelFault): Promise<void> => {
    const fault = await sharedChannels.faultOf(partner, guess);
    if (fault === null) return goOn(partner);
    await store.partnerChannels.ask(partner, fault, now());
    onSaved();
  };

  /** Something changed about a channel of ours: it is looked at anew before the next message, and what waits is tried again. */
  const salesChannelBack = async (channelId: string): Promise<void> => {
    if ((await store.settings()).sales_channel !== channelId) return;
    await store.outbox.tryAgainIn(SALES_CHANNEL, now());
    onSaved();
  };

  const listWith = async (name: string | null = null): Promise<PartnerList & { found: Partner | null }> => {
    const found = name === null ? null : await store.lookup.partnerNamed(name);
    return { ...(await store.lookup.firstPartners()), found };
  };

  return {
    mustAdminister,

    async hasPartners(): Promise<boolean> {
      return (await store.lookup.countPartners()) > 0;
    },

    /** Whether a partner is registered for which authors check for conflicts themselves. */
    async authorsCertify(): Promise<boolean> {
      return store.lookup.authorsCertify();
    },

    /** The registry's first page, and the partner of this name, wherever it stands. */
    list: listWith,

    /** Partners by what is typed of their names; nothing typed: those this person used last, then the others by name. */
    async lookUpPartners(search: Search): Promise<FoundPartner[]> {
      return store.lookup.partners(search);
    },

    /** The same of the contacts of one partner (its id); null: of all. */
    async lookUpContacts(search: Search, partner: string | null): Promise<FoundContact[]> {
      return store.lookup.contacts(search, partner);
    },

    /** The first page with the partner of this name, and whether this presser may change them. Throws a Refusal unless they may see them. */
    async seenBy(by: Presser, name: string | null = null) {
      await powers.mustBeAllowed('see_partners', by, { sentence: FOR_ADMINISTRATORS });
      return { list: await listWith(name), mayEdit: await powers.isAllowed('edit_partners', by) };
    },

    /** Null when there is none. */
    async partner(id: string): Promise<Partner | null> {
      return store.partner(id);
    },

    /** The company with which a channel is shared; a new partner begins with its channel. Throws WrongInput, or a Refusal. */
    async sharedWith(by: Presser, channelId: string | null): Promise<Company> {
      await mustAdminister(by);
      if (channelId === null) throw new WrongInput({ channel: 'Choose the channel that you share with the partner.' });
      return { channelId, teamId: await sharedChannels.teamIn(channelId, null), name: null };
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

    /** The partner with this id as it is stored; null for one that is registered first. Throws a Refusal unless this presser may change it. */
    async toChange(by: Presser, id: string | null): Promise<Partner | null> {
      await mustAdminister(by);
      const partner = id === null ? null : await store.partner(id);
      if (id !== null && !partner) throw new Refusal('This partner is not registered any more. Nothing has changed.');
      return partner;
    },

    /** Who changed last what stands in this field of its form. */
    async whoChanged(key: string, { name }: Partner): Promise<FieldChange | null> {
      const setting = settingOfField(key);
      return setting === null ? null : store.lastChangeOf(setting, name);
    },

    /**
     * Registers a partner, or changes `saved`, to which `form` is the change. Resolves with what must be said in the form before it is saved; null
     * when it is. Throws WrongInput beside the fields, a Refusal, or Conflict when `saved` is not that any more.
     */
    async save(by: Presser, saved: Partner | null, form: PartnerTyped): Promise<PartnerQuestion | null> {
      await mustAdminister(by);
      const id = saved?.id ?? null;
      const read = mustReadForm(partnerSchema, form);
      const {
        name,
        does,
        channel: channelId,
        people,
        alliances_owner: alliancesOwner,
        zone,
        contact_alone: contactAlone,
        author_certifies: authorCertifies,
        another_company: confirmed,
        account_shown_as: accountShownAs,
        updates,
      } = read;
      await mustBeFree(name, id);
      const [partnerTeam] = await Promise.all([sharedChannels.teamIn(channelId, id), mustBeMember(alliancesOwner)]);
      const change = await toConfirm(saved, { channelId, teamId: partnerTeam }, confirmed);
      if (change) return { about: 'company', change };
      const chosen = await chosenAmong(people, saved, partnerTeam);
      const lines = new Map(Object.entries(form.lines));
      const nameless = chosen.filter(({ userId, role }) => role === '' && !lines.has(userId));
      if (nameless.length > 0) return { about: 'roles', people: nameless };
      const contacts = withIds(contactsFrom(chosen, lines, read.contacts), saved?.contacts ?? [], newId);
      const partner: Partner = {
        id: saved?.id ?? newId(),
        name,
        does,
        channelId,
        teamId: partnerTeam,
        alliancesOwner,
        contacts,
        zone,
        accountShownAs,
        leftOut: PARTNER_UPDATES.filter((update) => !updates.includes(update)),
        paused: null,
        contactAlone,
        authorCertifies,
      };
      const mustBeAllowed = (current: PartnerAtWork): void => {
        if (saved) mustBeAsRead(current.partner, saved);
        if (current.partner.teamId !== partner.teamId) mustBeIdle(current);
      };
      const made = { since: now(), by: by.userId };
      const pauseFrom = (current: Pause | null) => pauseAfter(current, form.pause, made);
      await store.savePartner(partner, now(), { by: by.userId, requestId: by.requestId, mustBeAllowed, pauseFrom });
      if (saved && saved.alliancesOwner !== alliancesOwner) await onOwnerChanged(saved.alliancesOwner, partner.id);
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

    /** Nothing can be posted there any more: the alliances owner is asked. */
    async channelLost(channelId: string, fault: ChannelFault): Promise<void> {
      const partner = await store.partnerInChannel(channelId);
      if (!partner) return;
      await store.partnerChannels.ask(partner, fault, now());
      onSaved();
    },

    /** The bot can post there again: what could not be delivered is tried again. */
    async channelBack(channelId: string): Promise<void> {
      const partner = await store.partnerInChannel(channelId);
      if (partner) await goOn(partner);
      else await salesChannelBack(channelId);
    },

    /** When it is the partner, what could not be delivered is tried again; when it is another company, the alliances owner is asked. */
    async companyJoined(channelId: string, otherTeamId: string): Promise<void> {
      const partner = await store.partnerInChannel(channelId);
      if (!partner) return salesChannelBack(channelId);
      if (otherTeamId === teamId) return;
      if (otherTeamId === partner.teamId) await goOn(partner);
      else await askUnlessWell(partner, 'company_added');
    },

    /** When it was the partner, the alliances owner is asked; when it was another company, what could not be delivered is tried again. */
    async companyLeft(channelId: string, otherTeamId: string): Promise<void> {
      const partner = await store.partnerInChannel(channelId);
      if (!partner) return salesChannelBack(channelId);
      if (otherTeamId === teamId) return;
      if (otherTeamId === partner.teamId) await askUnlessWell(partner, 'not_shared');
      else await goOn(partner);
    },
  };
}
