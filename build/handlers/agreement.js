import { agreementAnswer } from '../blocks/agreement-answer.js';
import { agreementModal, agreementSavedPage, readAgreementModal } from '../blocks/agreement-form.js';
import { agreementSentence } from '../blocks/agreement-text.js';
import { presserOf } from './presser.js';
/** `/handoff agreement` */
export function showAgreement({ agreements }) {
    return async ({ command, reply }) => {
        const shown = await agreements.shown({ userId: command.user_id, teamId: command.team_id });
        await reply.say(agreementAnswer({ ...shown, reader: command.user_id }));
    };
}
/** Change…, Working agreement…: a window at once, the form as soon as Slack has said who asks. It holds the newest version. */
export function openAgreement({ agreements }) {
    return async ({ body, reply }) => {
        const window = await reply.wait('Working agreement');
        if (!window)
            return;
        const { newest, salesLead } = await agreements.toChange(presserOf(body));
        await window.show(agreementModal(newest, salesLead));
    };
}
export function saveAgreement({ agreements }) {
    return async ({ ack, body, view }) => {
        const input = readAgreementModal(view.state.values);
        const saved = await agreements.save(presserOf(body), view.private_metadata, input);
        await ack({ response_action: 'update', view: agreementSavedPage(saved) });
    };
}
export function confirmAgreement({ agreements }) {
    return async ({ action, body, reply }) => {
        const version = await agreements.confirm(action.value ?? '', presserOf(body));
        await reply.say(agreementSentence(version));
    };
}
export function sayStillRight({ agreements }) {
    return async ({ action, body, reply }) => {
        await agreements.stillRight(action.value ?? '', presserOf(body));
        await reply.say('Thank you. You two are asked again in a quarter.');
    };
}
