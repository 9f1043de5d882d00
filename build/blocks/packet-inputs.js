import { fieldOf, PACKET_KEYS } from '../core/packet.js';
import { FILLED_KEYS, NOT_IN_DIRECTORY } from '../core/directory-filling.js';
import { FORM_PARTS } from '../core/packet-field.js';
import { ACCOUNT_MENU, accountElement, accountNameIn } from './account-menu.js';
import { isTicked, valueOf, wholeStateOf } from './form-values.js';
import { ACTION, FIELD, MENU } from './ids.js';
import { field, header, option } from './kit.js';
import { redrawn } from './notice.js';
import { contactSelect, contactsOf, partnerSelect } from './partner-menus.js';
/** The inputs of a packet's fields, drawn from their declaration, in whatever form they stand; and their reader. */
const YES = 'yes';
/** The inputs of these fields under the titles of their parts. */
export function packetFields(filling, keys) {
    return Object.entries(FORM_PARTS).flatMap(([part, title]) => {
        const own = keys.filter((key) => fieldOf(key).part === part);
        return own.length === 0 ? [] : [header(title), ...packetInputs(filling, own)];
    });
}
/** The same without titles. */
export function packetInputs(filling, keys) {
    return keys.map((key) => inputOf(key, filling));
}
/**
 * The form as it is, with the contacts of the chosen partner alone. Whatever else was typed stays; a contact of another partner does not.
 * https://docs.slack.dev/surfaces/modals
 */
export function withContactsOf(view, partner) {
    const contact = valueOf(wholeStateOf(view), MENU.contact);
    const contacts = inputOf(MENU.contact, { partner, packet: {}, contact });
    return redrawn(view, view.blocks.map((block) => (block.block_id === MENU.contact ? contacts : block)));
}
/** The values of a form, not checked yet; null for what it does not ask. */
export function readPacketFields(state) {
    // Object.fromEntries loses the types of the keys.
    return Object.fromEntries(PACKET_KEYS.map((key) => [key, valueIn(state, key)]));
}
/** The same of what the form asks, and nothing of what it does not. */
export function readAskedFields(state) {
    const asked = PACKET_KEYS.filter((key) => Object.hasOwn(state, key));
    return Object.fromEntries(asked.map((key) => [key, valueIn(state, key)]));
}
function valueIn(state, key) {
    const { input } = fieldOf(key);
    if (input.as === 'tick')
        return isTicked(state, key, YES);
    if (input.as === 'account')
        return accountNameIn(state);
    const value = valueOf(state, key);
    return input.as === 'number' && value !== null ? Number(value) : value;
}
function inputOf(key, filling) {
    const { label, hint, isOptional = false, input } = fieldOf(key);
    const element = elementOf(input, filling.packet[key] ?? null, filling);
    return field({
        key,
        label,
        element,
        optional: isOptional,
        ...(hint ? { hint } : {}),
        ...calledIn(key, input, filling),
    });
}
/** Where a partner is chosen, the contacts follow it; elsewhere the partner follows from the contact, unless one was in mind before. */
function calledIn(key, { as }, filling) {
    const { partner, isHeard = false, directory = NOT_IN_DIRECTORY } = filling;
    if (as === 'account' && directory.isMenu)
        return { action: ACCOUNT_MENU, isHeard };
    if (FILLED_KEYS.includes(key) && directory.known)
        return { action: filledFor(directory.known), isHeard };
    if (isHeard)
        return { action: as === 'contact' ? contactsHeard(filling) : FIELD, isHeard };
    if (as === 'partner')
        return { action: ACTION.choosePartner, isHeard: true };
    return as === 'contact' ? { action: contactsOf(partner) } : {};
}
/** With a partner in mind who is chosen can come from somewhere else than this menu, and then stands in it as well. */
function contactsHeard({ partner, packet: { partner: inMind, partner_contact: chosen } }) {
    if (!inMind)
        return FIELD;
    return typeof chosen === 'string' ? `${contactsOf(partner)}:${chosen}` : contactsOf(partner);
}
/** Slack keeps what stands in a field as long as its name stays: for another account it has another one, and shows what the draft holds. */
const filledFor = ({ id }) => `${FIELD}:${id}`;
function elementOf(input, value, filling) {
    const text = value === null || value === undefined ? undefined : String(value);
    switch (input.as) {
        case 'text':
            return lineToWriteOn(input, text, filling);
        case 'account':
            return accountElement(filling.directory ?? NOT_IN_DIRECTORY, text, lineToWriteOn(input, text, filling));
        case 'day':
            return { type: 'datepicker', ...(text ? { initial_date: text } : {}) };
        case 'person':
            return { type: 'users_select', ...(text ? { initial_user: text } : {}) };
        case 'number':
            return {
                type: 'number_input',
                is_decimal_allowed: false,
                min_value: String(input.from),
                max_value: String(input.to),
                ...(text ? { initial_value: text } : {}),
                ...heard(filling),
            };
        case 'tick': {
            const options = [option(input.words, YES)];
            const isTickedNow = filling.isTicked ?? value === true;
            return { type: 'checkboxes', options, ...(isTickedNow ? { initial_options: options } : {}) };
        }
        case 'choice': {
            const options = Object.entries(input.options).map(([choice, shown]) => option(shown, choice));
            return { type: 'static_select', options, ...initial(options, text) };
        }
        case 'partner':
            return partnerSelect(filling.partner);
        case 'contact':
            return contactSelect(filling.partner, filling.contact ?? contactNamed(filling));
        default:
            return input;
    }
}
function lineToWriteOn({ max, isLong = false }, text, filling) {
    return {
        type: 'plain_text_input',
        multiline: isLong,
        max_length: max,
        ...(text ? { initial_value: text } : {}),
        ...heard(filling),
    };
}
/** Slack tells of each pause in typing. https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
function heard({ isHeard = false }) {
    return isHeard ? { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } } : {};
}
/** A packet names its contact; a draft holds their id. */
function contactNamed({ partner, packet }) {
    const { partner_contact: chosen } = packet;
    return partner?.contacts.find(({ id, name }) => id === chosen || name === chosen)?.id ?? null;
}
/** Slack refuses an initial option that is not exactly one of the options. */
function initial(options, value) {
    const chosen = options.find((candidate) => candidate.value === value);
    return chosen ? { initial_option: chosen } : {};
}
