import * as z from 'zod';
import { mustReadForm } from '../kernel/form.ts';
import { saysSomething, tidy } from '../kernel/text.ts';

/** What the intake owner types; keys are the block_ids. */

export const MAX_REASON = 300;

const reason = z
  .string({ error: 'Say why, in a few words.' })
  .transform(tidy)
  .refine(saysSomething, 'Say why, in a few words.')
  .refine((text) => text.length <= MAX_REASON, `Keep it to ${MAX_REASON} characters.`);

const days = z
  .int('Write a whole number of business days, 1 to 10.')
  .min(1, 'At least 1 business day.')
  .max(10, 'At most 10 business days.');

export type RerouteInput = { ae: unknown; days: unknown; reason: unknown };

/** Throws WrongInput. Who is asked next is looked up elsewhere. */
export function readReroute(form: RerouteInput): { ae: string; days: number; reason: string } {
  const ae = z.string({ error: 'Choose the account executive who is asked next.' });
  return mustReadForm(z.object({ ae, days, reason }), form);
}

/** Throws WrongInput. */
export function readExtension(form: { days: unknown; reason: unknown }): { days: number; reason: string } {
  return mustReadForm(z.object({ days, reason }), form);
}

/** Throws WrongInput. */
export function readReason(value: unknown): string {
  return mustReadForm(z.object({ reason }), { reason: value }).reason;
}
