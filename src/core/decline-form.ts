import { z } from 'zod';
import { WrongInput } from './errors.ts';
import { mustReadForm } from './form.ts';
import { DECLINE_REASONS, type DeclineReason } from './handoff.ts';
import { tidy } from './text.ts';

const declineSchema = z.object({
  reason: z.enum(DECLINE_REASONS, 'Choose the reason that comes closest.'),
  note: z
    .string()
    .nullable()
    .transform((note) => tidy(note ?? '') || null),
  better_ae: z.string().nullable(),
});

export type DeclineAnswer = { reason: DeclineReason; note: string | null; betterAe: string | null };

/** Reads the decline form of `decliner` (a Slack user id). Throws WrongInput, also for a wrong owner without a better one. */
export function readDecline(
  form: { reason: unknown; note: unknown; betterAe: unknown },
  decliner: string,
): DeclineAnswer {
  const read = mustReadForm(declineSchema, { reason: form.reason, note: form.note, better_ae: form.betterAe });
  const { reason, note, better_ae: betterAe } = read;
  if (reason === 'wrong_owner' && betterAe === null) {
    throw new WrongInput({ better_ae: 'Name who should be asked instead.' });
  }
  if (betterAe === decliner) throw new WrongInput({ better_ae: 'Name somebody other than yourself.' });
  return { reason, note, betterAe };
}
