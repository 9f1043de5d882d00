import { extendModal, readExtendModal, readRerouteModal, readWithdrawModal, rerouteModal, withdrawModal, } from '../blocks/intake-forms.js';
import { presserOf } from './presser.js';
export function openReroute({ intake }) {
    return async ({ action, body, reply }) => {
        await reply.open(rerouteModal(await intake.toReroute(action.value ?? '', presserOf(body))));
    };
}
export function openExtend({ intake }) {
    return async ({ action, body, reply }) => {
        await reply.open(extendModal(await intake.toTakeIn(action.value ?? '', presserOf(body))));
    };
}
export function openWithdraw({ intake }) {
    return async ({ action, body, reply }) => {
        await reply.open(withdrawModal(await intake.toWithdraw(action.value ?? '', presserOf(body))));
    };
}
/** One press: whom the account executive named is asked next. */
export function passOn({ intake }) {
    return async ({ action, body }) => {
        await intake.passOn(action.value ?? '', presserOf(body));
    };
}
export function reroute({ intake }) {
    return async ({ ack, body, view }) => {
        await intake.reroute(view.private_metadata, presserOf(body), readRerouteModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
export function extend({ intake }) {
    return async ({ ack, body, view }) => {
        await intake.extend(view.private_metadata, presserOf(body), readExtendModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
export function withdraw({ intake }) {
    return async ({ ack, body, view }) => {
        await intake.withdraw(view.private_metadata, presserOf(body), readWithdrawModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
