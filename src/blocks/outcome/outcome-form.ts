import type { ModalView } from '@slack/web-api';
import type { Accepted, Working } from '../../core/handoff/handoff.ts';
import {
  MOST_OF_AMOUNT,
  MOST_OF_LINK,
  MOST_OF_REASON,
  OUTCOME_CHOICES,
  type OutcomeChoice,
  type OutcomeInput,
  type OutcomeKey,
} from '../../core/outcome/outcome-form.ts';
import { FIELDS } from '../../core/packet/packet.ts';
import { worked } from '../../core/outcome/taken-up.ts';
import { dayOf } from '../../core/time/calendar.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { SUGGESTED, VIEW } from '../ids.ts';
import { bold, field, modal, option, rich, words } from '../kit/kit.ts';

/** The form in which the account executive says what came of it. An opportunity that was given before is shown, to be put right. */

/** `means` explains the choice, in at most 75 characters. */
const CHOICES: Record<OutcomeChoice, { label: string; means: string }> = {
  opportunity: { label: 'Opportunity opened', means: 'It goes on. Add the link; the partner reads that there is one.' },
  won: { label: 'Won', means: 'Closed. The partner and the sales channel read it.' },
  lost: { label: 'Lost', means: 'Closed: it went to somebody else.' },
  no_deal: { label: 'No deal', means: 'Closed: nobody got it.' },
  not_worth_budget: { label: 'Not worth working: budget', means: 'Closed: the means for it are not there.' },
  not_worth_timing: { label: 'Not worth working: timing', means: 'Closed: not the right moment.' },
  not_worth_fit: { label: 'Not worth working: fit', means: 'Closed: no match for what we offer.' },
};

/** What is worked already was found worth it. */
const WHILE_WORKED = ['opportunity', 'won', 'lost', 'no_deal'] as const satisfies OutcomeChoice[];

/** `chosen`: what its button has said already. */
export function outcomeModal(
  handoff: Accepted | Working,
  now: EpochMs,
  chosen: OutcomeChoice | null = null,
): ModalView {
  const { id, packet, opened, window } = handoff;
  const choices = worked(handoff) === null ? OUTCOME_CHOICES : WHILE_WORKED;
  return modal({
    view: VIEW.outcome,
    title: 'What came of it',
    submit: 'Save',
    id,
    blocks: [
      rich([
        bold(packet.account),
        words('. The partner reads what it is and their credit, and nothing else of this form.'),
      ]),
      field({
        key: 'what' satisfies OutcomeKey,
        label: 'What came of it',
        element: {
          type: 'radio_buttons',
          options: choices.map(choiceOption),
          ...(chosen === null ? {} : { initial_option: choiceOption(chosen) }),
        },
        action: SUGGESTED,
      }),
      line('opportunity_link', 'Opportunity', 'For “Opportunity opened”: its https link in the CRM.', {
        max_length: MOST_OF_LINK,
        ...initial(opened?.link),
      }),
      field({
        key: 'opened_on' satisfies OutcomeKey,
        label: 'Opened on',
        hint: 'For “Opportunity opened”.',
        optional: true,
        element: { type: 'datepicker', initial_date: opened?.openedOn ?? dayOf(window.aeZone, now) },
        ...(opened === null ? { action: SUGGESTED } : {}),
      }),
      line('amount', 'Amount', 'For an opportunity or a win, with its currency: EUR 40,000.', {
        max_length: MOST_OF_AMOUNT,
        ...initial(opened?.amount),
      }),
      line('partner_did', 'What the partner did', 'For “Won”: one sentence that the sales channel reads.', {
        max_length: FIELDS.partner_move.input.max,
        ...initial(packet.partner_move),
      }),
      line('end_reason', 'Why', 'For “Lost” or “No deal”: one line.', { max_length: MOST_OF_REASON }),
    ],
  });
}

export function readOutcomeModal(state: FormState): OutcomeInput {
  return {
    what: valueOf(state, 'what'),
    opportunity_link: valueOf(state, 'opportunity_link'),
    opened_on: valueOf(state, 'opened_on'),
    amount: valueOf(state, 'amount'),
    partner_did: valueOf(state, 'partner_did'),
    end_reason: valueOf(state, 'end_reason'),
  };
}

const choiceOption = (choice: OutcomeChoice) => option(CHOICES[choice].label, choice, CHOICES[choice].means);

const initial = (value: string | null | undefined) => (value ? { initial_value: value } : {});

function line(key: OutcomeKey, label: string, hint: string, input: { max_length: number; initial_value?: string }) {
  return field({ key, label, hint, optional: true, element: { type: 'plain_text_input', ...input } });
}
