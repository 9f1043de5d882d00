import { lineKey, MAX_CONTACTS, MAX_LOOKED_AT, } from '../core/partner.js';
import { cut } from '../core/text.js';
import { proposalBlocks } from './contact-proposal.js';
import { isTicked, valueOf, valuesOf, wholeStateOf } from './form-values.js';
import { ACTION, MENU, VIEW } from './ids.js';
import { actions, bold, button, channelLink, context, divider, field, modal, mrkdwnText, option, page, plain, rich, section, sentence, words, } from './kit.js';
import { channelMention, mention, mrkdwn } from './mrkdwn.js';
import { channelField } from './partner-channel-field.js';
import { AUTHOR_CERTIFIES, authorCertifiesField, CONTACT_ALONE, contactAloneField, doesField, } from './partner-fields.js';
import { partnerSearch } from './partner-menus.js';
import { readTelling, tellingFields } from './partner-telling.js';
/** The partner registry as administrators see it. */
/** A window holds a hundred blocks, and the list is what it is opened for. */
const PROPOSED_AT_MOST = 5;
export function waitingModal(title = 'Partners') {
    return page(title, [section(mrkdwn `One moment…`)]);
}
export function refusalModal(why, title = 'Partners') {
    return page(title, [rich(sentence(why))]);
}
/**
 * `found`: who was looked for, or just saved; they stand first. Without a button for those who only see them. Above all stands whom authors
 * propose as contacts.
 */
export function partnersModal({ count, first, found = null }, mayEdit = true, proposed = []) {
    const intro = count === 0
        ? mrkdwn `No partner is registered yet.`
        : mrkdwn `Each partner reads its outcomes in one shared channel.`;
    const isCut = count > first.length;
    const listed = isCut && found ? [found, ...first.filter(({ id }) => id !== found.id)] : first;
    const shown = mayEdit ? proposed.slice(0, PROPOSED_AT_MOST) : [];
    return page('Partners', [
        ...shown.flatMap((one) => proposalBlocks(one)),
        ...(shown.length === 0 ? [] : [divider]),
        section(intro),
        ...(isCut ? [partnerSearch(count)] : []),
        ...listed.map((partner) => entry(partner, mayEdit)),
        ...(mayEdit ? [actions(button('Register a partner', ACTION.addPartner, 'new', 'primary'))] : []),
    ]);
}
/** Who was looked for in the list; null when nobody was. Throws WrongInput. */
export function readPartnerSearch(view) {
    return valueOf(wholeStateOf(view), MENU.findPartner);
}
function entry(partner, mayEdit) {
    const people = partner.contacts.map(({ name, role }) => `${name} (${role})`).join(', ');
    return {
        type: 'section',
        text: plain(`${partner.name}\n${cut(people, 400)}`),
        fields: [
            mrkdwnText(channelMention(partner.channelId)),
            mrkdwnText(mrkdwn `Owner: ${mention(partner.alliancesOwner)}`),
        ],
        ...(mayEdit ? { accessory: button('Edit', ACTION.editPartner, partner.id) } : {}),
    };
}
/** A new partner begins with its channel: it says which company it is, and who of it is there. */
export function partnerChannelModal() {
    return modal({
        view: VIEW.choosePartnerChannel,
        title: 'Register a partner',
        submit: 'Next',
        blocks: [channelField(null)],
    });
}
/** Filled with what is known. `question`: what must be said before it is saved. */
export function partnerModal(filling, question = null) {
    const { partner, typed } = filling;
    const { name, does, contacts, alliances_owner: owner, zone } = typed;
    return modal({
        view: VIEW.savePartner,
        title: partner ? 'Edit a partner' : 'Register a partner',
        submit: 'Save',
        id: partner?.id ?? '',
        blocks: [
            partnerField('name', 'Name', 'The organisation, as people call it.', {
                type: 'plain_text_input',
                max_length: 75,
                ...(name ? { initial_value: name } : {}),
            }),
            doesField(does),
            channelField(typed.channel),
            ...peopleFields(filling, question),
            field({
                key: 'contacts',
                label: 'Other contacts',
                hint: 'Who is not in the channel. One a line: name, comma, role. For example: Lena Fischer, Practice lead',
                optional: true,
                element: { type: 'plain_text_input', multiline: true, ...(contacts ? { initial_value: contacts } : {}) },
            }),
            partnerField('alliances_owner', 'Alliances owner', 'Who owns the relationship on our side.', {
                type: 'users_select',
                ...(owner ? { initial_user: owner } : {}),
            }),
            field({
                key: 'zone',
                label: 'Time zone',
                hint: 'Where the partner works, for example Europe/Berlin. A delay and the like is told by day there. Empty: at any hour.',
                optional: true,
                element: { type: 'plain_text_input', max_length: 75, ...(zone ? { initial_value: zone } : {}) },
            }),
            contactAloneField(typed.contact_alone),
            authorCertifiesField(typed.author_certifies),
            ...tellingFields(partner, typed),
            ...(question?.about === 'company' ? anotherCompany(question.change) : []),
        ],
    });
}
/** Who of the partner is in the channel, and a line for each contact among them: how they are called here. */
function peopleFields({ offered, isCut, typed }, question) {
    if (offered.length === 0)
        return [isCut ? nobodyAmongTheFirst() : nobodyThere()];
    const roleless = question?.about === 'roles' ? question.people : [];
    const described = offered.filter(({ userId }) => userId in typed.lines || roleless.some((one) => one.userId === userId));
    return [
        peopleField(offered, typed.people),
        ...(isCut ? [othersAreMissing()] : []),
        ...described.map((found) => lineField(found, typed.lines[found.userId])),
    ];
}
function nobodyThere() {
    return context(mrkdwn `Slack shows nobody of this partner in the channel yet. Type who acts for them. Once they are there, choose them here: then they are notified of each outcome.`);
}
/** By this block a form that comes back says that somebody may be missing in it. */
const CUT = 'only_the_first';
function nobodyAmongTheFirst() {
    const why = mrkdwn `Nobody of this partner is among the first ${MAX_LOOKED_AT} members of this channel, and the bot looks no further.`;
    return { ...context(mrkdwn `${why} Type who acts for them.`), block_id: CUT };
}
function othersAreMissing() {
    const why = mrkdwn `Only the first ${MAX_LOOKED_AT} members of this channel were looked at.`;
    return { ...context(mrkdwn `${why} Who is missing here can be typed under “Other contacts”.`), block_id: CUT };
}
function peopleField(offered, people) {
    const options = offered.map(({ userId, name, role }) => option(name, userId, role || undefined));
    const chosen = options.filter(({ value }) => value !== undefined && people.includes(value));
    return field({
        key: 'people',
        label: 'Contacts in Slack',
        hint: 'Who acts for the partner. The one who is named in a handoff is mentioned in its outcomes, so that Slack notifies them.',
        optional: true,
        element: {
            type: 'multi_static_select',
            options,
            max_selected_items: MAX_CONTACTS,
            ...(chosen.length > 0 ? { initial_options: chosen } : {}),
        },
    });
}
function lineField(found, line) {
    return field({
        key: lineKey(found.userId),
        label: `${found.name}: name, comma, role`,
        optional: true,
        element: { type: 'plain_text_input', initial_value: line ?? `${found.name}, ` },
    });
}
const ANOTHER_COMPANY = 'another_company';
/** A field of its own for each company: what is ticked in a field stays ticked when the form is drawn again. */
const questionAbout = (teamId) => `${ANOTHER_COMPANY}:${teamId}`;
/** The question names both companies. Its answer names the new one, so that it answers no other question. */
function anotherCompany({ partner, from, to }) {
    const company = ({ name, teamId }) => (name === null ? teamId : `${name} (${teamId})`);
    return [
        divider,
        rich([bold(`Is ${partner.name} another company now?`)], [words(`So far it is ${company(from)}, in `), channelLink(from.channelId), words('.')], [words('The channel that you chose, '), channelLink(to.channelId), words(`, is shared with ${company(to)}.`)]),
        field({
            key: questionAbout(to.teamId),
            label: 'Nothing is saved until you tick this',
            optional: true,
            element: {
                type: 'checkboxes',
                options: [
                    option('Yes, it is another company now', to.teamId, `${partner.name} is ${company(to)} from now on.`),
                ],
            },
        }),
    ];
}
/** What is typed into the form, and who it offers. */
export function readPartnerModal(view) {
    const { blocks } = view;
    const values = wholeStateOf(view);
    const question = Object.keys(values).find((key) => key.startsWith(ANOTHER_COMPANY)) ?? ANOTHER_COMPANY;
    const offered = offeredIn(blocks);
    const lines = offered.map(({ userId }) => [userId, valueOf(values, lineKey(userId))]);
    return {
        offered,
        isCut: blocks.some(({ block_id: id }) => id === CUT),
        typed: {
            name: valueOf(values, 'name'),
            does: valueOf(values, 'does'),
            channel: valueOf(values, 'channel'),
            people: valuesOf(values, 'people'),
            lines: Object.fromEntries(lines.flatMap(([userId, line]) => (line === null ? [] : [[userId, line]]))),
            contacts: valueOf(values, 'contacts'),
            alliances_owner: valueOf(values, 'alliances_owner'),
            zone: valueOf(values, 'zone'),
            contact_alone: isTicked(values, CONTACT_ALONE, 'yes'),
            author_certifies: isTicked(values, AUTHOR_CERTIFIES, 'yes'),
            another_company: valuesOf(values, question)[0] ?? null,
            ...readTelling(values),
        },
    };
}
/** Who a form that came back offers: its own options, so that it can be drawn again without asking Slack. */
function offeredIn(blocks) {
    return blocks.flatMap((block) => {
        if (!('element' in block) || block.element?.type !== 'multi_static_select')
            return [];
        return (block.element.options ?? []).map(({ text, value, description }) => ({
            userId: value ?? '',
            name: text.text,
            role: description?.text ?? '',
        }));
    });
}
function partnerField(key, label, hint, element) {
    return field({ key, label, hint, element });
}
