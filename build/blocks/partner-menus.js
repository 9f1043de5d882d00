import { ACTION, FIELD, MENU } from './ids.js';
import { option, plain } from './kit.js';
/**
 * Menus in which a partner, or who acts for it, is looked up while somebody types: a registry holds more than a list can show. In whatever
 * form they stand, their fields are called as in `MENU`: by that their options are asked for.
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select
 */
/** For a field with the key `MENU.partner`. */
export function partnerSelect(chosen, placeholder = 'Type what the partner is called') {
    return menu(placeholder, chosen && partnerOption(chosen));
}
/** For a field with the key `MENU.contact` whose element is called `contactsOf(partner)`. `chosen` is the contact's id. */
export function contactSelect(partner, chosen = null) {
    const contact = partner?.contacts.find(({ id }) => id === chosen) ?? null;
    return menu('Type their name', contact && contactOption(contact));
}
/**
 * The name of the element that offers this partner's contacts; null: those of all. Slack does not say what is chosen in the rest of the form when
 * it asks for options (https://github.com/slackapi/bolt-js/issues/1146), and under another name it forgets what was chosen of another partner.
 */
export function contactsOf(partner) {
    return partner ? `${FIELD}:${partner.id}` : FIELD;
}
/** Whose contacts the element of this name offers, as the partner's id; null: those of all. */
export function partnerIn(element) {
    const [, id = ''] = element.split(':');
    return id === '' ? null : id;
}
export const partnerOptions = (found) => found.map(partnerOption);
/** Of one partner: with what they do there. */
export const contactOptions = (found) => found.map(contactOption);
/** Of all partners: with whom they act for. */
export const contactOptionsOfAll = (found) => found.map(({ id, name, role, partner }) => option(name, id, `${partner} · ${role}`));
/** The registry in more than a page: above it, any of it can be found. */
export function partnerSearch(count) {
    const accessory = { ...menu('Type what it is called'), action_id: ACTION.findPartner };
    const words = plain(`Find one of all ${count.toLocaleString('en')} partners`);
    return { type: 'section', block_id: MENU.findPartner, text: words, accessory };
}
const partnerOption = ({ name, id }) => option(name, id);
const contactOption = ({ name, id, role }) => option(name, id, role);
/** Asked also while nothing is typed: then those used last are there. */
function menu(placeholder, chosen = null) {
    return {
        type: 'external_select',
        placeholder: plain(placeholder, 150),
        min_query_length: 0,
        ...(chosen ? { initial_option: chosen } : {}),
    };
}
