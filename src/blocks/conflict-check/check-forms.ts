import type { InputBlock, ModalView } from '@slack/web-api';
import type { ClearKey, ClearTyped } from '../../core/conflict-check/check-forms.ts';
import type { CheckFindings } from '../../core/conflict-check/check-findings.ts';
import { CHECK_QUESTIONS, type CheckQuestion } from '../../core/conflict-check/clearing.ts';
import type { Checking } from '../../core/handoff/handoff.ts';
import { SENTENCE } from '../../core/packet/packet-field.ts';
import { owedWord } from '../../core/credit/credit.ts';
import { creditDays, WHY_A_WORD } from '../../core/credit/credit-words.ts';
import { dayWords } from '../../core/time/day-words.ts';
import { foundLines, QUESTIONS } from './check-card.ts';
import { type FormState, isTicked, valueOf } from '../kit/form-values.ts';
import { VIEW } from '../ids.ts';
import { bold, field, modal, option, rich, words } from '../kit/kit.ts';
import { CLASSIFICATIONS } from '../kit/words.ts';

/** The forms behind Clear…, Return… and "Somebody else signs…", and their readers. */

const HINTS: Record<CheckQuestion, string> = {
  found_resellers: 'Who has registered this account, and what that means here.',
  found_competitors: 'Who else works on it, and who goes on.',
  found_compensation: 'What it means for their own quota and commission. They read it before they answer.',
  found_credit: 'How this partner is credited, and why.',
};

const CREDIT = 'credit_word' satisfies ClearKey;
const CREDITS = ['partner_sourced', 'partner_influenced'] as const;
const CONFIRMED = 'partner_confirmed' satisfies ClearKey;

/** `answers` are filled in where they are what is usually said. */
export function clearModal(
  open: Checking,
  { findings, answers }: { findings: CheckFindings; answers: Record<CheckQuestion, string | null> },
): ModalView {
  const { packet } = open;
  const confirmed = option('The partner has confirmed its move', 'yes');
  return modal({
    view: VIEW.clearCheck,
    title: 'Clear the check',
    submit: 'Clear',
    id: open.id,
    blocks: [
      rich([bold(packet.account), words(' goes to the account executive with this.')], ...foundLines(findings)),
      ...CHECK_QUESTIONS.map((question) => answerField(question, answers[question])),
      ...creditField(open),
      field({
        key: CONFIRMED,
        label: 'Partner’s move',
        hint: `${packet.partner_move} (by ${dayWords(packet.partner_move_by, open.createdAt)})`,
        element: { type: 'checkboxes', options: [confirmed] },
      }),
    ],
  });
}

/** Asked only where the rule does not settle it. */
function creditField(open: Checking): InputBlock[] {
  const owed = owedWord(open, open.createdAt);
  if (owed === null) return [];
  const options = CREDITS.map((credit) => option(CLASSIFICATIONS[credit], credit));
  const hint = `${creditDays(open)}: ${WHY_A_WORD[owed]}.`;
  return [
    field({ key: CREDIT, label: 'The partner is credited as', hint, element: { type: 'static_select', options } }),
  ];
}

function answerField(question: CheckQuestion, usual: string | null): InputBlock {
  return field({
    key: question,
    label: QUESTIONS[question],
    hint: HINTS[question],
    element: { type: 'plain_text_input', max_length: SENTENCE, ...(usual === null ? {} : { initial_value: usual }) },
  });
}

export function readClearModal(state: FormState): ClearTyped {
  return {
    found_resellers: valueOf(state, 'found_resellers'),
    found_competitors: valueOf(state, 'found_competitors'),
    found_compensation: valueOf(state, 'found_compensation'),
    found_credit: valueOf(state, 'found_credit'),
    credit_word: valueOf(state, CREDIT),
    partner_confirmed: isTicked(state, CONFIRMED, 'yes'),
  };
}

export function returnModal(open: Checking): ModalView {
  return modal({
    view: VIEW.returnCheck,
    title: 'Return to its author',
    submit: 'Return',
    id: open.id,
    blocks: [
      rich([
        bold(open.packet.account),
        words(' goes back to its author, who reads why. The partner reads only that we are completing it.'),
      ]),
      field({
        key: 'reason',
        label: 'What stands in the way',
        hint: 'What is to be settled, or mended. Stays inside the company.',
        element: { type: 'plain_text_input', multiline: true, max_length: SENTENCE },
      }),
    ],
  });
}

export const readReturnModal = (state: FormState) => valueOf(state, 'reason');

export function passModal(open: Checking): ModalView {
  return modal({
    view: VIEW.passCheck,
    title: 'Somebody else signs',
    submit: 'Ask them',
    id: open.id,
    blocks: [
      rich([bold(open.packet.account), words(' is checked by somebody else, with two business days of their own.')]),
      field({
        key: 'signer',
        label: 'Who signs',
        hint: 'Neither its author nor its account executive.',
        element: { type: 'users_select' },
      }),
    ],
  });
}

export const readPassModal = (state: FormState) => valueOf(state, 'signer');
