import * as z from 'zod';
import { dayRule } from '../time/day-rule.ts';
import { WrongInput } from '../kernel/errors.ts';
import { mustReadForm } from '../kernel/form.ts';
import { saysSomething, tidy } from '../kernel/text.ts';
import { dayOf, isPast, shiftDay } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

/** What is typed after acceptance; keys are the block_ids. */

/** A sentence. */
export const MAX_SAID = 300;
const WITHIN_DAYS = 365;

const notYetSchema = z.object({
  new_day: dayRule('Choose the new day.'),
  said: z
    .string()
    .nullable()
    .transform((words) => tidy(words ?? '') || null)
    .refine((words) => words === null || words.length <= MAX_SAID, `Keep it to ${MAX_SAID} characters.`),
});

/** Another day of the partner's, and what they say with it. Throws WrongInput. */
export function readNotYet(
  { day, words }: { day: unknown; words: unknown },
  now: EpochMs,
): { day: Day; words: string | null } {
  const read = mustReadForm(notYetSchema, { new_day: day, said: words });
  if (isPast(read.new_day, now)) throw new WrongInput({ new_day: 'That day is over: choose today or later.' });
  if (read.new_day > shiftDay(dayOf('Etc/UTC', now), WITHIN_DAYS))
    throw new WrongInput({ new_day: 'Choose a day within a year.' });
  return { day: read.new_day, words: read.said };
}

const WHY = 'Say why, in a few words.';
const why = z
  .string({ error: WHY })
  .transform(tidy)
  .refine(saysSomething, WHY)
  .refine((words) => words.length <= MAX_SAID, `Keep it to ${MAX_SAID} characters.`);

/** Why the account executive's move did not happen. Throws WrongInput. */
export function readDidNot(value: unknown): string {
  return mustReadForm(z.object({ why }), { why: value }).why;
}
