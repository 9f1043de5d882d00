import { filledFrom } from '../core/directory-filling.js';
import { declined, draft, returned } from '../core/handoff.js';
import { fieldOf, PACKET_KEYS } from '../core/packet.js';
import { FORM_GROUPS } from '../core/packet-field.js';
import { reason } from './ae-card.js';
import { proposalLine } from './contact-proposal.js';
import { ACTION, TYPED_FIELDS, VIEW } from './ids.js';
import { actions, bold, button, code, header, modal, page, person, rich, section, sentence, words } from './kit.js';
import { mrkdwn } from './mrkdwn.js';
import { partnerWords, whatFollows } from './what-follows.js';
import { accountLook } from './account-look.js';
import { packetFields, packetInputs } from './packet-inputs.js';
import { REASONS } from './words.js';
const GROUPS = Object.keys(FORM_GROUPS);
const ALWAYS_ASKED = TYPED_FIELDS.filter((key) => fieldOf(key).group === undefined);
const askedIn = (group) => PACKET_KEYS.filter((key) => fieldOf(key).group === group);
export function handoffModal(form) {
    const { draft: written, partner, previous = null, directory } = form;
    const filling = { partner, packet: written.typed, isHeard: true, directory };
    const open = GROUPS.filter((group) => isOpen(group, form));
    return modal({
        view: VIEW.packet,
        title: previous ? 'Mend the handoff' : 'Hand off a deal',
        submit: 'Review',
        close: 'Close',
        id: written.id,
        blocks: [
            ...whatIsWrong(form.errors),
            opening(form),
            ...(directory.look ? [accountLook(directory.look, filledFrom(written.typed, directory.known), form.now)] : []),
            ...proposalLine(written),
            besideIt(written.id),
            ...packetFields(filling, ALWAYS_ASKED),
            ...whatFollows(form, GROUPS.filter((group) => !open.includes(group))),
            ...open.flatMap((group) => [
                header(FORM_GROUPS[group]),
                ...(group === 'rest' && partner ? [rich(partnerWords(form))] : []),
                ...packetInputs(asFollows(group, filling, form), asked(group, partner)),
            ]),
        ],
    });
}
/** What a form has opened so far. */
export function openedIn({ blocks }) {
    const keys = new Set(blocks.map(({ block_id: key }) => key));
    return new Set(GROUPS.filter((group) => askedIn(group).some((key) => keys.has(key))));
}
/** The groups in which these fields are asked. */
export function groupsOf(keys) {
    return GROUPS.filter((group) => askedIn(group).some((key) => keys.includes(key)));
}
/** Where authors check for conflicts themselves they are asked for it. */
function isOpen(group, { opened, partner }) {
    return opened.has(group) || (group === 'rest' && partner?.authorCertifies === true);
}
/** Nobody is offered to certify what somebody else signs. */
function asked(group, partner) {
    return askedIn(group).filter((key) => key !== 'conflict_checked' || partner?.authorCertifies === true);
}
/** An opened field holds what followed so far: days, window and whom questions go to. What was emptied stays so. */
function asFollows(group, filling, { whole }) {
    if (group === 'touch')
        return { ...filling, packet: { partner_touch_on: whole.partner_touch_on, ...filling.packet } };
    const { seller_move_by, partner_move_by, window_days, questions_to } = whole;
    const follows = { seller_move_by, partner_move_by, window_days, questions_to };
    return { ...filling, packet: { ...follows, ...filling.packet } };
}
function whatIsWrong(errors = {}) {
    const wrong = PACKET_KEYS.filter((key) => Object.hasOwn(errors, key));
    if (wrong.length === 0)
        return [];
    return [rich(...wrong.map((key) => [bold(`${fieldOf(key).label}: `), words(errors[key] ?? '')]))];
}
/** What opens over the form, which stays as it is beneath. */
function besideIt(id) {
    return actions(button('Show a filled example', ACTION.showExample, 'example'), button('Propose a contact…', ACTION.proposeContact, id));
}
function opening({ previous = null, madeOf = null, thought = null }) {
    if (previous)
        return rich(...whyItCameBack(previous), ...SAVED);
    if (madeOf)
        return rich([person(madeOf.asker), bold(' asked for this: '), words(madeOf.help)], ...SAVED);
    const lead = thought ?? 'Complete means: somebody who has never met the partner can act on it within a day.';
    return rich([words(lead)], ...SAVED);
}
const SAVED = [
    [words('It is saved as you type; '), code('/handoff drafts'), words(' brings it back.')],
];
/** What is shown in place of the form while the registry is empty. */
export function noPartnersModal() {
    return page('Hand off a deal', [
        section(mrkdwn `No partner is registered yet, so there is nobody to hand off for.`),
        section(mrkdwn `*What to do:* ask a workspace administrator to run \`/handoff partners\` and register the first one. It takes a minute.`),
    ]);
}
/** What was said, then what to do about it. An accepted or waiting handoff cannot be sent again, so nobody reads its sentence. */
function whyItCameBack(handoff) {
    const lead = bold('Why it came back: ');
    const refused = declined(handoff);
    if (refused) {
        const { label, fix } = REASONS[refused.declineReason];
        const [, ...more] = reason(refused);
        return [[lead, words(label)], ...more, [bold('What to do: '), words(fix)]];
    }
    const back = returned(handoff);
    if (back)
        return [[lead, words(back.returnReason)]];
    return [[lead, ...sentence(draft(handoff)?.aeRefusal ?? 'it was not sent.')]];
}
