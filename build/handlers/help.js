import { askedPage, helpModal, notNowModal, readHelpModal, readNotNowModal } from '../blocks/help-forms.js';
import { handoffModal, noPartnersModal } from '../blocks/handoff-modal.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
/** `/handoff ask`; what is typed behind it is the account. */
export function openAskForHelp({ registry }) {
    return async ({ reply }, account) => {
        await reply.open(helpModal(await registry.hasPartners(), account));
    };
}
export function askForHelp({ helpRequests }) {
    return async ({ ack, body, view }) => {
        const request = await helpRequests.ask(presserOf(body), readHelpModal(view.state.values));
        await ack(request ? { response_action: 'update', view: askedPage(request) } : { response_action: 'clear' });
    };
}
/** Start a handoff: the form, filled with what was asked for. */
export function startFromHelp(deps) {
    const { helpRequests, registry, drafts, packetForms, rememberPress: remember } = deps;
    return async ({ action, body, reply }) => {
        const by = presserOf(body);
        const madeOf = await helpRequests.toTakeUp(action.value ?? '', by);
        rememberPress(remember, body);
        if (!(await registry.hasPartners()))
            return reply.open(noPartnersModal());
        const draft = await drafts.beginFromHelp(by, madeOf);
        await reply.open(handoffModal({ ...(await packetForms.of(draft)), opened: new Set() }));
    };
}
export function openHelpNotNow({ helpRequests, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const request = await helpRequests.toTakeUp(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(notNowModal(request));
    };
}
export function sayHelpNotNow({ helpRequests }) {
    return async ({ ack, body, view }) => {
        await helpRequests.sayNotNow(view.private_metadata, presserOf(body), readNotNowModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
/** Take it back, in the list of who has asked. */
export function takeHelpBack({ helpRequests }) {
    return async ({ action, body, reply }) => {
        await helpRequests.takeBack(action.value ?? '', presserOf(body));
        await reply.say('It is taken back. Whoever was asked reads that, and is not reminded.');
    };
}
