import { askModal, readAskModal, readReplyModal, replyModal } from '../../blocks/handoff/question-forms.ts';
import { questionFrom } from '../../core/handoff/questions.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { ActionArgs, ViewArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';

/** A question of the account executive's before they decide, and its answer. */

type Deps = Pick<HandlerDeps, 'questions'>;
type PressDeps = Pick<HandlerDeps, 'questions' | 'rememberPress'>;

export function openAsk({ questions, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const handoff = await questions.toAsk(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(askModal(handoff));
  };
}

export function askQuestion({ questions }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await questions.ask(view.private_metadata, presserOf(body), readAskModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}

/** Answer was pressed, under a question. */
export function openReply({ questions, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const { handoff: id, number } = questionFrom(action.value ?? '');
    const { handoff, question } = await questions.toReply(id, presserOf(body), number);
    rememberPress(remember, body);
    await reply.open(replyModal(handoff, question));
  };
}

export function answerQuestion({ questions }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    const { handoff, number } = questionFrom(view.private_metadata);
    await questions.reply(handoff, presserOf(body), number, readReplyModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}
