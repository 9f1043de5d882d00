import { z } from 'zod';
import { saysSomething, tidy } from './text.ts';

/**
 * The packet: what an account executive needs to act on a partner's deal without a clarifying call. Each field is declared here,
 * once: its rule and its error, its words, its place in the form and on the account executive's card, and whether the partner may
 * read it. The form and the card are drawn from these lines, and a key is the block_id of its input, the column of its row and the
 * header of its export.
 */

/** How well the people of the warm path know each other. */
export const WARMTHS = {
  strong: 'Strong: they spoke this month',
  warm: 'Warm: they know each other',
  cold: 'Cold: a name only',
} as const;
export type Warmth = keyof typeof WARMTHS;

/** The parts of the form, in their order: it can be filled one part at a time. */
export const FORM_PARTS = {
  account: 'Account and opportunity',
  partner: 'Partner and contact',
  fit: 'Why they fit',
  start: 'How it starts',
  partner_move: 'What the partner does',
  risk: 'Risk and evidence',
  owner: 'Owner and due date',
} as const;

/** The lines of the account executive's card, in their order: first what is asked, then why, who, what is promised and what proves it. */
export const CARD_LINES = {
  ask: { seller_move: 'Your move', seller_move_by: 'Do it by' },
  packet: {
    why_account: 'Why this account',
    customer_trigger: 'Customer trigger',
    why_partner: 'Why this partner matters',
    contact: 'Partner and contact',
    joint_value: 'Joint value proposition',
    warm_path: 'Warm path',
    partner_move: 'Partner next move',
    opportunity: 'Opportunity',
    evidence: 'Evidence',
    conflict: 'Risk and channel conflict',
    questions: 'Questions go to',
  },
} as const;
export type CardLine = keyof typeof CARD_LINES.ask | keyof typeof CARD_LINES.packet;

/** How a field is filled in. */
export type Input =
  | { as: 'text'; max: number; isLong: boolean }
  | { as: 'day' | 'partner' | 'contact' | 'person' }
  | { as: 'choice'; options: Record<string, string> }
  | { as: 'number'; from: number; to: number }
  /** A box, with the words beside it. */
  | { as: 'tick'; words: string };

/**
 * Where the account executive's card shows a field. On a line several fields stand one after the other, in the order in which they are
 * declared; `before` and `after` are said only with the value, `none` in its place.
 */
export type CardPlace =
  /** In the card's title. */
  | 'title'
  /** As the moment to answer by, which follows from it. */
  | 'deadline'
  /** The card is theirs. */
  | 'reader'
  | {
      line: CardLine;
      as: 'words' | 'links' | 'day' | 'person' | 'partner' | 'choice' | 'tick';
      before?: string;
      after?: string;
      none?: string;
      /** In brackets behind the line's name. */
      isInName?: true;
      /** Behind all others, whatever the order of the form. */
      isLast?: true;
    };

type Field = {
  /** What it must hold, with the error that is shown beside it. */
  rule: z.ZodType;
  input: Input;
  label: string;
  /** What it looks like when it is strong. */
  hint?: string;
  isOptional?: true;
  part: keyof typeof FORM_PARTS;
  card: CardPlace;
  /** From when on the partner may read it. */
  partnerReads: 'never' | 'from_the_start' | 'once_accepted';
};

const LINE = 150;
const SENTENCE = 300;
const PARAGRAPH = 600;

/** Words of at most `max` UTF-16 units; together they stay far below what one Slack message holds. */
const words = <Max extends number>(max: Max, missing: string) => ({
  rule: z
    .string({ error: missing })
    .overwrite(tidy)
    .refine(saysSomething, missing)
    .max(max, `Keep it to ${max} characters.`),
  input: { as: 'text' as const, max, isLong: max >= PARAGRAPH },
});

const optionalWords = <Max extends number>(max: Max) => ({
  rule: z
    .string()
    .nullable()
    // A dash alone is how people write "none".
    .transform((text) => (saysSomething(text ?? '') ? tidy(text ?? '') : null))
    .refine((text) => text === null || text.length <= max, `Keep it to ${max} characters.`),
  input: { as: 'text' as const, max, isLong: max >= PARAGRAPH },
});

const day = (missing: string) => ({ rule: z.iso.date({ error: missing }), input: { as: 'day' as const } });

const person = (missing: string) => ({
  rule: z.string({ error: missing }).regex(/^[UW][A-Z0-9]+$/, missing),
  input: { as: 'person' as const },
});

const tick = (text: string, missing: string) => ({
  rule: z.literal(true, missing),
  input: { as: 'tick' as const, words: text },
});

/** In the order of the form. */
export const FIELDS = {
  account: {
    ...words(LINE, 'Name the account, for example "Fabrikam Logistics".'),
    label: 'Account',
    hint: 'The customer by name, as it stands in the CRM.',
    part: 'account',
    card: 'title',
    partnerReads: 'from_the_start',
  },
  why_account: {
    ...words(SENTENCE, 'Say in one sentence why the account executive should care.'),
    label: 'Why this account',
    hint: 'Strong: it is on the account executive’s priority list, or one sentence says why they should care.',
    part: 'account',
    card: { line: 'why_account', as: 'words' },
    partnerReads: 'never',
  },
  opportunity: {
    ...optionalWords(SENTENCE),
    label: 'Opportunity',
    hint: 'CRM id or link and its stage. Leave it empty when there is none yet.',
    isOptional: true,
    part: 'account',
    card: { line: 'opportunity', as: 'links', none: 'None yet' },
    partnerReads: 'never',
  },
  opportunity_created_on: {
    rule: z.iso.date({ error: 'Choose the day the opportunity was created.' }).nullable(),
    input: { as: 'day' },
    label: 'Opportunity created on',
    hint: 'Only with an opportunity. Together with the partner’s touch it decides the credit: sourced or influenced.',
    isOptional: true,
    part: 'account',
    card: { line: 'opportunity', as: 'day', before: ', created ' },
    partnerReads: 'never',
  },
  partner_touch_on: {
    ...day('Choose the day of the partner’s touch.'),
    label: 'Partner’s touch',
    hint: 'The day the partner first brought this to us, or moved it.',
    part: 'account',
    card: { line: 'opportunity', as: 'day', before: '. Partner’s touch ', after: '.' },
    partnerReads: 'never',
  },
  partner: {
    rule: z.string({ error: 'Choose the partner.' }).min(1, 'Choose the partner.'),
    input: { as: 'partner' },
    label: 'Partner',
    part: 'partner',
    card: { line: 'contact', as: 'partner', before: ', ', isLast: true },
    partnerReads: 'from_the_start',
  },
  partner_contact: {
    ...words(LINE, 'Choose the person who acts for the partner.'),
    input: { as: 'contact' },
    label: 'Partner contact',
    hint: 'The specific person acting. A logo is not a contact.',
    part: 'partner',
    card: { line: 'contact', as: 'words' },
    partnerReads: 'from_the_start',
  },
  partner_contact_role: {
    ...words(LINE, 'Say what role this person has, for example "Practice lead".'),
    label: 'Contact’s role',
    hint: 'Leave it empty to take it from the registry.',
    isOptional: true,
    part: 'partner',
    card: { line: 'contact', as: 'words', before: ', ' },
    partnerReads: 'never',
  },
  why_partner: {
    ...words(SENTENCE, 'Give one fact: prior delivery, installed footprint, or a trusted relationship.'),
    label: 'Why this partner matters',
    hint: 'One fact: prior delivery, installed footprint, or a trusted relationship with this account.',
    part: 'fit',
    card: { line: 'why_partner', as: 'words' },
    partnerReads: 'never',
  },
  customer_trigger: {
    ...words(PARAGRAPH, 'Say what the customer said or did, in their words; who and when.'),
    label: 'Customer trigger',
    hint: 'Strong: in the buyer’s own words, with who said it and when.',
    part: 'fit',
    card: { line: 'customer_trigger', as: 'words' },
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
    hint: 'A named person on each side, how they know each other, and how the introduction happens.',
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
    hint: 'One action, doable this week. The partner reads it when the account executive accepts.',
    part: 'start',
    card: { line: 'seller_move', as: 'words' },
    partnerReads: 'once_accepted',
  },
  seller_move_by: {
    ...day('Choose the day by which it can be done.'),
    label: 'Seller next move by',
    part: 'start',
    card: { line: 'seller_move_by', as: 'day' },
    partnerReads: 'once_accepted',
  },
  partner_move: {
    ...words(SENTENCE, 'Name what the partner has agreed to do.'),
    label: 'Partner next move',
    hint: 'What the partner has already agreed to do. The partner reads it.',
    part: 'partner_move',
    card: { line: 'partner_move', as: 'words' },
    partnerReads: 'from_the_start',
  },
  partner_move_by: {
    ...day('Choose the day the partner agreed to.'),
    label: 'Partner next move by',
    part: 'partner_move',
    card: { line: 'partner_move', as: 'day', before: ' (by ' },
    partnerReads: 'from_the_start',
  },
  partner_agreed: {
    ...tick(
      'The partner agreed to this in writing',
      'Hand off once the partner has agreed in writing; until then keep building.',
    ),
    label: 'Partner’s agreement',
    part: 'partner_move',
    card: { line: 'partner_move', as: 'tick', before: ', agreed in writing)' },
    partnerReads: 'never',
  },
  conflict_note: {
    ...words(PARAGRAPH, 'Say who checked and when, what they found, and how the partner is credited.'),
    label: 'Risk and channel conflict',
    hint: 'Registered resellers, competing partners, compensation, credit; who checked and when. Stays inside.',
    part: 'risk',
    card: { line: 'conflict', as: 'words' },
    partnerReads: 'never',
  },
  conflict_checked: {
    ...tick(
      'Somebody has checked for registered and competing partners',
      'Hand off once somebody has checked for registered and competing partners.',
    ),
    label: 'Conflict check',
    part: 'risk',
    card: { line: 'conflict', as: 'tick', before: 'checked', isInName: true },
    partnerReads: 'never',
  },
  evidence: {
    ...words(2 * PARAGRAPH, 'Add at least one link that starts with https://.'),
    label: 'Evidence',
    hint: 'Links that the account executive can open: meeting note, thread, case study. One a line. Stays inside.',
    part: 'risk',
    card: { line: 'evidence', as: 'links' },
    partnerReads: 'never',
  },
  ae: {
    ...person('Choose the one account executive who is asked.'),
    label: 'Account executive',
    hint: 'One named person: an active full member of this workspace.',
    part: 'owner',
    card: 'reader',
    partnerReads: 'once_accepted',
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
    card: 'deadline',
    partnerReads: 'never',
  },
  questions_to: {
    ...person('Choose the person who answers questions.'),
    label: 'Questions go to',
    hint: 'Who answers questions about this packet.',
    part: 'owner',
    card: { line: 'questions', as: 'person' },
    partnerReads: 'never',
  },
} as const satisfies Record<string, Field>;

type Declared = typeof FIELDS;
export type PacketKey = keyof Declared;
// Object.keys and Object.fromEntries forget which keys they were given.
export const PACKET_KEYS = Object.keys(FIELDS) as PacketKey[];

export const packetSchema = z.object(
  Object.fromEntries(PACKET_KEYS.map((key) => [key, FIELDS[key].rule])) as {
    [Key in PacketKey]: Declared[Key]['rule'];
  },
);
export type Packet = z.infer<typeof packetSchema>;

/** What is declared of a field, as one type for all. */
export function fieldOf(key: PacketKey): Field {
  return FIELDS[key];
}

/** The fields that are typed. */
export type TextKey = { [Key in PacketKey]: Declared[Key]['input'] extends { as: 'text' } ? Key : never }[PacketKey];

type ReadBy<When extends Field['partnerReads']> = {
  [Key in PacketKey]: Declared[Key]['partnerReads'] extends When ? Key : never;
}[PacketKey];

/** What a partner may read of a packet from the start; the rest only once it was accepted. */
export type PartnerPacket = Pick<Packet, ReadBy<'from_the_start'>>;
export type AcceptedPacket = Pick<Packet, ReadBy<'from_the_start' | 'once_accepted'>>;

/** The fields of a packet that the partner may read at that time, and no others. */
export function packetForPartner(packet: Packet, when: 'from_the_start'): PartnerPacket;
export function packetForPartner(packet: Packet, when: 'once_accepted'): AcceptedPacket;
export function packetForPartner(packet: Packet, when: 'from_the_start' | 'once_accepted'): Partial<Packet> {
  const readable = PACKET_KEYS.filter((key) => {
    const { partnerReads } = FIELDS[key];
    return partnerReads === 'from_the_start' || partnerReads === when;
  });
  return Object.fromEntries(readable.map((key) => [key, packet[key]]));
}
