import * as z from 'zod';
import { Refusal } from '../../kernel/errors.ts';
import { mustReadForm, UNREADABLE } from '../../kernel/form.ts';
import { saysSomething, tidy } from '../../kernel/text.ts';
import { type Gates, stopsIn } from './gates.ts';
import type { Recommendation } from './recommendation.ts';
import { type PointsByComponent, pointsOf, type Score } from './score.ts';

/** Sending a packet with which not all is well: what nobody can override, and the reason with which the rest is. */

/** Characters that a reason for sending all the same has at least, and at most. */
export const LEAST_OF_REASON = 20;
export const MOST_OF_REASON = 300;

/** The key of the field in which the reason is typed. */
export const OVERRIDE_REASON = 'override_reason';

/** What stays with the handoff of what its author saw of it before it went out. */
export type Worth = { score: PointsByComponent | null; overrideReason: string | null };

/** For what is sent without a last look. */
export const UNSCORED: Worth = { score: null, overrideReason: null };

export type Scored = { score: Score; gates: Gates; recommendation: Recommendation };

/** Throws a Refusal while a hard gate fails, and WrongInput when a reason is needed and `typed` gives none. One that nobody needs is left out. */
export function worthOf({ score, gates, recommendation }: Scored, typed: unknown): Worth {
  const worth = { score: pointsOf(score), overrideReason: null };
  switch (recommendation.sending) {
    case 'possible':
      return worth;
    case 'with_a_reason':
      return { ...worth, overrideReason: readReason(typed) };
    case 'not_possible':
      throw new Refusal(`It cannot be sent yet. ${stopsIn(gates).join(' ')} Your draft is saved.`);
    default:
      return recommendation.sending satisfies never;
  }
}

const schema = z.object({
  [OVERRIDE_REASON]: z
    .string({ error: UNREADABLE })
    .nullable()
    .transform((text) => (saysSomething(text ?? '') ? tidy(text ?? '') : ''))
    .refine(
      (text) => text.length >= LEAST_OF_REASON,
      `Say in ${LEAST_OF_REASON} characters or more why it goes out all the same.`,
    )
    .refine((text) => text.length <= MOST_OF_REASON, `Keep it to ${MOST_OF_REASON} characters.`),
});

function readReason(typed: unknown): string {
  return mustReadForm(schema, { [OVERRIDE_REASON]: typed ?? null })[OVERRIDE_REASON];
}
