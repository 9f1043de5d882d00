import * as z from 'zod';
import type { CheckAnswers } from './clearing.ts';
import type { Classification } from '../credit/credit.ts';
import { mustReadForm } from '../kernel/form.ts';
import { SENTENCE, tick, words } from '../packet/packet-field.ts';

/** What is typed about a conflict check; the keys are the block_ids of the forms. */

const clearSchema = z.object({
  found_resellers: words(SENTENCE, 'Say who is registered, or that nobody is.').rule,
  found_competitors: words(SENTENCE, 'Say who else works on it, or that nobody does.').rule,
  found_compensation: words(SENTENCE, 'Say what it means for this account executive.').rule,
  found_credit: words(SENTENCE, 'Say how the partner is credited.').rule,
  credit_word: z.enum(['partner_sourced', 'partner_influenced']).nullable(),
  partner_confirmed: tick('', 'Clear it once the partner has confirmed its move. Until then return it.').rule,
});
export type ClearKey = keyof typeof clearSchema.shape;
export type ClearTyped = Record<ClearKey, unknown>;

/** `word` is null where the rule settles the credit, so that nobody is asked. Throws WrongInput. */
export function readClearing(typed: ClearTyped): { answers: CheckAnswers; word: Classification | null } {
  const { partner_confirmed: _, credit_word: word, ...answers } = mustReadForm(clearSchema, typed);
  return { answers, word };
}

const returnSchema = z.object({
  reason: words(SENTENCE, 'Say what stands in the way, so that its author can mend it.').rule,
});

/** Throws WrongInput. */
export function readReturn(reason: unknown): string {
  return mustReadForm(returnSchema, { reason }).reason;
}

const passSchema = z.object({ signer: z.string({ error: 'Choose who looks at it.' }) });

/** Throws WrongInput. */
export function readPass(signer: unknown): string {
  return mustReadForm(passSchema, { signer }).signer;
}
