import * as z from 'zod';
import { dayRule } from '../time/day-rule.ts';
import { WrongInput } from '../kernel/errors.ts';
import { mustReadForm } from '../kernel/form.ts';
import type { NotWorthReason, Opportunity } from './end.ts';
import { packetSchema } from '../packet/packet.ts';
import { linksIn, tidy } from '../kernel/text.ts';
import { dayOf } from '../time/calendar.ts';
import type { EpochMs } from '../time/instant.ts';

/** The form in which the account executive says what came of a handoff. Its keys are the block_ids. */

export const OUTCOME_CHOICES = [
  'opportunity',
  'won',
  'lost',
  'no_deal',
  'not_worth_budget',
  'not_worth_timing',
  'not_worth_fit',
] as const;
export type OutcomeChoice = (typeof OUTCOME_CHOICES)[number];

export const MOST_OF_LINK = 500;
export const MOST_OF_AMOUNT = 60;
export const MOST_OF_REASON = 200;

const optional = (most: number, long: string) =>
  z
    .string()
    .nullable()
    .transform((typed) => tidy(typed ?? '').replaceAll('\n', ' ') || null)
    .pipe(z.string().max(most, long).nullable());

const outcomeSchema = z.object({
  what: z.enum(OUTCOME_CHOICES, 'Choose what came of it.'),
  opportunity_link: optional(MOST_OF_LINK, `At most ${MOST_OF_LINK} characters.`),
  opened_on: dayRule('Choose a day, or leave it empty for today.').nullable(),
  amount: optional(MOST_OF_AMOUNT, `At most ${MOST_OF_AMOUNT} characters.`),
  partner_did: z.string().nullable(),
  end_reason: optional(MOST_OF_REASON, `At most ${MOST_OF_REASON} characters.`),
});

export type OutcomeKey = keyof z.infer<typeof outcomeSchema>;
/** The values of the form, not checked yet. */
export type OutcomeInput = Record<OutcomeKey, unknown>;

export type OutcomeAnswer =
  | { what: 'opportunity'; opened: Opportunity }
  | { what: 'won'; amount: string | null; partnerDid: string }
  | { what: 'lost' | 'no_deal'; reason: string | null }
  | { what: 'not_worth'; reason: NotWorthReason };

/** Each choice takes the fields that are its own, and leaves the others unread. `zone` is the account executive's. Throws WrongInput. */
export function readOutcome(form: OutcomeInput, { zone, now }: { zone: string; now: EpochMs }): OutcomeAnswer {
  const { what, amount, ...read } = mustReadForm(outcomeSchema, form);
  switch (what) {
    case 'opportunity': {
      const today = dayOf(zone, now);
      const openedOn = read.opened_on ?? today;
      if (openedOn > today) throw new WrongInput({ opened_on: 'That day is ahead: choose today or an earlier one.' });
      return { what, opened: { link: mustBeLink(read.opportunity_link), openedOn, amount } };
    }
    case 'won':
      return { what, amount, partnerDid: mustSay(read.partner_did) };
    case 'lost':
    case 'no_deal':
      return { what, reason: read.end_reason };
    case 'not_worth_budget':
      return { what: 'not_worth', reason: 'budget' };
    case 'not_worth_timing':
      return { what: 'not_worth', reason: 'timing' };
    case 'not_worth_fit':
      return { what: 'not_worth', reason: 'fit' };
    default:
      return what satisfies never;
  }
}

function mustBeLink(typed: string | null): string {
  const [link] = linksIn(typed ?? '');
  if (link === undefined || link !== typed)
    throw new WrongInput({ opportunity_link: 'Paste the one link of the opportunity. It starts with https://.' });
  return link;
}

const oneSentence = packetSchema.shape.partner_move;

function mustSay(typed: string | null): string {
  const { success, data } = oneSentence.safeParse(typed ?? '');
  if (!success) throw new WrongInput({ partner_did: 'Say in one sentence what the partner did.' });
  return data;
}
