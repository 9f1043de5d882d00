import { correctCreditModal, disputeCreditModal, keepCreditModal, readCorrectCreditModal, readCreditReasonModal, } from '../blocks/credit-forms.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
export function openCorrectCredit({ crediting, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const credited = await crediting.toCorrect(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(correctCreditModal(credited));
    };
}
export function correctCredit({ crediting }) {
    return async ({ ack, body, view }) => {
        await crediting.correct(view.private_metadata, presserOf(body), readCorrectCreditModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
export function openDisputeCredit({ crediting }) {
    return async ({ action, body, reply }) => {
        await reply.open(disputeCreditModal(await crediting.toDispute(action.value ?? '', presserOf(body))));
    };
}
export function disputeCredit({ crediting }) {
    return async ({ ack, body, view }) => {
        await crediting.dispute(view.private_metadata, presserOf(body), readCreditReasonModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
export function openKeepCredit({ crediting, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const credited = await crediting.toKeep(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(keepCreditModal(credited));
    };
}
export function keepCredit({ crediting }) {
    return async ({ ack, body, view }) => {
        await crediting.keep(view.private_metadata, presserOf(body), readCreditReasonModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
