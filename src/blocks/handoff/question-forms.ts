import type { ModalView } from '@slack/web-api';
import { type Awaiting, type Handoff, isLate } from '../../core/handoff/handoff.ts';
import { MAX_WORDS } from '../../core/handoff/question-forms.ts';
import { answererOf, type Question, questionId } from '../../core/handoff/questions.ts';
import { decideBy } from './ae-posts.ts';
import { type FormState, valueOf } from '../kit/form-values.ts';
import { VIEW } from '../ids.ts';
import { bold, field, modal, person, rich, words } from '../kit/kit.ts';

/** The forms behind "Ask…" and "Answer", and their readers. */

/** Says to whom it goes, and that the window goes on. Nobody is looked up before a form opens, so it says too who is next. */
export function askModal(handoff: Awaiting): ModalView {
  const { author, packet } = handoff;
  const answerer = answererOf(handoff);
  const otherwise = answerer === author ? [] : [words(' (or, should they have left, to '), person(author), words(')')];
  return modal({
    view: VIEW.ask,
    title: 'Ask before you decide',
    submit: 'Ask',
    id: handoff.id,
    blocks: [
      rich(
        [bold(packet.account), words(': your question goes to '), person(answerer), ...otherwise, words(' at once.')],
        [...(isLate(handoff) ? [] : [words('The clock goes on. ')]), ...decideBy(handoff)],
      ),
      field({
        key: 'question',
        label: 'What do you need to know?',
        hint: 'Stays inside the company. The answer comes to you as a message.',
        element: { type: 'plain_text_input', multiline: true, max_length: MAX_WORDS },
      }),
    ],
  });
}

export function replyModal(handoff: Handoff, question: Question): ModalView {
  return modal({
    view: VIEW.reply,
    title: 'Answer the question',
    submit: 'Answer',
    id: questionId(handoff, question),
    blocks: [
      rich([bold(`${handoff.packet.account}: `), person(question.by), words(' asks:')], [words(question.words)]),
      field({
        key: 'answer',
        label: 'Your answer',
        hint: 'Stays inside the company. They get it at once.',
        element: { type: 'plain_text_input', multiline: true, max_length: MAX_WORDS },
      }),
    ],
  });
}

export const readAskModal = (state: FormState) => valueOf(state, 'question');
export const readReplyModal = (state: FormState) => valueOf(state, 'answer');
