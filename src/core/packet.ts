import { z } from 'zod';
import { linksIn, saysSomething, tidy } from './text.ts';

/**
 * The packet: what an account executive needs to act on a partner's deal without a clarifying call. Declared once: a key
 * here is the block_id of its input, the column of its row and the header of its export.
 */

/** How well the people of the warm path know each other. */
export const WARMTHS = {
  strong: 'Strong: they spoke this month',
  warm: 'Warm: they know each other',
  cold: 'Cold: a name only',
};
export type Warmth = keyof typeof WARMTHS;

const words = (max: number, missing: string) =>
  z.string({ error: missing }).overwrite(tidy).refine(saysSomething, missing).max(max, `Keep it to ${max} characters.`);

const optionalWords = (max: number) =>
  z
    .string()
    .nullable()
    // A dash alone is how people write "none".
    .transform((text) => (saysSomething(text ?? '') ? tidy(text ?? '') : null))
    .refine((text) => text === null || text.length <= max, `Keep it to ${max} characters.`);

const day = (missing: string) => z.iso.date({ error: missing });
const slackUser = (missing: string) => z.string({ error: missing }).regex(/^[UW][A-Z0-9]+$/, missing);

const LINE = 150;
const SENTENCE = 300;
const PARAGRAPH = 600;

/** Longest text that a field takes, in UTF-16 units. Together they stay far below what one Slack message holds. */
export const MAX_LENGTH = {
  account: LINE,
  why_account: SENTENCE,
  opportunity: SENTENCE,
  partner_contact: LINE,
  partner_contact_role: LINE,
  why_partner: SENTENCE,
  customer_trigger: PARAGRAPH,
  joint_value: PARAGRAPH,
  warm_path: PARAGRAPH,
  seller_move: SENTENCE,
  partner_move: SENTENCE,
  conflict_note: PARAGRAPH,
  evidence: 2 * PARAGRAPH,
};

export const packetSchema = z.object({
  account: words(MAX_LENGTH.account, 'Name the account, for example "Fabrikam Logistics".'),
  why_account: words(MAX_LENGTH.why_account, 'Say in one sentence why the account executive should care.'),
  opportunity: optionalWords(MAX_LENGTH.opportunity),
  opportunity_created_on: day('Choose the day the opportunity was created.').nullable(),
  partner_touch_on: day('Choose the day of the partner’s touch.'),
  partner: z.string({ error: 'Choose the partner.' }).min(1, 'Choose the partner.'),
  partner_contact: words(MAX_LENGTH.partner_contact, 'Choose the person who acts for the partner.'),
  partner_contact_role: words(
    MAX_LENGTH.partner_contact_role,
    'Say what role this person has, for example "Practice lead".',
  ),
  why_partner: words(
    MAX_LENGTH.why_partner,
    'Give one fact: prior delivery, installed footprint, or a trusted relationship.',
  ),
  customer_trigger: words(
    MAX_LENGTH.customer_trigger,
    'Say what the customer said or did, in their words; who and when.',
  ),
  joint_value: words(MAX_LENGTH.joint_value, 'Say what we do, what the partner does, and why together is better.'),
  warm_path: words(MAX_LENGTH.warm_path, 'Name a person on each side, and how the introduction happens.'),
  warmth: z.enum(Object.keys(WARMTHS) as [Warmth, ...Warmth[]], 'Choose how warm the path is.'),
  seller_move: words(MAX_LENGTH.seller_move, 'Name the one action that you ask of the account executive.'),
  seller_move_by: day('Choose the day by which it can be done.'),
  partner_move: words(MAX_LENGTH.partner_move, 'Name what the partner has agreed to do.'),
  partner_move_by: day('Choose the day the partner agreed to.'),
  partner_agreed: z.literal(true, 'Hand off once the partner has agreed in writing; until then keep building.'),
  conflict_note: words(
    MAX_LENGTH.conflict_note,
    'Say who checked and when, what they found, and how the partner is credited.',
  ),
  conflict_checked: z.literal(true, 'Hand off once somebody has checked for registered and competing partners.'),
  evidence: words(MAX_LENGTH.evidence, 'Add at least one link that starts with https://.'),
  ae: slackUser('Choose the one account executive who is asked.'),
  window_days: z
    .int('Write a whole number of business days, 1 to 10.')
    .min(1, 'At least 1 business day.')
    .max(10, 'At most 10 business days.'),
  questions_to: slackUser('Choose the person who answers questions.'),
});

export type Packet = z.infer<typeof packetSchema>;
export type PacketKey = keyof Packet;
export const PACKET_KEYS = Object.keys(packetSchema.shape) as PacketKey[];

/** What a form held, before anybody checked it. */
export type PacketInput = Record<PacketKey, unknown>;
export type PacketErrors = Partial<Record<PacketKey, string>>;
export type PacketReading = { ok: true; packet: Packet } | { ok: false; errors: PacketErrors };

/** Words of the domain for each field, as people read them in the form and on the card. */
export const LABELS: Record<PacketKey, string> = {
  account: 'Account',
  why_account: 'Why this account',
  opportunity: 'Opportunity',
  opportunity_created_on: 'Opportunity created on',
  partner_touch_on: 'Partner’s touch',
  partner: 'Partner',
  partner_contact: 'Partner contact',
  partner_contact_role: 'Contact’s role',
  why_partner: 'Why this partner matters',
  customer_trigger: 'Customer trigger',
  joint_value: 'Joint value proposition',
  warm_path: 'Warm path',
  warmth: 'How warm',
  seller_move: 'Seller next move',
  seller_move_by: 'Seller next move by',
  partner_move: 'Partner next move',
  partner_move_by: 'Partner next move by',
  partner_agreed: 'Partner’s agreement',
  conflict_note: 'Risk and channel conflict',
  conflict_checked: 'Conflict check',
  evidence: 'Evidence',
  ae: 'Account executive',
  window_days: 'Response window (business days)',
  questions_to: 'Questions go to',
};

/**
 * Checks a form against the rules, all fields at once. `now` in epoch ms: a day counts as past only when it is over
 * everywhere on Earth, because a form does not say which zone its author meant.
 */
export function readPacket(input: PacketInput, author: string, now: number): PacketReading {
  const parsed = packetSchema.safeParse(input);
  const errors: PacketErrors = {};
  for (const issue of parsed.error?.issues ?? []) {
    const key = issue.path[0] as PacketKey;
    errors[key] ??= issue.message;
  }
  Object.assign(errors, crossErrors(input, author, now, errors));
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, packet: parsed.data };
}

/** Rules that look at more than one field, or at the day; a field that is already wrong gets no second error. */
function crossErrors(input: PacketInput, author: string, now: number, known: PacketErrors): PacketErrors {
  const errors: PacketErrors = {};
  const wrong = (key: PacketKey, isWrong: boolean, sentence: string) => {
    if (isWrong && !known[key]) errors[key] = sentence;
  };
  const hasOpportunity = typeof input.opportunity === 'string' && saysSomething(input.opportunity);

  wrong(
    'partner_touch_on',
    isAhead(input.partner_touch_on, now),
    'The touch has happened: choose today or an earlier day.',
  );
  wrong('opportunity_created_on', isAhead(input.opportunity_created_on, now), 'Choose today or an earlier day.');
  wrong(
    'opportunity_created_on',
    hasOpportunity && !isDay(input.opportunity_created_on),
    'Choose the day it was created: it decides how the partner is credited.',
  );
  wrong(
    'opportunity',
    !hasOpportunity && isDay(input.opportunity_created_on),
    'Name the opportunity (id or link), or clear the day it was created.',
  );
  wrong('seller_move_by', isPast(input.seller_move_by, now), 'That day is over: choose today or later.');
  wrong('partner_move_by', isPast(input.partner_move_by, now), 'That day is over: choose today or later.');
  wrong(
    'evidence',
    linksIn(typeof input.evidence === 'string' ? input.evidence : '').length === 0,
    'Add at least one link that starts with https://.',
  );
  wrong('ae', input.ae === author, 'You cannot hand off to yourself: choose the account executive who will work it.');
  return errors;
}

const isDay = (value: unknown): value is string => typeof value === 'string';

/** True when that day is over everywhere on Earth (the last zone is UTC-12). `now` in epoch ms. */
export function isPast(value: unknown, now: number): boolean {
  return isDay(value) && value < dayAtOffset(now, -12);
}

/** True when that day has begun nowhere on Earth (the first zone is UTC+14). */
function isAhead(value: unknown, now: number): boolean {
  return isDay(value) && value > dayAtOffset(now, 14);
}

function dayAtOffset(now: number, hours: number): string {
  return new Date(now + hours * 3_600_000).toISOString().slice(0, 10);
}
