import {
  answered,
  askedAnew,
  knownContact,
  mustBeOpen,
  naming,
  noRoom,
  type ProposalKey,
  proposalSchema,
  propose,
  withContact,
} from '../../core/packet/contact-proposal.ts';
import { mustBeAtHand } from '../../core/packet/draft-away.ts';
import { Refusal, WrongInput } from '../../core/kernel/errors.ts';
import { mustReadForm } from '../../core/kernel/form.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import {
  type PacketDraft,
  mustBeTheirs,
  type ContactProposal,
  type ProposalAnswer,
} from '../../core/packet/packet-draft.ts';
import { type Contact, hasRoomFor, type Partner } from '../../core/partner/partner.ts';
import { saysTheSame } from '../../core/kernel/text.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import { partnerIn } from './draft-partner.ts';
import type { PartnerPeople } from '../partner/partner-people.ts';
import type { Powers } from '../people/powers.ts';

/** Contacts whom authors propose, and who confirms them: the partner's alliances owner, or an administrator. */
export type ContactProposals = ReturnType<typeof createContactProposals>;

/** One that waits for an answer. */
export type Waiting = { draft: PacketDraft; partner: Partner; proposal: ContactProposal };

type Person = Pick<Contact, 'name' | 'role' | 'userId'>;
/** What was typed, not checked yet, and who they are in Slack; null: nobody knows. */
export type ProposalForm = Record<ProposalKey, string | null> & Pick<Contact, 'userId'>;

const NOT_HERE = 'This draft is not here any more. Type `/handoff` to begin another.';
const NO_SUCH_PARTNER = 'This partner is not in the registry any more.';

export function createContactProposals(deps: {
  store: Pick<Store, 'drafts' | 'partner' | 'partnerOfContact' | 'changePartner' | 'outbox'>;
  powers: Pick<Powers, 'mustBeAllowed' | 'isAllowed'>;
  partnerPeople: Pick<PartnerPeople, 'chosen'>;
  newId: () => string;
  now: () => EpochMs;
  onSaved: () => void;
}) {
  const { store, powers, partnerPeople, newId, now, onSaved } = deps;

  const partsIn = ({ alliancesOwner }: Partner, { userId }: Presser) =>
    alliancesOwner === userId ? (['alliances_owner'] as const) : [];

  const add = async (partner: Partner, { name, role, userId }: Person, by: Presser): Promise<Contact> => {
    const added: Contact = { id: newId(), name, role, userId };
    const changed = await store.changePartner(partner.id, (current) => withContact(current, added).partner, now(), {
      by: by.userId,
    });
    const contact = changed && knownContact(changed, added);
    if (!contact) throw new Refusal(NO_SUCH_PARTNER);
    return contact;
  };

  const changeTheirs = async (id: string, by: Presser, decide: (draft: PacketDraft) => PacketDraft | null) => {
    const onTheirs = (draft: PacketDraft | null) => draft && decide(mustBeAtHand(mustBeTheirs(draft, by)));
    const draft = await store.drafts.change(id, onTheirs, now());
    if (!draft) throw new Refusal(NOT_HERE);
    onSaved();
    return draft;
  };

  /** The proposal as it waits, for somebody who may answer it. What stands there from before is drawn once more for whoever is refused. */
  const toAnswer = async (id: string, at: EpochMs, by: Presser): Promise<Waiting> => {
    const draft = await store.drafts.find(id);
    try {
      const proposal = mustBeOpen(draft, at);
      const partner = await store.partner(proposal.partner);
      if (!draft || !partner) throw new Refusal(NO_SUCH_PARTNER);
      await powers.mustBeAllowed('confirm_contact', by, { parts: partsIn(partner, by) });
      return { draft, partner, proposal };
    } catch (error) {
      if (error instanceof Refusal) {
        await store.outbox.drawAgainAbout({ about: 'draft', id }, by.userId, now());
        onSaved();
      }
      throw error;
    }
  };

  const answer = async (
    { draft: { id }, proposal: { at } }: Waiting,
    { is, contact }: Pick<ProposalAnswer, 'is'> & { contact: Contact | null },
    by: Presser,
  ): Promise<void> => {
    const decide = (draft: PacketDraft | null) => {
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
    async toPropose({ typed, partnerMessage }: PacketDraft) {
      const partner = await partnerIn(typed, store);
      const nobody = { partner, found: null };
      const writer = partnerMessage?.writer;
      if (partner === null || writer === undefined || partnerMessage?.partner !== partner.id) return nobody;
      if (partner.contacts.some(({ userId }) => userId === writer)) return nobody;
      const [found = null] = await partnerPeople.chosen([writer], partner.teamId).catch(() => []);
      return { partner, found };
    },

    /**
     * Asks the alliances owner. Where whoever proposes may confirm it themselves nobody is asked: the draft names the new contact at once, as it does
     * one whom the partner has already. `userId` is who they are in Slack, where that is known. Throws WrongInput beside the fields, and a Refusal
     * for anybody but the draft's author.
     */
    async propose(id: string, by: Presser, { userId, ...form }: ProposalForm): Promise<PacketDraft> {
      await powers.mustBeAllowed('send_handoff', by);
      mustBeTheirs(await this.draft(id), by);
      const proposed = mustReadForm(proposalSchema, form);
      const partner = await store.partner(proposed.partner);
      if (!partner) throw new WrongInput({ partner: NO_SUCH_PARTNER });
      if (saysTheSame(partner.name, proposed.name))
        throw new WrongInput({ name: 'Name a person. A logo is not a contact.' });
      const person = { ...proposed, userId };
      const known = knownContact(partner, person);
      if (known === null && !hasRoomFor(partner, person)) throw new WrongInput({ name: noRoom(partner) });
      const mayAdd = known !== null || (await powers.isAllowed('confirm_contact', by, partsIn(partner, by)));
      if (!mayAdd) return changeTheirs(id, by, (draft) => propose(draft, person, partner.alliancesOwner, now()));
      const contact = known ?? (await add(partner, person, by));
      return changeTheirs(id, by, (draft) => naming(draft, partner.id, contact));
    },

    /** Throws a Refusal unless it is there. */
    async draft(id: string): Promise<PacketDraft> {
      const draft = await store.drafts.find(id);
      if (!draft) throw new Refusal(NOT_HERE);
      return draft;
    },

    /** They are a contact from now on. Throws a Refusal for whoever may not say so, and once it is settled. */
    async confirm(id: string, at: EpochMs, by: Presser): Promise<void> {
      const waiting = await toAnswer(id, at, by);
      const contact = await add(waiting.partner, waiting.proposal, by);
      await answer(waiting, { is: 'confirmed', contact }, by);
    },

    /** They are none. Throws as `confirm`. */
    async refuse(id: string, at: EpochMs, by: Presser): Promise<void> {
      await answer(await toAnswer(id, at, by), { is: 'refused', contact: null }, by);
    },

    /** All that wait, for an administrator. */
    async waiting(): Promise<Waiting[]> {
      const all = (await store.drafts.proposing()).map(async (draft) => {
        const partner = draft.proposal && (await store.partner(draft.proposal.partner));
        return partner && draft.proposal ? [{ draft, partner, proposal: draft.proposal }] : [];
      });
      return (await Promise.all(all)).flat();
    },

    /** A partner has another alliances owner: what waited for the one before is asked of them. */
    async ownerChanged(partnerId: string): Promise<void> {
      const waiting = (await this.waiting()).filter(({ partner }) => partner.id === partnerId);
      for (const { draft, partner } of waiting)
        await store.drafts.change(draft.id, (current) => current && askedAnew(current, partner.alliancesOwner), now());
      onSaved();
    },
  };
}
