import * as z from 'zod';
import { type FormReading, readForm } from '../kernel/form.ts';
import { type JointRoles, roleShape, rolesFrom, USUAL_ROLES } from '../outcome/joint-roles.ts';
import type { UserId } from '../people/member.ts';
import { packetSchema } from '../packet/packet.ts';
import { optionalWords, PARAGRAPH, person, SENTENCE, words } from '../packet/packet-field.ts';

/**
 * What the working agreement says, and how its form is read. Its keys are the block_ids of the form and the columns of its row. What a
 * handoff includes is the packet, so there is no field for it.
 */

/** What partnerships and sales agree on. */
const termsShape = {
  /** Who of sales confirms the target accounts, in words; null: nobody yet. */
  target_accounts: optionalWords(SENTENCE).rule,
  acceptance: words(SENTENCE, 'Say what an account executive agrees to by accepting.').rule,
  window_days: z.coerce.number('Write a whole number of business days, 1 to 10.').pipe(packetSchema.shape.window_days),
  influence: words(PARAGRAPH, 'Say when a deal is partner-sourced, and when it is partner-influenced.').rule,
  ...roleShape,
  conflict_rule: words(PARAGRAPH, 'Say whose claim comes first when two partners are at one account.').rule,
};
const termsSchema = z.object(termsShape);
const formSchema = z.object({
  ...termsShape,
  partnerships_owner: person('Choose who owns it in partnerships.').rule,
  sales_owner: person('Choose who owns it in sales.').rule,
});

export type Terms = z.infer<typeof termsSchema>;
export type TermKey = keyof Terms;
// Object.keys types keys as plain text.
export const TERM_KEYS = Object.keys(termsShape) as TermKey[];

/** The longest of its texts; the window and the roles are chosen. */
export const MAX_TERM = {
  target_accounts: SENTENCE,
  acceptance: SENTENCE,
  influence: PARAGRAPH,
  conflict_rule: PARAGRAPH,
} as const;

/** The two sides that own the agreement, and the person of each. */
export const SIDES = ['partnerships', 'sales'] as const;
export type Side = (typeof SIDES)[number];
export type OwnerIds = Record<Side, UserId>;

export type AgreementForm = { terms: Terms; owners: OwnerIds };
export type AgreementKey = keyof z.infer<typeof formSchema>;
/** The values of a form, not checked yet. */
export type AgreementInput = Record<AgreementKey, unknown>;

/** As long as a workspace has written nothing else. Nobody has agreed to it. */
export const USUAL_TERMS: Terms = {
  target_accounts: null,
  acceptance: 'You take the next move by its day, the partner keeps the agreed role, you report what came of it.',
  window_days: 3,
  influence:
    'Partner-sourced: the partner’s touch came before the opportunity, or there is none. Partner-influenced: it came on the day or later. Both are reported, and never blended.',
  leads_customer: USUAL_ROLES.leadsCustomer,
  leads_fit: USUAL_ROLES.leadsFit,
  leads_close: USUAL_ROLES.leadsClose,
  conflict_rule: [
    '1. A live, complete registration comes before none.',
    '2. Of two, the earlier complete one.',
    '3. On the same day, the earlier touch with evidence.',
    '4. Else the adjudicator decides, within 2 business days.',
  ].join('\n'),
};

export const rolesIn = (terms: Terms): JointRoles => rolesFrom(terms);

export function isSameTerms(one: Terms, other: Terms): boolean {
  return TERM_KEYS.every((key) => one[key] === other[key]);
}

/** Checks everything that needs no look-up. One person cannot speak for both sides. */
export function readAgreementForm(form: AgreementInput): FormReading<AgreementForm> {
  const { values, errors } = readForm(formSchema, form);
  const { partnerships_owner: partnerships, sales_owner: sales } = form;
  if (typeof sales === 'string' && sales === partnerships)
    errors.sales_owner ??= 'Choose somebody else here: both sides have to say yes.';
  if (values === null || Object.keys(errors).length > 0) return { values: null, errors };
  const { partnerships_owner, sales_owner, ...terms } = values;
  return { values: { terms, owners: { partnerships: partnerships_owner, sales: sales_owner } }, errors };
}
