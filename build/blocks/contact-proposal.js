import { openProposal } from '../core/contact-proposal.js';
import { FORM_GROUPS } from '../core/packet-field.js';
import { MAX_NAME } from '../core/partner.js';
import { draftName } from './draft-lines.js';
import { valueOf, wholeStateOf } from './form-values.js';
import { ACTION, MENU, VIEW } from './ids.js';
import { actions, bold, button, code, field, modal, person, rich, words } from './kit.js';
import { summary } from './mrkdwn.js';
import { partnerSelect } from './partner-menus.js';
/** `opened`: what the packet's form beneath asks beside the usual, so that it can be drawn again as it was. */
export function proposeContactModal(draft, { partner, found }, opened) {
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
export function readProposal({ state, blocks, private_metadata: metadata }) {
    const [, known = NOBODY] = metadata.split(' ');
    const values = wholeStateOf({ blocks, state });
    const name = valueOf(values, 'name');
    const drawn = wholeStateOf({ blocks, state: null });
    const isAsDrawn = (key) => valueOf(values, key) === valueOf(drawn, key);
    const userId = known !== NOBODY && isAsDrawn('name') && isAsDrawn('partner') ? known : null;
    return { partner: valueOf(values, MENU.partner), name, role: valueOf(values, 'role'), userId };
}
/** Of which draft the form is, and what its packet's form asks beside the usual. */
export function readProposalOf({ private_metadata: metadata }) {
    const [draft = '', , ...groups] = metadata.split(' ');
    const isGroup = (group) => Object.hasOwn(FORM_GROUPS, group);
    return { draft, opened: new Set(groups.filter(isGroup)) };
}
const NOBODY = '-';
function proposalField(key, label, element, hint = '') {
    return field({ key, label, element, ...(hint === '' ? {} : { hint }) });
}
function line(text = '') {
    return { type: 'plain_text_input', max_length: MAX_NAME, ...(text === '' ? {} : { initial_value: text }) };
}
/** How it stands, in the packet's form; nothing while nobody is proposed, and once the packet has a contact. */
export function proposalLine({ proposal, typed }) {
    if (proposal === null || (typed.partner_contact ?? null) !== null)
        return [];
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
    if (answer.is === 'confirmed')
        return [];
    return [rich([person(answer.by), words(' did not confirm '), bold(name), words(': choose another contact.')])];
}
/** Null once it asks no more, of this person or at all. Nothing of the packet stands in it. */
export function contactProposed(context, notice) {
    const open = askedIn(context, notice);
    if (open === null || context.proposedFor === null)
        return null;
    return {
        text: summary `Is ${open.name} a contact of ${context.proposedFor.name}?`,
        blocks: proposalBlocks({ draft: context.draft, partner: context.proposedFor, proposal: open }),
    };
}
/** What is asked, and its buttons, wherever it stands. */
export function proposalBlocks({ draft, partner, proposal: { name, role, at } }) {
    const value = `${draft.id} ${at}`;
    return [
        rich([
            person(draft.author),
            words(' proposes '),
            bold(`${name}, ${role},`),
            words(` as a contact of ${partner.name}, to name them in a handoff. Confirm them, and everybody can.`),
        ]),
        actions(button('Confirm', ACTION.confirmContact, value, 'primary'), button('Not a contact', ACTION.refuseContact, value)),
    ];
}
/** Which proposal of which draft a button is about. */
export function readProposalButton(value) {
    const [draft = '', at = ''] = value.split(' ');
    return { draft, at: Number(at) };
}
/** What stands in place of what asked; null while it still asks. */
export function settledProposal(context, notice) {
    const { proposal } = context.draft;
    if (askedIn(context, notice) !== null)
        return null;
    const [who, ...became] = becameOf(proposal, notice);
    return { text: summary `Settled: a contact`, blocks: [rich([bold(`${who} `), ...became])] };
}
function becameOf(proposal, { at, person: reader }) {
    if (proposal === null)
        return ['A contact:', words('nobody needs this any more.')];
    const { name, asked, answer } = proposal;
    if (proposal.at !== at)
        return ['A contact:', words('somebody else is proposed now.')];
    if (answer === null && asked !== reader)
        return [`${name}:`, person(asked), words(' is asked now.')];
    if (answer === null)
        return [`${name}:`, words('nobody needs this any more.')];
    const is = answer.is === 'confirmed' ? 'confirmed by ' : 'not confirmed, by ';
    return [`${name}:`, words(is), person(answer.by), words('.')];
}
function askedIn({ draft }, { at, person: reader }) {
    const open = openProposal(draft);
    return open?.at === at && open.asked === reader ? open : null;
}
/** What the author reads; null once another is proposed, or the packet is not written any more. */
export function contactAnswered({ draft, summary: described, proposedFor }, { at }) {
    const { proposal, sentAs, away } = draft;
    if (proposal?.at !== at || !proposal.answer || proposedFor === null || sentAs !== null || away !== null)
        return null;
    const { name, answer } = proposal;
    const isConfirmed = answer.is === 'confirmed';
    const lead = isConfirmed ? `${name} is a contact of ${proposedFor.name} now.` : `${name} was not confirmed.`;
    const account = described.account === null ? 'Your draft' : `Your draft for ${draftName(described)}`;
    const next = isConfirmed
        ? [words(described.contact === name ? `${account} names them.` : `You can choose them in your draft.`)]
        : [words('Ask '), person(answer.by), words(` who acts for ${proposedFor.name}, and choose them in your draft.`)];
    return {
        text: summary `${lead}`,
        blocks: [rich([bold(`${lead} `), ...next]), actions(button('Continue', ACTION.continueDraft, draft.id, 'primary'))],
    };
}
