import * as z from 'zod';
import { dayRule } from '../time/day-rule.ts';
import {
  accountRef,
  day,
  type Field,
  LINE,
  optionalWords,
  PARAGRAPH,
  person,
  SENTENCE,
  source,
  tickIfAny,
  type Warmth,
  WARMTHS,
  words,
  wordsIfAny,
} from './packet-field.ts';

/**
 * The packet: what an account executive needs to act on a partner's deal without a clarifying call. Each field is declared here,
 * once: its rule and its error, its words, its place in the form and on the account executive's card, and from when on the
 * partner may read it. The form and the card are drawn from these lines, and a key is the block_id of its input, the column of its row and its
 * header in any export.
 */

/** In the order of the form, whose reader chooses before they write. */
export const FIELDS = {
  account: {
    ...words(LINE, 'Name the account, for example "Fabrikam Logistics".'),
    input: { as: 'account', max: LINE },
    label: 'Account',
    hint: 'The customer by name, as it stands in the CRM.',
    part: 'deal',
    card: 'title',
    partnerReads: 'from_the_start',
  },
  account_ref: {
    ...accountRef('Write their website, for example fabrikam.com, or the id or link of their CRM record.'),
    label: 'Account’s website or CRM record',
    hint: 'With it a second handoff is found however the name is written. Stays inside.',
    isOptional: true,
    part: 'deal',
    group: 'touch',
    card: { line: 'why_account', as: 'links', before: ' (', after: ')', isLast: true },
    partnerReads: 'never',
  },
  partner: {
    rule: z.string({ error: 'Choose the partner.' }).min(1, 'Choose the partner.'),
    input: { as: 'partner' },
    label: 'Partner',
    part: 'deal',
    card: { line: 'contact', as: 'partner', before: ', ', isLast: true },
    partnerReads: 'from_the_start',
  },
  partner_contact: {
    ...words(LINE, 'Choose the person who acts for the partner.'),
    input: { as: 'contact' },
    label: 'Partner contact',
    hint: 'The person who acts for the partner. A logo is not a contact; their company and role follow.',
    part: 'deal',
    card: { line: 'contact', as: 'words' },
    partnerReads: 'from_the_start',
  },
  partner_contact_role: {
    ...words(LINE, 'Say what role this person has, for example "Practice lead".'),
    label: 'Contact’s role',
    hint: 'Leave it empty to take it from the registry.',
    isOptional: true,
    part: 'deal',
    group: 'rest',
    card: { line: 'contact', as: 'words', before: ', ' },
    partnerReads: 'never',
  },
  ae: {
    ...person('Choose the one account executive who is asked.'),
    label: 'Account executive',
    hint: 'One named person: an active full member of this workspace.',
    part: 'deal',
    card: 'reader',
    partnerReads: 'once_accepted',
  },
  why_account: {
    ...words(SENTENCE, 'Say in one sentence why the account executive should care.'),
    label: 'Why this account',
    hint: 'Why now: an event, a date, a quarter. “On your priority list; their warehouse contract ends in March.”',
    part: 'deal',
    card: { line: 'why_account', as: 'words' },
    partnerReads: 'never',
  },
  opportunity: {
    ...optionalWords(SENTENCE),
    label: 'Opportunity',
    hint: 'CRM id or link and its stage. Leave it empty when there is none yet.',
    isOptional: true,
    part: 'deal',
    group: 'touch',
    card: { line: 'opportunity', as: 'links', none: 'None yet' },
    partnerReads: 'never',
  },
  opportunity_created_on: {
    rule: dayRule('Choose the day the opportunity was created.').nullable(),
    input: { as: 'day' },
    label: 'Opportunity created on',
    hint: 'Only with an opportunity. Together with the partner’s touch it decides the credit: sourced or influenced.',
    isOptional: true,
    part: 'deal',
    group: 'touch',
    card: { line: 'opportunity', as: 'day', before: ', created ' },
    partnerReads: 'never',
  },
  opportunity_closed_on: {
    rule: dayRule('Choose the day the opportunity was closed.').nullable(),
    input: { as: 'day' },
    label: 'Opportunity closed on',
    hint: 'Only when it is won or lost already.',
    isOptional: true,
    part: 'deal',
    group: 'touch',
    card: { line: 'opportunity', as: 'day', before: ', closed ' },
    partnerReads: 'never',
  },
  partner_touch_on: {
    ...day('Choose the day of the partner’s touch.'),
    label: 'Partner’s touch',
    hint: 'The day the partner first brought this to us, or moved it.',
    part: 'deal',
    group: 'touch',
    card: { line: 'opportunity', as: 'day', before: '. Partner’s touch ', after: '.' },
    partnerReads: 'never',
  },
  partner_touch_source: {
    ...source(SENTENCE, 'Add the link under which the touch is seen: a mail, a Slack message, a CRM entry.'),
    label: 'Where the touch is seen',
    hint: 'A link to the mail, the Slack message or the CRM entry, so that anybody can check the day later. Stays inside.',
    part: 'deal',
    group: 'touch',
    card: { line: 'opportunity', as: 'links', before: ' Seen at ' },
    partnerReads: 'never',
  },
  customer_trigger: {
    ...words(PARAGRAPH, 'Say what the customer said or did, in their words; who and when.'),
    label: 'Customer trigger',
    hint: 'In the buyer’s words, with who and when: “Not another peak season on spreadsheets.” Jonas Weber, VP Operations, 12 Nov.',
    part: 'fit',
    card: { line: 'customer_trigger', as: 'words' },
    partnerReads: 'never',
  },
  why_partner: {
    ...words(SENTENCE, 'Give one fact: prior delivery, installed footprint, or a trusted relationship.'),
    label: 'Why this partner matters',
    hint: 'Prior wins first, and what the contact did here: “Runs the order system in nine of their twelve warehouses.”',
    part: 'fit',
    card: { line: 'why_partner', as: 'words' },
    partnerReads: 'never',
  },
  joint_value: {
    ...words(PARAGRAPH, 'Say what we do, what the partner does, and why together is better.'),
    label: 'Joint value proposition',
    hint: 'What we do, what the partner does, and why together is better for this problem.',
    part: 'fit',
    card: { line: 'joint_value', as: 'words' },
    partnerReads: 'never',
  },
  warm_path: {
    ...words(PARAGRAPH, 'Name a person on each side, and how the introduction happens.'),
    label: 'Warm path',
    hint: 'A person on each side, when they last spoke, and how the introduction happens: a mail, a call, a meeting.',
    part: 'start',
    card: { line: 'warm_path', as: 'words' },
    partnerReads: 'never',
  },
  warmth: {
    rule: z.enum(Object.keys(WARMTHS) as [Warmth, ...Warmth[]], 'Choose how warm the path is.'),
    input: { as: 'choice', options: WARMTHS },
    label: 'How warm',
    part: 'start',
    card: { line: 'warm_path', as: 'choice', isInName: true },
    partnerReads: 'never',
  },
  seller_move: {
    ...words(SENTENCE, 'Name the one action that you ask of the account executive.'),
    label: 'Seller next move',
    hint: 'One action, doable this week: “Join Lena’s call with Jonas.” The partner reads it when the account executive accepts.',
    part: 'start',
    card: { line: 'seller_move', as: 'words' },
    partnerReads: 'once_accepted',
  },
  seller_move_by: {
    ...day('Choose the day by which it can be done.'),
    label: 'Seller next move by',
    part: 'start',
    group: 'days',
    card: { line: 'seller_move_by', as: 'day' },
    partnerReads: 'once_accepted',
  },
  partner_move: {
    ...words(SENTENCE, 'Name what the partner has agreed to do.'),
    label: 'Partner next move',
    hint: 'What they do within two weeks, as agreed: an introduction, a workshop, a benchmark. The partner reads it.',
    part: 'start',
    card: { line: 'partner_move', as: 'words' },
    partnerReads: 'from_the_start',
  },
  partner_move_by: {
    ...day('Choose the day the partner agreed to.'),
    label: 'Partner next move by',
    part: 'start',
    group: 'days',
    card: { line: 'partner_move', as: 'day', before: ' (by ' },
    partnerReads: 'from_the_start',
  },
  partner_agreed: {
    ...tickIfAny('The partner agreed to this in writing'),
    label: 'Partner’s agreement',
    isOptional: true,
    part: 'start',
    card: { line: 'partner_move', as: 'tick', before: ', agreed in writing)', none: ', not agreed in writing)' },
    partnerReads: 'never',
  },
  evidence: {
    ...words(2 * PARAGRAPH, 'Add at least one link that starts with https://.'),
    label: 'Evidence',
    hint: 'Verifiable in five minutes: one link a line, with what it proves. “The contract’s end: https://…”. Stays inside.',
    part: 'proof',
    card: { line: 'evidence', as: 'links' },
    partnerReads: 'never',
  },
  conflict_note: {
    ...wordsIfAny(PARAGRAPH),
    label: 'Risk and channel conflict',
    hint: 'What you know of resellers, competing partners, compensation and credit. The alliances owner checks it. Stays inside.',
    isOptional: true,
    part: 'proof',
    group: 'rest',
    card: { line: 'conflict', as: 'words', none: 'Nothing noted' },
    partnerReads: 'never',
  },
  conflict_checked: {
    ...tickIfAny('I have checked for registered and competing partners'),
    label: 'Conflict check',
    hint: 'For partners whose check you may certify yourself: say above what you found. The card says so. Otherwise the alliances owner is asked.',
    isOptional: true,
    part: 'proof',
    group: 'rest',
    card: { line: 'conflict', as: 'tick', before: 'checked by its author', isInName: true },
    partnerReads: 'never',
  },
  window_days: {
    rule: z
      .int('Write a whole number of business days, 1 to 10.')
      .min(1, 'At least 1 business day.')
      .max(10, 'At most 10 business days.'),
    input: { as: 'number', from: 1, to: 10 },
    label: 'Response window (business days)',
    hint: 'Business days in the account executive’s own calendar: their hours, holidays and days off.',
    part: 'owner',
    group: 'days',
    card: 'deadline',
    partnerReads: 'never',
  },
  window_reason: {
    ...optionalWords(LINE),
    label: 'Why another window',
    hint: 'Only when it differs from the agreed window. The account executive reads it.',
    isOptional: true,
    part: 'owner',
    group: 'days',
    card: 'beside_deadline',
    partnerReads: 'never',
  },
  questions_to: {
    ...person('Choose the person who answers questions.'),
    label: 'Questions go to',
    hint: 'Who answers questions about this packet.',
    part: 'owner',
    group: 'rest',
    card: { line: 'questions', as: 'person' },
    partnerReads: 'never',
  },
} as const satisfies Record<string, Field>;

export type Declared = typeof FIELDS;
export type PacketKey = keyof Declared;
// Object.keys and Object.fromEntries lose the exact types of the keys.
export const PACKET_KEYS = Object.keys(FIELDS) as PacketKey[];

export const packetSchema = z.object(
  Object.fromEntries(PACKET_KEYS.map((key) => [key, FIELDS[key].rule])) as {
    [Key in PacketKey]: Declared[Key]['rule'];
  },
);
export type Packet = z.infer<typeof packetSchema>;

/** The declaration of a field, as one type for all fields. */
export function fieldOf(key: PacketKey): Field {
  return FIELDS[key];
}
