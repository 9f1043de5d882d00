import { readReasonModal, ruleForClaimModal, ruleForNeitherModal } from '../blocks/registration-forms.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
export function openRuleForClaim({ disputes, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const claim = await disputes.toRuleFor(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(ruleForClaimModal(claim));
    };
}
export function openRuleForNeither({ disputes, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const dispute = await disputes.toRuleForNeither(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(ruleForNeitherModal(dispute));
    };
}
export function ruleForClaim({ disputes }) {
    return async ({ ack, body, view }) => {
        await disputes.ruleFor(view.private_metadata, presserOf(body), readReasonModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
export function ruleForNeither({ disputes }) {
    return async ({ ack, body, view }) => {
        await disputes.ruleForNeither(view.private_metadata, presserOf(body), readReasonModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
