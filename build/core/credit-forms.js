import * as z from 'zod';
import { mustReadForm } from './form.js';
import { saysSomething, tidy } from './text.js';
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
const classification = z.enum(['partner_sourced', 'partner_influenced'], 'Choose how the partner is credited.');
/** Throws WrongInput. */
export function readCreditCorrection(form) {
    return mustReadForm(z.object({ classification, reason }), form);
}
/** Throws WrongInput. */
export function readCreditReason(value) {
    return mustReadForm(z.object({ reason }), { reason: value }).reason;
}
