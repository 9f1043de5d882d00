import { noPartnerToRegisterFor, readReasonModal, readRegistrationModal, registeredPage, registrationModal, withdrawRegistrationModal, } from '../blocks/registration-forms.js';
import { registrationsAnswer } from '../blocks/registration-list.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
/** `/handoff register`; what is typed behind it is the account. */
export function openRegister({ registrations }) {
    return async ({ command, reply }, account) => {
        const by = { userId: command.user_id, teamId: command.team_id };
        const { areAny, only } = await registrations.partnersFor(by);
        await reply.open(areAny ? registrationModal(only, { account }) : noPartnerToRegisterFor());
    };
}
export function registerAccount({ registrations }) {
    return async ({ ack, body, view }) => {
        const { made, ...said } = await registrations.register(presserOf(body), readRegistrationModal(view.state.values));
        await ack({ response_action: 'update', view: registeredPage(made, said) });
    };
}
/** `/handoff registrations`; what is typed behind it is an account. */
export function showRegistrations({ registrationLists, now }) {
    return async ({ command, reply }, account) => {
        const by = { userId: command.user_id, teamId: command.team_id };
        await reply.say(registrationsAnswer(await registrationLists.of(by, account), now()));
    };
}
export function extendRegistration({ registrations, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        rememberPress(remember, body);
        await registrations.extend(action.value ?? '', presserOf(body));
        await reply.say('It is extended by 30 days. The partner reads so.');
    };
}
export function letRegistrationEnd({ registrations, rememberPress: remember }) {
    return async ({ action, body }) => {
        rememberPress(remember, body);
        await registrations.letEnd(action.value ?? '', presserOf(body));
    };
}
export function openWithdrawRegistration({ registrations, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const { registration, partner } = await registrations.toWithdraw(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(withdrawRegistrationModal(registration, partner.name));
    };
}
export function withdrawRegistration({ registrations }) {
    return async ({ ack, body, view }) => {
        await registrations.withdraw(view.private_metadata, presserOf(body), readReasonModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
