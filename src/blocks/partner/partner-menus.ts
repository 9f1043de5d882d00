import type { ExternalSelect, KnownBlock, PlainTextOption } from '@slack/web-api';
import type { FoundContact, FoundPartner } from '../../core/directory/lookup.ts';
import type { Contact, Partner } from '../../core/partner/partner.ts';
import { ACTION, FIELD, MENU } from '../ids.ts';
import { option, plain } from '../kit/kit.ts';

/**
 * Menus in which a partner, or who acts for it, is looked up while somebody types: a registry holds more than a list can show. In whatever
 * form they stand, their fields are called as in `MENU`: by that their options are asked for.
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select
 */

/** For a field with the key `MENU.partner`. */
export function partnerSelect(
  chosen: FoundPartner | null,
  placeholder = 'Type what the partner is called',
): ExternalSelect {
  return menu(placeholder, chosen && partnerOption(chosen));
}

/** For a field with the key `MENU.contact` whose element is called `contactsOf(partner)`. `chosen` is the contact's id. */
export function contactSelect(partner: Partner | null, chosen: string | null = null): ExternalSelect {
  const contact = partner?.contacts.find(({ id }) => id === chosen) ?? null;
  return menu('Type their name', contact && contactOption(contact));
}

/**
 * The name of the element that offers this partner's contacts; null: those of all. Slack does not say what is chosen in the rest of the form when
 * it asks for options (https://github.com/slackapi/bolt-js/issues/1146), and under another name it forgets what was chosen of another partner.
 */
export function contactsOf(partner: Pick<Partner, 'id'> | null): string {
  return partner ? `${FIELD}:${partner.id}` : FIELD;
}

/** Whose contacts the element of this name offers, as the partner's id; null: those of all. */
export function partnerIn(element: string): string | null {
  const [, id = ''] = element.split(':');
  return id === '' ? null : id;
}

export const partnerOptions = (found: readonly FoundPartner[]): PlainTextOption[] => found.map(partnerOption);

/** Of one partner: with what they do there. */
export const contactOptions = (found: readonly FoundContact[]): PlainTextOption[] => found.map(contactOption);

/** Of all partners: with whom they act for. */
export const contactOptionsOfAll = (found: readonly FoundContact[]): PlainTextOption[] =>
  found.map(({ id, name, role, partner }) => option(name, id, `${partner} · ${role}`));

/** The registry in more than a page: above it, any of it can be found. */
export function partnerSearch(count: number): KnownBlock {
  const accessory = { ...menu('Type what it is called'), action_id: ACTION.findPartner };
  const words = plain(`Find one of all ${count.toLocaleString('en')} partners`);
  return { type: 'section', block_id: MENU.findPartner, text: words, accessory };
}

const partnerOption = ({ name, id }: FoundPartner): PlainTextOption => option(name, id);
const contactOption = ({ name, id, role }: Pick<Contact, 'id' | 'name' | 'role'>): PlainTextOption =>
  option(name, id, role);

/** Asked also while nothing is typed: then those used last are there. */
function menu(placeholder: string, chosen: PlainTextOption | null = null): ExternalSelect {
  return {
    type: 'external_select',
    placeholder: plain(placeholder, 150),
    min_query_length: 0,
    ...(chosen ? { initial_option: chosen } : {}),
  };
}
