import * as z from 'zod';
import type { Classification } from './credit.ts';
import { mustReadForm } from '../kernel/form.ts';
import { saysSomething, tidy } from '../kernel/text.ts';

/** What is typed to correct, dispute or keep a credit; keys are the block_ids. */

/** Somebody reads it years later, so a word is not enough. */
export const LEAST_REASON = 20;
export const MOST_REASON = 300;

const TOO_SHORT = `Say why, in ${LEAST_REASON} characters at least: it is read long after.`;

const reason = z
  .string({ error: TOO_SHORT })
  .transform(tidy)
  .refine((text) => saysSomething(text) && text.length >= LEAST_REASON, TOO_SHORT)
  .refine((text) => text.length <= MOST_REASON, `Keep it to ${MOST_REASON} characters.`);

const classification = z.enum(
  ['partner_sourced', 'partner_influenced'] as const satisfies Classification[],
  'Choose how the partner is credited.',
);

export type CorrectionTyped = { classification: unknown; reason: unknown };

/** Throws WrongInput. */
export function readCreditCorrection(form: CorrectionTyped): { classification: Classification; reason: string } {
  return mustReadForm(z.object({ classification, reason }), form);
}

/** Throws WrongInput. */
export function readCreditReason(value: unknown): string {
  return mustReadForm(z.object({ reason }), { reason: value }).reason;
}
