import type { KnownBlock, ModalView, RichTextElement } from '@slack/web-api';
import type { Classification } from '../../core/credit/credit.ts';
import { type CorrectionTyped, LEAST_REASON, MOST_REASON } from '../../core/credit/credit-forms.ts';
import { openDispute } from '../../core/credit/crediting.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import { takenUp } from '../../core/outcome/taken-up.ts';
import { creditWords } from '../../core/credit/credit-words.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { VIEW } from '../ids.ts';
import { bold, field, modal, option, person, rich, words, wordsWithLinks } from '../kit/kit.ts';
import { CLASSIFICATIONS } from '../kit/words.ts';

/** The forms in which a credit is corrected, disputed or kept, and their readers. Each shows what it rests on. */

type Credited = { handoff: Handoff; history: readonly HandoffEvent[] };

export function correctCreditModal({ handoff, history }: Credited): ModalView {
  const options = [choice('partner_sourced'), choice('partner_influenced')];
  const isOther = ({ value }: (typeof options)[number]) => value !== handoff.classification;
  return modal({
    view: VIEW.correctCredit,
    title: 'Correct the credit',
    submit: 'Correct',
    id: handoff.id,
    blocks: [
      rich(...facts({ handoff, history }), [words(whoReads(handoff))]),
      field({
        key: 'classification' satisfies keyof CorrectionTyped,
        label: 'Counts from now on as',
        element: { type: 'static_select', options, ...initial(options.find(isOther)) },
      }),
      why('Both values and your words stay in the history, inside the company.'),
    ],
  });
}

const initial = (chosen: ReturnType<typeof choice> | undefined) => (chosen ? { initial_option: chosen } : {});

const choice = (classification: Classification) => option(CLASSIFICATIONS[classification], classification);

function whoReads(handoff: Handoff): string {
  const people = 'The author, the account executive and the alliances owner read it with your reason';
  return takenUp(handoff) === null ? `${people}.` : `${people}; the partner reads what it is now, and not why.`;
}

export function disputeCreditModal(credited: Credited): ModalView {
  return modal({
    view: VIEW.disputeCredit,
    title: 'Dispute the credit',
    submit: 'Dispute',
    id: credited.handoff.id,
    blocks: [
      rich(...facts(credited), [words('It goes to RevOps, who corrects it or keeps it as it is. You hear which.')]),
      why('Say what the rule did not see, and where. Stays inside the company.'),
    ],
  });
}

export function keepCreditModal(credited: Credited): ModalView {
  return modal({
    view: VIEW.keepCredit,
    title: 'Keep the credit',
    submit: 'Keep as it is',
    id: credited.handoff.id,
    blocks: [
      rich(...facts(credited), [words('Nothing changes. The author and the alliances owner read your reason.')]),
      why('Stays inside the company.'),
    ],
  });
}

const why = (hint: string): KnownBlock =>
  field({
    key: 'reason' satisfies keyof CorrectionTyped,
    label: 'Why',
    hint: `${hint} At least ${LEAST_REASON} characters.`,
    element: { type: 'plain_text_input', multiline: true, max_length: MOST_REASON },
  });

/** What the credit rests on, and what somebody says against it. */
export function facts({ handoff, history }: Credited): RichTextElement[][] {
  const { account, partner_touch_source: source } = handoff.packet;
  const dispute = openDispute(history);
  return [
    [bold(`${account}: `), words(`${creditWords(handoff, history)}.`)],
    ...(source === '' ? [] : [[bold('Seen at: '), ...wordsWithLinks(source)]]),
    ...(dispute?.actor ? [[bold('Disputed by '), person(dispute.actor), bold(': '), words(dispute.reason ?? '')]] : []),
  ];
}

export const readCorrectCreditModal = (state: FormState): CorrectionTyped => ({
  classification: valueOf(state, 'classification'),
  reason: valueOf(state, 'reason'),
});

export const readCreditReasonModal = (state: FormState) => valueOf(state, 'reason');
