import * as z from 'zod';
import { WrongInput } from '../kernel/errors.ts';
import { mustBeRight, readForm } from '../kernel/form.ts';
import { FIELDS } from '../packet/packet.ts';
import { SENTENCE, words } from '../packet/packet-field.ts';
import type { Partner } from '../partner/partner.ts';
import { evidenceFault } from '../packet/read-packet.ts';
import { DAYS_AT_LEAST, DAYS_AT_MOST } from './registering.ts';
import { isAhead } from '../time/calendar.ts';
import type { EpochMs } from '../time/instant.ts';

/** What is typed to register an account; keys are the block_ids, those of the packet where it is the same. */

const HOW_LONG = `Between ${DAYS_AT_LEAST} and ${DAYS_AT_MOST} days.`;

const registering = z.object({
  account: FIELDS.account.rule,
  partner: FIELDS.partner.rule,
  /** The id of a contact in the registry. */
  partner_contact: FIELDS.partner_contact.rule,
  partner_touch_on: FIELDS.partner_touch_on.rule,
  evidence: FIELDS.evidence.rule,
  need: words(SENTENCE, 'Say in one sentence what the customer needs.').rule,
  days: z.int(HOW_LONG).min(DAYS_AT_LEAST, HOW_LONG).max(DAYS_AT_MOST, HOW_LONG),
});

export type RegistrationForm = z.infer<typeof registering>;
/** The values of a form, not checked yet. */
export type RegistrationInput = Record<keyof RegistrationForm, unknown>;

/** A registration is whole or it is none: nothing may be left out. Throws WrongInput. */
export function readRegistrationForm(input: RegistrationInput, now: EpochMs): RegistrationForm {
  const { evidence, partner_touch_on: touchOn } = input;
  const fault = typeof evidence === 'string' ? evidenceFault(evidence) : null;
  const isTooLate = isAhead(touchOn, now);
  return mustBeRight(readForm(registering, input), {
    ...(fault === null ? {} : { evidence: fault }),
    ...(isTooLate ? { partner_touch_on: 'The touch has happened: choose today or an earlier day.' } : {}),
  });
}

/** Who acts for the partner, by the id that the form has sent. Throws WrongInput for anybody else. */
export function contactChosen(
  { contacts }: Partner,
  id: string,
): Pick<Partner['contacts'][number], 'id' | 'name' | 'role'> {
  const contact = contacts.find((one) => one.id === id);
  if (!contact) throw new WrongInput({ partner_contact: 'Choose one of this partner’s contacts.' });
  return contact;
}

const reasoning = z.object({
  reason: words(SENTENCE, 'Say why in a sentence: it stays in the history, inside the company.').rule,
});

/** Throws WrongInput. */
export function readReason(input: unknown): string {
  return mustBeRight(readForm(reasoning, { reason: input })).reason;
}
