import * as z from 'zod';
import { dayRule } from '../time/day-rule.ts';
import { WrongInput } from '../kernel/errors.ts';
import { mustReadForm } from '../kernel/form.ts';
import { DECLINE_REASONS, type DeclineReason } from './handoff.ts';
import { tidy } from '../kernel/text.ts';
import { isPast } from '../time/calendar.ts';
import type { Day, EpochMs } from '../time/instant.ts';

const declineSchema = z.object({
  reason: z.enum(DECLINE_REASONS, 'Choose the reason that comes closest.'),
  note: z
    .string()
    .nullable()
    .transform((note) => tidy(note ?? '') || null),
  better_ae: z.string().nullable(),
  come_back_on: dayRule('Choose a day, or leave it empty.').nullable(),
});

export type DeclineAnswer = {
  reason: DeclineReason;
  note: string | null;
  betterAe: string | null;
  comeBackOn: Day | null;
};

/** The values of the form, not checked yet. */
export type DeclineInput = { reason: unknown; note: unknown; betterAe: unknown; comeBackOn?: unknown };

/**
 * Reads the decline form of `decliner` (a Slack user id). The day to come back counts with bad timing alone. Throws WrongInput, also for a
 * wrong owner without a better one.
 */
export function readDecline(
  { reason: chosen, note: written, betterAe: named, comeBackOn: day = null }: DeclineInput,
  decliner: string,
  now: EpochMs,
): DeclineAnswer {
  const form = { reason: chosen, note: written, better_ae: named, come_back_on: day };
  const { reason, note, better_ae: betterAe, come_back_on: comeBackOn } = mustReadForm(declineSchema, form);
  if (reason === 'wrong_owner' && betterAe === null) {
    throw new WrongInput({ better_ae: 'Name who should be asked instead.' });
  }
  if (betterAe === decliner) throw new WrongInput({ better_ae: 'Name somebody other than yourself.' });
  const isTiming = reason === 'bad_timing';
  if (isTiming && isPast(comeBackOn, now))
    throw new WrongInput({ come_back_on: 'That day is over: choose a later one, or leave it empty.' });
  return { reason, note, betterAe, comeBackOn: isTiming ? comeBackOn : null };
}
