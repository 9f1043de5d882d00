import { answered, askedAnew, knownContact, mustBeOpen, naming, noRoom, proposalSchema, propose, withContact, } from '../core/contact-proposal.js';
import { mustBeAtHand } from '../core/draft-away.js';
import { Refusal, WrongInput } from '../core/errors.js';
import { mustReadForm } from '../core/form.js';
import { mustBeTheirs } from '../core/packet-draft.js';
import { hasRoomFor } from '../core/partner.js';
import { saysTheSame } from '../core/text.js';
import { partnerIn } from './draft-partner.js';
const NOT_HERE = 'This draft is not here any more. Type `/handoff` to begin another.';
const NO_SUCH_PARTNER = 'This partner is not in the registry any more.';
export function createContactProposals(deps) {
    const { store, powers, partnerPeople, newId, now, onSaved } = deps;
    const partsIn = ({ alliancesOwner }, { userId }) => alliancesOwner === userId ? ['alliances_owner'] : [];
    const add = async (partner, { name, role, userId }, by) => {
        const added = { id: newId(), name, role, userId };
        const changed = await store.changePartner(partner.id, (current) => withContact(current, added).partner, now(), {
            by: by.userId,
        });
        const contact = changed && knownContact(changed, added);
        if (!contact)
            throw new Refusal(NO_SUCH_PARTNER);
        return contact;
    };
    const changeTheirs = async (id, by, decide) => {
        const onTheirs = (draft) => draft && decide(mustBeAtHand(mustBeTheirs(draft, by)));
        const draft = await store.drafts.change(id, onTheirs, now());
        if (!draft)
            throw new Refusal(NOT_HERE);
        onSaved();
        return draft;
    };
    /** The proposal as it waits, for somebody who may answer it. What stands there from before is drawn once more for whoever is refused. */
    const toAnswer = async (id, at, by) => {
        const draft = await store.drafts.find(id);
        try {
            const proposal = mustBeOpen(draft, at);
            const partner = await store.partner(proposal.partner);
            if (!draft || !partner)
                throw new Refusal(NO_SUCH_PARTNER);
            await powers.mustBeAllowed('confirm_contact', by, { parts: partsIn(partner, by) });
            return { draft, partner, proposal };
        }
        catch (error) {
            if (error instanceof Refusal) {
                await store.outbox.drawAgainAbout({ about: 'draft', id }, by.userId, now());
                onSaved();
            }
            throw error;
        }
    };
    const answer = async ({ draft: { id }, proposal: { at } }, { is, contact }, by) => {
        const decide = (draft) => {
            mustBeOpen(draft, at);
            return draft && answered(draft, { is, by: by.userId, at: now() }, contact);
        };
        await store.drafts.change(id, decide, now());
        onSaved();
    };
    return {
        /**
         * What the form of a proposal begins with: the partner of the packet and, where it began with a message of somebody who is no contact yet,
         * that person as Slack describes them.
         */
        async toPropose({ typed, partnerMessage }) {
            const partner = await partnerIn(typed, store);
            const nobody = { partner, found: null };
            const writer = partnerMessage?.writer;
            if (partner === null || writer === undefined || partnerMessage?.partner !== partner.id)
                return nobody;
            if (partner.contacts.some(({ userId }) => userId === writer))
                return nobody;
            const [found = null] = await partnerPeople.chosen([writer], partner.teamId).catch(() => []);
            return { partner, found };
        },
        /**
         * Asks the alliances owner. Where whoever proposes may confirm it themselves nobody is asked: the draft names the new contact at once, as it does
         * one whom the partner has already. `userId` is who they are in Slack, where that is known. Throws WrongInput beside the fields, and a Refusal
         * for anybody but the draft's author.
         */
        async propose(id, by, { userId, ...form }) {
            await powers.mustBeAllowed('send_handoff', by);
            mustBeTheirs(await this.draft(id), by);
            const proposed = mustReadForm(proposalSchema, form);
            const partner = await store.partner(proposed.partner);
            if (!partner)
                throw new WrongInput({ partner: NO_SUCH_PARTNER });
            if (saysTheSame(partner.name, proposed.name))
                throw new WrongInput({ name: 'Name a person. A logo is not a contact.' });
            const person = { ...proposed, userId };
            const known = knownContact(partner, person);
            if (known === null && !hasRoomFor(partner, person))
                throw new WrongInput({ name: noRoom(partner) });
            const mayAdd = known !== null || (await powers.isAllowed('confirm_contact', by, partsIn(partner, by)));
            if (!mayAdd)
                return changeTheirs(id, by, (draft) => propose(draft, person, partner.alliancesOwner, now()));
            const contact = known ?? (await add(partner, person, by));
            return changeTheirs(id, by, (draft) => naming(draft, partner.id, contact));
        },
        /** Throws a Refusal unless it is there. */
        async draft(id) {
            const draft = await store.drafts.find(id);
            if (!draft)
                throw new Refusal(NOT_HERE);
            return draft;
        },
        /** They are a contact from now on. Throws a Refusal for whoever may not say so, and once it is settled. */
        async confirm(id, at, by) {
            const waiting = await toAnswer(id, at, by);
            const contact = await add(waiting.partner, waiting.proposal, by);
            await answer(waiting, { is: 'confirmed', contact }, by);
        },
        /** They are none. Throws as `confirm`. */
        async refuse(id, at, by) {
            await answer(await toAnswer(id, at, by), { is: 'refused', contact: null }, by);
        },
        /** All that wait, for an administrator. */
        async waiting() {
            const all = (await store.drafts.proposing()).map(async (draft) => {
                const partner = draft.proposal && (await store.partner(draft.proposal.partner));
                return partner && draft.proposal ? [{ draft, partner, proposal: draft.proposal }] : [];
            });
            return (await Promise.all(all)).flat();
        },
        /** A partner has another alliances owner: what waited for the one before is asked of them. */
        async ownerChanged(partnerId) {
            const waiting = (await this.waiting()).filter(({ partner }) => partner.id === partnerId);
            for (const { draft, partner } of waiting)
                await store.drafts.change(draft.id, (current) => current && askedAnew(current, partner.alliancesOwner), now());
            onSaved();
        },
    };
}
