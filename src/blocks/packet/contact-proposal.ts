import type { KnownBlock, ModalView } from '@slack/web-api';
import { openProposal, type ProposalKey } from '../../core/packet/contact-proposal.ts';
import type { Notices } from '../../core/notices/notice.ts';
import type { FormGroup } from '../../core/packet/packet-field.ts';
import { FORM_GROUPS } from '../../core/packet/packet-field.ts';
import type { PacketDraft, ContactProposal } from '../../core/packet/packet-draft.ts';
import { type Found, MAX_NAME, type Partner } from '../../core/partner/partner.ts';
import type { DraftContext } from './draft-posts.ts';
import { draftName } from './draft-lines.ts';
import { type FormView, valueOf, wholeStateOf } from '../kit/form-values.ts';
import { ACTION, MENU, VIEW } from '../ids.ts';
import { actions, bold, button, code, field, type Message, modal, person, rich, words } from '../kit/kit.ts';
import { summary } from '../kit/mrkdwn.ts';
import { partnerSelect } from '../partner/partner-menus.ts';

/** A contact whom an author proposes: the form, what whoever is asked reads, and what the author reads then. */

/** What the form begins with: the partner of the packet, and whoever began it, where that is known. */
export type ProposalFilling = { partner: Partner | null; found: Found | null };

/** `opened`: what the packet's form beneath asks beside the usual, so that it can be drawn again as it was. */
export function proposeContactModal(
  draft: PacketDraft,
  { partner, found }: ProposalFilling,
  opened: ReadonlySet<FormGroup>,
): ModalView {
  return modal({
    view: VIEW.proposeContact,
    title: 'Propose a contact',
    submit: 'Propose',
    id: [draft.id, found?.userId ?? NOBODY, ...opened].join(' '),
    blocks: [
      rich([words('The partner’s alliances owner confirms them with one press. You can go on writing meanwhile.')]),
      proposalField(MENU.partner, 'Partner', partnerSelect(partner)),
      proposalField('name', 'Their name', line(found?.name)),
      proposalField('role', 'What they do there', line(found?.role), 'For example: Practice lead'),
    ],
  });
}

/** What the form holds. Who they are in Slack is known as long as name and partner are those with which the form was filled. */
export function readProposal({ state, blocks, private_metadata: metadata }: FormView & Metadata) {
  const [, known = NOBODY] = metadata.split(' ');
  const values = wholeStateOf({ blocks, state });
  const name = valueOf(values, 'name');
  const drawn = wholeStateOf({ blocks, state: null });
  const isAsDrawn = (key: ProposalKey) => valueOf(values, key) === valueOf(drawn, key);
  const userId = known !== NOBODY && isAsDrawn('name') && isAsDrawn('partner') ? known : null;
  return { partner: valueOf(values, MENU.partner), name, role: valueOf(values, 'role'), userId };
}

/** Of which draft the form is, and what its packet's form asks beside the usual. */
export function readProposalOf({ private_metadata: metadata }: Metadata): { draft: string; opened: Set<FormGroup> } {
  const [draft = '', , ...groups] = metadata.split(' ');
  const isGroup = (group: string): group is FormGroup => Object.hasOwn(FORM_GROUPS, group);
  return { draft, opened: new Set(groups.filter(isGroup)) };
}

type Metadata = { private_metadata: string };
const NOBODY = '-';

function proposalField(key: ProposalKey, label: string, element: Parameters<typeof field>[0]['element'], hint = '') {
  return field({ key, label, element, ...(hint === '' ? {} : { hint }) });
}

function line(text = '') {
  return { type: 'plain_text_input', max_length: MAX_NAME, ...(text === '' ? {} : { initial_value: text }) } as const;
}

/** How it stands, in the packet's form; nothing while nobody is proposed, and once the packet has a contact. */
export function proposalLine({ proposal, typed }: PacketDraft): KnownBlock[] {
  if (proposal === null || (typed.partner_contact ?? null) !== null) return [];
  const { name, role, asked, answer } = proposal;
  if (answer === null)
    return [
      rich([
        words('You proposed '),
        bold(name),
        words(`, ${role}, as a contact. `),
        person(asked),
        words(' is asked to confirm them; an administrator can as well, in '),
        code('/handoff partners'),
        words('.'),
      ]),
    ];
  if (answer.is === 'confirmed') return [];
  return [rich([person(answer.by), words(' did not confirm '), bold(name), words(': choose another contact.')])];
}

type Proposing = Pick<DraftContext, 'draft' | 'proposedFor'>;

/** Null once it asks no more, of this person or at all. Nothing of the packet stands in it. */
export function contactProposed(context: Proposing, notice: Notices['contact_proposed']): Message | null {
  const open = askedIn(context, notice);
  if (open === null || context.proposedFor === null) return null;
  return {
    text: summary`Is ${open.name} a contact of ${context.proposedFor.name}?`,
    blocks: proposalBlocks({ draft: context.draft, partner: context.proposedFor, proposal: open }),
  };
}

/** A draft in which a contact of this partner is proposed. */
export type ProposalOf = { draft: PacketDraft; partner: Partner; proposal: ContactProposal };

/** What is asked, and its buttons, wherever it stands. */
export function proposalBlocks({ draft, partner, proposal: { name, role, at } }: ProposalOf): KnownBlock[] {
  const value = `${draft.id} ${at}`;
  return [
    rich([
      person(draft.author),
      words(' proposes '),
      bold(`${name}, ${role},`),
      words(` as a contact of ${partner.name}, to name them in a handoff. Confirm them, and everybody can.`),
    ]),
    actions(
      button('Confirm', ACTION.confirmContact, value, 'primary'),
      button('Not a contact', ACTION.refuseContact, value),
    ),
  ];
}

/** Which proposal of which draft a button is about. */
export function readProposalButton(value: string): { draft: string; at: number } {
  const [draft = '', at = ''] = value.split(' ');
  return { draft, at: Number(at) };
}

/** What stands in place of what asked; null while it still asks. */
export function settledProposal(context: Proposing, notice: Notices['contact_proposed']): Message | null {
  const { proposal } = context.draft;
  if (askedIn(context, notice) !== null) return null;
  const [who, ...became] = becameOf(proposal, notice);
  return { text: summary`Settled: a contact`, blocks: [rich([bold(`${who} `), ...became])] };
}

function becameOf(proposal: ContactProposal | null, { at, person: reader }: Notices['contact_proposed']) {
  if (proposal === null) return ['A contact:', words('nobody needs this any more.')] as const;
  const { name, asked, answer } = proposal;
  if (proposal.at !== at) return ['A contact:', words('somebody else is proposed now.')] as const;
  if (answer === null && asked !== reader) return [`${name}:`, person(asked), words(' is asked now.')] as const;
  if (answer === null) return [`${name}:`, words('nobody needs this any more.')] as const;
  const is = answer.is === 'confirmed' ? 'confirmed by ' : 'not confirmed, by ';
  return [`${name}:`, words(is), person(answer.by), words('.')] as const;
}

function askedIn({ draft }: Proposing, { at, person: reader }: Notices['contact_proposed']): ContactProposal | null {
  const open = openProposal(draft);
  return open?.at === at && open.asked === reader ? open : null;
}

/** What the author reads; null once another is proposed, or the packet is not written any more. */
export function contactAnswered(
  { draft, summary: described, proposedFor }: DraftContext,
  { at }: Notices['contact_answered'],
): Message | null {
  const { proposal, sentAs, away } = draft;
  if (proposal?.at !== at || !proposal.answer || proposedFor === null || sentAs !== null || away !== null) return null;
  const { name, answer } = proposal;
  const isConfirmed = answer.is === 'confirmed';
  const lead = isConfirmed ? `${name} is a contact of ${proposedFor.name} now.` : `${name} was not confirmed.`;
  const account = described.account === null ? 'Your draft' : `Your draft for ${draftName(described)}`;
  const next = isConfirmed
    ? [words(described.contact === name ? `${account} names them.` : `You can choose them in your draft.`)]
    : [words('Ask '), person(answer.by), words(` who acts for ${proposedFor.name}, and choose them in your draft.`)];
  return {
    text: summary`${lead}`,
    blocks: [rich([bold(`${lead} `), ...next]), actions(button('Continue', ACTION.continueDraft, draft.id, 'primary'))],
  };
}
