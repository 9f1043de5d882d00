import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/web-api';
import {
  LABELS,
  MAX_LENGTH,
  PACKET_KEYS,
  type Packet,
  type PacketInput,
  type PacketKey,
  WARMTHS,
} from '../core/packet.ts';
import type { Partner } from '../core/partner.ts';
import { type FormState, isTicked, valueOf } from './form-values.ts';
import { VIEW } from './ids.ts';
import { context, field, header, modal, notice, option, plain, section } from './kit.ts';

/** The form in which a packet is built, and its reader. A field's key is its block_id. */

/** What each field looks like when it is strong. */
const HINTS: Partial<Record<PacketKey, string>> = {
  account: 'The customer by name, as it stands in the CRM.',
  why_account: 'Strong: it is on the account executive’s priority list, or one sentence says why they should care.',
  opportunity: 'CRM id or link and its stage. Leave it empty when there is none yet.',
  opportunity_created_on:
    'Only with an opportunity. Together with the partner’s touch it decides the credit: sourced or influenced.',
  partner_touch_on: 'The day the partner first brought this to us, or moved it.',
  partner_contact: 'The specific person acting. A logo is not a contact.',
  partner_contact_role: 'Leave it empty to take it from the registry.',
  why_partner: 'One fact: prior delivery, installed footprint, or a trusted relationship with this account.',
  customer_trigger: 'Strong: in the buyer’s own words, with who said it and when.',
  joint_value: 'What we do, what the partner does, and why together is better for this problem.',
  warm_path: 'A named person on each side, how they know each other, and how the introduction happens.',
  seller_move: 'One action, doable this week. The partner reads it when the account executive accepts.',
  partner_move: 'What the partner has already agreed to do. The partner reads it.',
  conflict_note: 'Registered resellers, competing partners, compensation, credit; who checked and when. Stays inside.',
  evidence: 'Links that the account executive can open: meeting note, thread, case study. One a line. Stays inside.',
  ae: 'One named person: an active full member of this workspace.',
  window_days: 'Business days in the account executive’s own calendar: their hours, holidays and days off.',
  questions_to: 'Who answers questions about this packet.',
};

const YES = 'yes';
const TICK_BOXES: Partial<Record<PacketKey, string>> = {
  partner_agreed: 'The partner agreed to this in writing',
  conflict_checked: 'Somebody has checked for registered and competing partners',
};
const LONG: PacketKey[] = ['customer_trigger', 'joint_value', 'warm_path', 'conflict_note', 'evidence'];
const OPTIONAL: PacketKey[] = ['opportunity', 'opportunity_created_on', 'partner_contact_role'];

/** The inputs of the eleven fields, in their order, in parts that can be filled one at a time. */
const PARTS: { title: string; keys: PacketKey[] }[] = [
  {
    title: 'Account and opportunity',
    keys: ['account', 'why_account', 'opportunity', 'opportunity_created_on', 'partner_touch_on'],
  },
  { title: 'Partner and contact', keys: ['partner', 'partner_contact', 'partner_contact_role'] },
  { title: 'Why they fit', keys: ['why_partner', 'customer_trigger', 'joint_value'] },
  { title: 'How it starts', keys: ['warm_path', 'warmth', 'seller_move', 'seller_move_by'] },
  { title: 'What the partner does', keys: ['partner_move', 'partner_move_by', 'partner_agreed'] },
  { title: 'Risk and evidence', keys: ['conflict_note', 'conflict_checked', 'evidence'] },
  { title: 'Owner and due date', keys: ['ae', 'window_days', 'questions_to'] },
];

export type HandoffForm = {
  partners: Partner[];
  author: string;
  /** Business days that a new packet suggests. */
  usualWindow?: number;
  /** The handoff whose packet is to be mended, and what it held. */
  previous: { id: string; packet: Packet; why: string } | null;
};

/** The form, empty or filled with the packet to be mended. Needs at least one partner. */
export function handoffModal({ partners, author, usualWindow = 3, previous }: HandoffForm): ModalView {
  const held = previous?.packet ?? null;
  const inputs = PARTS.flatMap(({ title, keys }): KnownBlock[] => [
    header(title),
    ...keys.map((key) => inputOf(key, elementOf(key, { partners, author, usualWindow, held }))),
  ]);
  const opening = previous
    ? section(`*Why it came back:* ${previous.why}`)
    : context(
        'A packet is complete when somebody who has never met the partner can act on it within a day. `/handoff example` shows one.',
      );
  return modal({
    view: VIEW.send,
    title: previous ? 'Mend the handoff' : 'Hand off a deal',
    submit: 'Send',
    id: previous?.id ?? '',
    blocks: [opening, ...inputs],
  });
}

/** What is shown in place of the form while the registry is empty. */
export function noPartnersModal(): ModalView {
  return notice('Hand off a deal', [
    section('No partner is registered yet, so there is nobody to hand off for.'),
    section(
      '*What to do:* ask a workspace administrator to run `/handoff partners` and register the first one. It takes a minute.',
    ),
  ]);
}

/** What the form held, unchecked. */
export function readHandoffModal(state: FormState): PacketInput {
  const read = (key: PacketKey): unknown => {
    if (TICK_BOXES[key]) return isTicked(state, key, YES);
    const value = valueOf(state, key);
    return key === 'window_days' && value !== null ? Number(value) : value;
  };
  return Object.fromEntries(PACKET_KEYS.map((key) => [key, read(key)])) as PacketInput;
}

function inputOf(key: PacketKey, element: InputBlock['element']): InputBlock {
  const hint = HINTS[key];
  return field({ key, label: LABELS[key], element, optional: OPTIONAL.includes(key), ...(hint ? { hint } : {}) });
}

type Held = { partners: Partner[]; author: string; usualWindow: number; held: Packet | null };

function elementOf(key: PacketKey, { partners, author, usualWindow, held }: Held): InputBlock['element'] {
  switch (key) {
    case 'opportunity_created_on':
    case 'partner_touch_on':
    case 'seller_move_by':
    case 'partner_move_by':
      return dayPicker(held?.[key] ?? null);
    case 'partner':
      return partnerSelect(partners, held);
    case 'partner_contact':
      return contactSelect(partners, held);
    case 'warmth':
      return warmthSelect(held);
    case 'partner_agreed':
    case 'conflict_checked':
      return tickBox(TICK_BOXES[key] ?? '');
    case 'ae':
      return { type: 'users_select', ...(held ? { initial_user: held.ae } : {}) };
    case 'questions_to':
      return { type: 'users_select', initial_user: held?.questions_to ?? author };
    case 'window_days':
      return daysInput(held?.window_days ?? usualWindow);
    default:
      return textInput(key, held?.[key] ?? null);
  }
}

function textInput(key: keyof typeof MAX_LENGTH, held: string | null): InputBlock['element'] {
  return {
    type: 'plain_text_input',
    multiline: LONG.includes(key),
    max_length: MAX_LENGTH[key],
    ...(held ? { initial_value: held } : {}),
  };
}

function dayPicker(held: string | null): InputBlock['element'] {
  return { type: 'datepicker', ...(held ? { initial_date: held } : {}) };
}

function daysInput(held: number): InputBlock['element'] {
  return {
    type: 'number_input',
    is_decimal_allowed: false,
    min_value: '1',
    max_value: '10',
    initial_value: String(held),
  };
}

function tickBox(text: string): InputBlock['element'] {
  return { type: 'checkboxes', options: [option(text, YES)] };
}

function warmthSelect(held: Packet | null): InputBlock['element'] {
  const options = Object.entries(WARMTHS).map(([value, text]) => option(text, value));
  return { type: 'static_select', options, ...initial(options, held?.warmth) };
}

function partnerSelect(partners: Partner[], held: Packet | null): InputBlock['element'] {
  const options = partners.map((partner) => option(partner.name, partner.id));
  return {
    type: 'static_select',
    options,
    placeholder: plain('Choose a registered partner', 150),
    ...initial(options, held?.partner),
  };
}

function contactSelect(partners: Partner[], held: Packet | null): InputBlock['element'] {
  const groups = partners.map((partner) => ({
    label: plain(partner.name, 75),
    options: partner.contacts.map((contact) => option(contact.name, contact.id, contact.role)),
  }));
  const partner = partners.find(({ id }) => id === held?.partner);
  const contact = partner?.contacts.find(({ name }) => name === held?.partner_contact);
  return {
    type: 'static_select',
    option_groups: groups,
    ...initial(
      groups.flatMap(({ options }) => options),
      contact?.id,
    ),
  };
}

/** Slack refuses an initial option that is not exactly one of the options. */
function initial(options: PlainTextOption[], value: string | undefined): { initial_option?: PlainTextOption } {
  const chosen = options.find((candidate) => candidate.value === value);
  return chosen ? { initial_option: chosen } : {};
}
