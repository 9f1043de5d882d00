import * as z from 'zod';
import { NeedsReason } from '../kernel/errors.ts';
import { mustReadForm } from '../kernel/form.ts';
import type { Handoff } from './handoff.ts';
import { isSameDeal } from '../packet/same-account.ts';
import { saysSomething, tidy } from '../kernel/text.ts';

/** Another handoff for an account that is worked already with the same partner: an expansion is a new deal, so it goes with a reason. */

export const MOST_OF_DUPLICATE_REASON = 300;

/** `inWork`: what is accepted of the same partner. Throws NeedsReason when one of it is the same deal and nothing says why there is another. */
export function mustSayWhyAnother(
  { id: own, packet, revisionOf, duplicateReason }: Handoff,
  inWork: readonly Handoff[],
): void {
  if (duplicateReason !== null) return;
  const worked = inWork.find((one) => ![own, revisionOf].includes(one.id) && isSameDeal(one.packet, packet));
  if (!worked) return;
  throw new NeedsReason(
    `<@${worked.packet.ae}> works this account with this partner already, as ${worked.id}. If this is another deal, say why.`,
  );
}

const reason = z
  .string()
  .nullable()
  .transform((text) => (saysSomething(text ?? '') ? tidy(text ?? '') : null))
  .refine(
    (text) => text === null || text.length <= MOST_OF_DUPLICATE_REASON,
    `Keep it to ${MOST_OF_DUPLICATE_REASON} characters.`,
  );

/** Null when nothing is said. Throws WrongInput. */
export function readDuplicateReason(typed: unknown): string | null {
  return mustReadForm(z.object({ duplicate_reason: reason }), { duplicate_reason: typed }).duplicate_reason;
}
