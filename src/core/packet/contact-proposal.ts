import * as z from 'zod';
import type { DraftNotice } from './draft-notices.ts';
import { Refusal } from '../kernel/errors.ts';
import type { UserId } from '../people/member.ts';
import type { PacketDraft, ContactProposal, ProposalAnswer } from './packet-draft.ts';
import { type Contact, hasRoomFor, MAX_NAME, type Partner } from '../partner/partner.ts';
import { saysSomething, saysTheSame, tidy } from '../kernel/text.ts';
import type { EpochMs } from '../time/instant.ts';

/** A comma ends the name where contacts are typed, and a line the contact. */
const oneLine = (text: string): string => tidy(text.replaceAll(/[,\n]/g, ' '));

const words = (missing: string) =>
  z
    .string({ error: missing })
    .transform(oneLine)
    .refine(saysSomething, missing)
    .refine((text) => text.length <= MAX_NAME, `Keep it to ${MAX_NAME} characters.`);

/** What the form of a proposal asks for; its keys are the block_ids of the form. */
export const proposalSchema = z.object({
  partner: z.string({ error: 'Choose the partner for whom they act.' }),
  name: words('Write their name.'),
  role: words('Write what they do there, for example Practice lead.'),
});
export type Proposed = z.infer<typeof proposalSchema>;
export type ProposalKey = keyof Proposed;

/** The contact whom the partner has already under this name; null when there is none. */
export function knownContact({ contacts }: Partner, { name }: Pick<Proposed, 'name'>): Contact | null {
  return contacts.find((contact) => saysTheSame(contact.name, name)) ?? null;
}

/** Throws a Refusal where one more contact does not fit. Who is a contact already stays one, with the id that they have. */
export function withContact(partner: Partner, added: Contact): { partner: Partner; contact: Contact } {
  const known = knownContact(partner, added);
  if (known !== null) return { partner, contact: known };
  if (!hasRoomFor(partner, added)) throw new Refusal(noRoom(partner));
  return { partner: { ...partner, contacts: [...partner.contacts, added] }, contact: added };
}

export const noRoom = ({ name }: Partner): string =>
  `${name} has as many contacts as fit. An administrator can take one out in \`/handoff partners\`.`;

/** The same proposal twice is one: null when it stands already. */
export function propose(
  draft: PacketDraft,
  proposed: Proposed & Pick<Contact, 'userId'>,
  asked: UserId,
  now: EpochMs,
): PacketDraft | null {
  const standing = openProposal(draft);
  const isSame =
    standing !== null && standing.partner === proposed.partner && saysTheSame(standing.name, proposed.name);
  if (isSame && standing.role === proposed.role) return null;
  const at = Math.max(now, (draft.proposal?.at ?? 0) + 1);
  return { ...draft, proposal: { ...proposed, at, asked, answer: null } };
}

/** What waits for an answer; null once there is one, or nobody writes the packet any more. */
export function openProposal({ proposal, away, sentAs }: PacketDraft): ContactProposal | null {
  return away === null && sentAs === null && proposal?.answer === null ? proposal : null;
}

/** Throws a Refusal unless this very proposal waits for an answer. */
export function mustBeOpen(draft: PacketDraft | null, at: EpochMs): ContactProposal {
  const open = draft && openProposal(draft);
  if (open?.at !== at) throw new Refusal('This is settled already, or nobody needs it any more.');
  return open;
}

/** The draft names this contact of the partner, whoever was proposed before. */
export function naming(draft: PacketDraft, partner: string, { id }: Contact): PacketDraft {
  return { ...draft, proposal: null, typed: { ...draft.typed, partner, partner_contact: id } };
}

/** The draft names the new contact from now on, unless its author has chosen another meanwhile. */
export function answered(draft: PacketDraft, answer: ProposalAnswer, contact: Contact | null): PacketDraft {
  const { proposal, typed } = draft;
  if (proposal === null) return draft;
  const isFree = (typed.partner_contact ?? null) === null;
  const named = contact !== null && isFree ? naming(draft, proposal.partner, contact).typed : typed;
  return { ...draft, typed: named, proposal: { ...proposal, answer } };
}

/** The relationship has another owner, who is asked now. Null when it is the same. */
export function askedAnew(draft: PacketDraft, asked: UserId): PacketDraft | null {
  const open = openProposal(draft);
  return open === null || open.asked === asked ? null : { ...draft, proposal: { ...open, asked } };
}

/** What is said when a draft becomes this one: to whoever is asked, and to its author what the answer is, unless it is their own. */
export function saidOfProposal(before: PacketDraft | null, after: PacketDraft): DraftNotice[] {
  const [was, open] = [before?.proposal ?? null, openProposal(after)];
  if (open !== null && (was?.at !== open.at || was.asked !== open.asked))
    return [{ kind: 'contact_proposed', person: open.asked, at: open.at }];
  const { proposal, author } = after;
  if (!proposal?.answer || proposal.answer.by === author) return [];
  const isKnown = was?.at === proposal.at && was.answer !== null;
  return isKnown ? [] : [{ kind: 'contact_answered', person: author, at: proposal.at }];
}
