import { clearModal, passModal, readClearModal, readPassModal, readReturnModal, returnModal, } from '../blocks/check-forms.js';
import { registrationModal } from '../blocks/registration-forms.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
/** One press, when the directory shows nothing. */
export function clearAsFound({ conflictChecks, rememberPress: remember }) {
    return async ({ action, body }) => {
        rememberPress(remember, body);
        await conflictChecks.clearAsFound(action.value ?? '', presserOf(body));
    };
}
export function openClear({ conflictChecks, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const { open, ...known } = await conflictChecks.toSign(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(clearModal(open, known));
    };
}
export function clearCheck({ conflictChecks }) {
    return async ({ ack, body, view }) => {
        await conflictChecks.clear(view.private_metadata, presserOf(body), readClearModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
export function openReturn({ conflictChecks, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const { open } = await conflictChecks.toSign(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(returnModal(open));
    };
}
export function returnCheck({ conflictChecks }) {
    return async ({ ack, body, view }) => {
        await conflictChecks.returnIt(view.private_metadata, presserOf(body), readReturnModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
/** The account is registered for the partner that brought it: the form holds what the packet says. */
export function openRegisterFromCheck({ conflictChecks }) {
    return async ({ action, body, reply }) => {
        const { open, partner } = await conflictChecks.toSign(action.value ?? '', presserOf(body));
        const { customer_trigger: need, ...packet } = open.packet;
        await reply.open(registrationModal(partner, { ...packet, need }));
    };
}
export function openPass({ conflictChecks, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const open = await conflictChecks.toPass(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(passModal(open));
    };
}
export function passCheck({ conflictChecks }) {
    return async ({ ack, body, view }) => {
        await conflictChecks.pass(view.private_metadata, presserOf(body), readPassModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
