import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView, PlainTextInput, PlainTextOption } from '@slack/web-api';
import type { Account } from '../../core/directory/account.ts';
import { fieldOf, type Packet, PACKET_KEYS, type PacketKey } from '../../core/packet/packet.ts';
import {
  type AccountInForm,
  FILLED_KEYS,
  type FilledKey,
  NOT_IN_DIRECTORY,
} from '../../core/packet/directory-filling.ts';
import { FORM_PARTS, type Input } from '../../core/packet/packet-field.ts';
import type { Typed } from '../../core/packet/packet-draft.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { PacketInput } from '../../core/packet/read-packet.ts';
import { ACCOUNT_MENU, accountElement, accountNameIn } from '../directory/account-menu.ts';
import { type FormState, isTicked, valueOf, wholeStateOf } from '../kit/form-values.ts';
import { ACTION, FIELD, MENU } from '../ids.ts';
import { field, header, option } from '../kit/kit.ts';
import { redrawn } from '../kit/notice.ts';
import { contactSelect, contactsOf, partnerSelect } from '../partner/partner-menus.ts';

/** The inputs of a packet's fields, drawn from their declaration, in whatever form they stand; and their reader. */

const YES = 'yes';

/** What the inputs are filled with. */
export type Filling = {
  /** That of the packet; null while none is chosen. */
  partner: Partner | null;
  packet: Partial<Packet> | Typed;
  /** The id of the contact who is chosen, where the packet holds their name. */
  contact?: string | null;
  /** Whether the bot hears of each field while it is filled in. */
  isHeard?: boolean;
  /** Left out where the account is no more than its name. */
  directory?: AccountInForm;
};

/** The inputs of these fields under the titles of their parts. */
export function packetFields(filling: Filling, keys: readonly PacketKey[]): KnownBlock[] {
  return Object.entries(FORM_PARTS).flatMap(([part, title]) => {
    const own = keys.filter((key) => fieldOf(key).part === part);
    return own.length === 0 ? [] : [header(title), ...packetInputs(filling, own)];
  });
}

/** The same without titles. */
export function packetInputs(filling: Filling, keys: readonly PacketKey[]): InputBlock[] {
  return keys.map((key) => inputOf(key, filling));
}

/**
 * The form as it is, with the contacts of the chosen partner alone. Whatever else was typed stays; a contact of another partner does not.
 * https://docs.slack.dev/surfaces/modals
 */
export function withContactsOf(view: ViewOutput, partner: Partner): ModalView {
  const contact = valueOf(wholeStateOf(view), MENU.contact);
  const contacts = inputOf(MENU.contact, { partner, packet: {}, contact });
  return redrawn(
    view,
    view.blocks.map((block) => (block.block_id === MENU.contact ? contacts : block)),
  );
}

/** The values of a form, not checked yet; null for what it does not ask. */
export function readPacketFields(state: FormState): PacketInput {
  // Object.fromEntries loses the types of the keys.
  return Object.fromEntries(PACKET_KEYS.map((key) => [key, valueIn(state, key)])) as PacketInput;
}

/** The same of what the form asks, and nothing of what it does not. */
export function readAskedFields(state: FormState): Partial<PacketInput> {
  const asked = PACKET_KEYS.filter((key) => Object.hasOwn(state, key));
  return Object.fromEntries(asked.map((key) => [key, valueIn(state, key)]));
}

function valueIn(state: FormState, key: PacketKey): unknown {
  const { input } = fieldOf(key);
  if (input.as === 'tick') return isTicked(state, key, YES);
  if (input.as === 'account') return accountNameIn(state);
  const value = valueOf(state, key);
  return input.as === 'number' && value !== null ? Number(value) : value;
}

function inputOf(key: PacketKey, filling: Filling): InputBlock {
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
function calledIn(key: PacketKey, { as }: Input, filling: Filling): { action?: string; isHeard?: boolean } {
  const { partner, isHeard = false, directory = NOT_IN_DIRECTORY } = filling;
  if (as === 'account' && directory.isMenu) return { action: ACCOUNT_MENU, isHeard };
  if (FILLED_KEYS.includes(key as FilledKey) && directory.known) return { action: filledFor(directory.known), isHeard };
  if (isHeard) return { action: as === 'contact' ? contactsHeard(filling) : FIELD, isHeard };
  if (as === 'partner') return { action: ACTION.choosePartner, isHeard: true };
  return as === 'contact' ? { action: contactsOf(partner) } : {};
}

/** With a partner in mind who is chosen can come from somewhere else than this menu, and then stands in it as well. */
function contactsHeard({ partner, packet: { partner: inMind, partner_contact: chosen } }: Filling): string {
  if (!inMind) return FIELD;
  return typeof chosen === 'string' ? `${contactsOf(partner)}:${chosen}` : contactsOf(partner);
}

/** Slack keeps what stands in a field as long as its name stays: for another account it has another one, and shows what the draft holds. */
const filledFor = ({ id }: Account): string => `${FIELD}:${id}`;

function elementOf(input: Input, value: Typed[PacketKey] | null, filling: Filling): InputBlock['element'] {
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
      return { type: 'checkboxes', options, ...(value === true ? { initial_options: options } : {}) };
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
      return input satisfies never;
  }
}

function lineToWriteOn(
  { max, isLong = false }: { max: number; isLong?: boolean },
  text: string | undefined,
  filling: Filling,
): PlainTextInput {
  return {
    type: 'plain_text_input',
    multiline: isLong,
    max_length: max,
    ...(text ? { initial_value: text } : {}),
    ...heard(filling),
  };
}

/** Slack tells of each pause in typing. https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
function heard({ isHeard = false }: Filling) {
  return isHeard ? { dispatch_action_config: { trigger_actions_on: ['on_character_entered' as const] } } : {};
}

/** A packet names its contact; a draft holds their id. */
function contactNamed({ partner, packet }: Filling): string | null {
  const { partner_contact: chosen } = packet;
  return partner?.contacts.find(({ id, name }) => id === chosen || name === chosen)?.id ?? null;
}

/** Slack refuses an initial option that is not exactly one of the options. */
function initial(options: PlainTextOption[], value: string | undefined): { initial_option?: PlainTextOption } {
  const chosen = options.find((candidate) => candidate.value === value);
  return chosen ? { initial_option: chosen } : {};
}
