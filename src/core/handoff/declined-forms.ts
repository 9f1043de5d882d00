import * as z from 'zod';
import { dayRule } from '../time/day-rule.ts';
import { mustReadForm } from '../kernel/form.ts';
import { saysSomething, tidy } from '../kernel/text.ts';
import type { Day } from '../time/instant.ts';

/** What the author of a declined deal types; keys are the block_ids. */

export const MAX_SENTENCE = 300;

const sentence = z
  .string({ error: 'Write a sentence for the partner.' })
  .transform(tidy)
  .refine(saysSomething, 'Write a sentence for the partner.')
  .refine((text) => text.length <= MAX_SENTENCE, `Keep it to ${MAX_SENTENCE} characters.`);

/** Throws WrongInput. */
export function readSentence(value: unknown): string {
  return mustReadForm(z.object({ sentence }), { sentence: value }).sentence;
}

/** Throws WrongInput. Whether the day is over depends on whose it is. */
export function readComeBack(value: unknown): Day {
  const day = dayRule('Choose the day on which you want to hear of it again.');
  return mustReadForm(z.object({ come_back_on: day }), { come_back_on: value }).come_back_on;
}
