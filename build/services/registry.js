import { SALES_CHANNEL } from '../core/conversations.js';
import { Refusal, WrongInput } from '../core/errors.js';
import { mustReadForm } from '../core/form.js';
import { contactsFrom, mustBeIdle, partnerSchema, withIds, } from '../core/partner.js';
import { newPartner, savedPartner, } from '../core/partner-form.js';
import { PARTNER_UPDATES, pauseAfter } from '../core/telling.js';
import { FOR_ADMINISTRATORS } from './powers.js';
export function createRegistry(deps) {
    const { store, membership, mustAdminister, powers, partnerPeople, sharedChannels, lookUpCompany } = deps;
    const { teamId, newId, now, onSaved, onOwnerChanged } = deps;
    const mustBeMember = async (userId) => {
        const refusal = await membership.whyNot(userId);
        if (refusal)
            throw new WrongInput({ alliances_owner: refusal });
    };
    const companyOf = async ({ teamId: id, channelId }) => ({
        channelId,
        teamId: id,
        name: await lookUpCompany(id),
    });
    /** What an administrator has to confirm before `saved` is the company of `next`; null when it stays the same company. Throws WrongInput. */
    const toConfirm = async (saved, next, confirmed) => {
        if (saved === null || saved.teamId === next.teamId)
            return null;
        mustBeIdle(await store.partnerAtWork(saved));
        if (confirmed === next.teamId)
            return null;
        const [from, to] = await Promise.all([companyOf(saved), companyOf(next)]);
        return { partner: saved, from, to };
    };
    /** Who was a contact already stays one, whatever became of them: they are looked at again whenever they would be mentioned. */
    const chosenAmong = async (people, saved, partnerTeam) => {
        const known = saved?.contacts.flatMap(({ userId, name, role }) => userId === null ? [] : [{ userId, name, role }]);
        const kept = (known ?? []).filter(({ userId }) => people.includes(userId));
        const others = people.filter((userId) => !kept.some((one) => one.userId === userId));
        return [...kept, ...(await partnerPeople.chosen(others, partnerTeam))];
    };
    const mustBeFree = async (name, id) => {
        const namesake = await store.lookup.partnerNamed(name);
        if (namesake && namesake.id !== id)
            throw new WrongInput({ name: `${name} is registered already. Edit that entry instead.` });
    };
    const goOn = async ({ id }) => {
        await store.partnerChannels.tryAgain(id, now());
        onSaved();
    };
    /**
     * The same company can go by another id, as an organisation or as one of its workspaces, and one change can be told as several: the
     * channel itself says what is wrong with it. `guess` is what the event says.
     */
    const askUnlessWell = async (partner, guess) => {
        const fault = await sharedChannels.faultOf(partner, guess);
        if (fault === null)
            return goOn(partner);
        await store.partnerChannels.ask(partner, fault, now());
        onSaved();
    };
    /** Something changed about a channel of ours: it is looked at anew before the next message, and what waits is tried again. */
    const salesChannelBack = async (channelId) => {
        if ((await store.settings()).sales_channel !== channelId)
            return;
        await store.outbox.tryAgainIn(SALES_CHANNEL, now());
        onSaved();
    };
    const listWith = async (name = null) => {
        const found = name === null ? null : await store.lookup.partnerNamed(name);
        return { ...(await store.lookup.firstPartners()), found };
    };
    return {
        mustAdminister,
        async hasPartners() {
            return (await store.lookup.countPartners()) > 0;
        },
        /** Whether a partner is registered for which authors check for conflicts themselves. */
        async authorsCertify() {
            return store.lookup.authorsCertify();
        },
        /** The registry's first page, and the partner of this name, wherever it stands. */
        list: listWith,
        /** Partners by what is typed of their names; nothing typed: those this person used last, then the others by name. */
        async lookUpPartners(search) {
            return store.lookup.partners(search);
        },
        /** The same of the contacts of one partner (its id); null: of all. */
        async lookUpContacts(search, partner) {
            return store.lookup.contacts(search, partner);
        },
        /** The first page with the partner of this name, and whether this presser may change them. Throws a Refusal unless they may see them. */
        async seenBy(by, name = null) {
            await powers.mustBeAllowed('see_partners', by, { sentence: FOR_ADMINISTRATORS });
            return { list: await listWith(name), mayEdit: await powers.isAllowed('edit_partners', by) };
        },
        /** Null when there is none. */
        async partner(id) {
            return store.partner(id);
        },
        /** The company with which a channel is shared; a new partner begins with its channel. Throws WrongInput, or a Refusal. */
        async sharedWith(by, channelId) {
            await mustAdminister(by);
            if (channelId === null)
                throw new WrongInput({ channel: 'Choose the channel that you share with the partner.' });
            return { channelId, teamId: await sharedChannels.teamIn(channelId, null), name: null };
        },
        /** The form of a new partner, with what Slack says of its company filled in. */
        async toRegister({ channelId, teamId: partnerTeam }, by) {
            const [company, inChannel] = await Promise.all([
                lookUpCompany(partnerTeam),
                partnerPeople.inChannel(channelId, partnerTeam),
            ]);
            return newPartner({ channelId, company, ...inChannel, by: by.userId });
        },
        /** The form of a registered partner, and who of it is in the channel now. */
        async toEdit(partner) {
            const { found, isCut } = await partnerPeople.inChannel(partner.channelId, partner.teamId);
            return savedPartner(partner, found, isCut);
        },
        /**
         * Registers a partner, or changes the one with this id. Resolves with what must be said in the form before it is saved; null when
         * it is. Throws WrongInput beside the fields, or a Refusal.
         */
        async save(by, id, form) {
            await mustAdminister(by);
            const read = mustReadForm(partnerSchema, form);
            const { name, does, channel: channelId, people, alliances_owner: alliancesOwner, zone, contact_alone: contactAlone, author_certifies: authorCertifies, another_company: confirmed, account_shown_as: accountShownAs, updates, } = read;
            const saved = id === null ? null : await store.partner(id);
            await mustBeFree(name, id);
            const [partnerTeam] = await Promise.all([sharedChannels.teamIn(channelId, id), mustBeMember(alliancesOwner)]);
            const change = await toConfirm(saved, { channelId, teamId: partnerTeam }, confirmed);
            if (change)
                return { about: 'company', change };
            const chosen = await chosenAmong(people, saved, partnerTeam);
            const lines = new Map(Object.entries(form.lines));
            const nameless = chosen.filter(({ userId, role }) => role === '' && !lines.has(userId));
            if (nameless.length > 0)
                return { about: 'roles', people: nameless };
            const contacts = withIds(contactsFrom(chosen, lines, read.contacts), saved?.contacts ?? [], newId);
            const partner = {
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
            const mustBeAllowed = (current) => {
                if (current.partner.teamId !== saved?.teamId)
                    throw new Refusal('Somebody else has changed this partner meanwhile. Open it again.');
                if (current.partner.teamId !== partner.teamId)
                    mustBeIdle(current);
            };
            const made = { since: now(), by: by.userId };
            const pauseFrom = (current) => pauseAfter(current, form.pause, made);
            await store.savePartner(partner, now(), { by: by.userId, requestId: by.requestId, mustBeAllowed, pauseFrom });
            if (saved && saved.alliancesOwner !== alliancesOwner)
                await onOwnerChanged(saved.alliancesOwner, partner.id);
            onSaved();
            return null;
        },
        /** Slack gave the channel another id, as it does when sharing begins or ends. */
        async channelMoved(oldChannel, newChannel) {
            const partner = await store.partnerInChannel(oldChannel);
            if (!partner)
                return;
            await store.partnerChannels.repoint(partner, oldChannel, newChannel, now());
            onSaved();
        },
        /** Nothing can be posted there any more: the alliances owner is asked. */
        async channelLost(channelId, fault) {
            const partner = await store.partnerInChannel(channelId);
            if (!partner)
                return;
            await store.partnerChannels.ask(partner, fault, now());
            onSaved();
        },
        /** The bot can post there again: what could not be delivered is tried again. */
        async channelBack(channelId) {
            const partner = await store.partnerInChannel(channelId);
            if (partner)
                await goOn(partner);
            else
                await salesChannelBack(channelId);
        },
        /** When it is the partner, what could not be delivered is tried again; when it is another company, the alliances owner is asked. */
        async companyJoined(channelId, otherTeamId) {
            const partner = await store.partnerInChannel(channelId);
            if (!partner)
                return salesChannelBack(channelId);
            if (otherTeamId === teamId)
                return;
            if (otherTeamId === partner.teamId)
                await goOn(partner);
            else
                await askUnlessWell(partner, 'company_added');
        },
        /** When it was the partner, the alliances owner is asked; when it was another company, what could not be delivered is tried again. */
        async companyLeft(channelId, otherTeamId) {
            const partner = await store.partnerInChannel(channelId);
            if (!partner)
                return salesChannelBack(channelId);
            if (otherTeamId === teamId)
                return;
            if (otherTeamId === partner.teamId)
                await askUnlessWell(partner, 'not_shared');
            else
                await goOn(partner);
        },
    };
}
