import * as z from 'zod';
import { mustReadForm } from '../kernel/form.ts';
import { saysSomething, tidy } from '../kernel/text.ts';

/** What is typed into a question and into its answer; keys are the block_ids. */

export const MAX_WORDS = 1000;

const wordsOr = (missing: string) =>
  z
    .string({ error: missing })
    .transform(tidy)
    .refine(saysSomething, missing)
    .refine((text) => text.length <= MAX_WORDS, `Keep it to ${MAX_WORDS} characters.`);

const question = wordsOr('Write what you need to know.');
const answer = wordsOr('Write an answer, in a few words.');

/** Throws WrongInput. */
export function readQuestion(value: unknown): string {
  return mustReadForm(z.object({ question }), { question: value }).question;
}

/** Throws WrongInput. */
export function readReply(value: unknown): string {
  return mustReadForm(z.object({ answer }), { answer: value }).answer;
}
