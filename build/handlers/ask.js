import { askModal, readAskModal, readReplyModal, replyModal } from '../blocks/question-forms.js';
import { questionFrom } from '../core/questions.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
export function openAsk({ questions, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const handoff = await questions.toAsk(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(askModal(handoff));
    };
}
export function askQuestion({ questions }) {
    return async ({ ack, body, view }) => {
        await questions.ask(view.private_metadata, presserOf(body), readAskModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
/** Answer was pressed, under a question. */
export function openReply({ questions, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const { handoff: id, number } = questionFrom(action.value ?? '');
        const { handoff, question } = await questions.toReply(id, presserOf(body), number);
        rememberPress(remember, body);
        await reply.open(replyModal(handoff, question));
    };
}
export function answerQuestion({ questions }) {
    return async ({ ack, body, view }) => {
        const { handoff, number } = questionFrom(view.private_metadata);
        await questions.reply(handoff, presserOf(body), number, readReplyModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
