import { acceptModal, declineModal, readAcceptModal, readDeclineModal } from '../blocks/answer-modals.js';
import { rememberPress } from './remember-press.js';
import { presserOf } from './presser.js';
/** Accept was pressed. A presser who may not answer is refused here, before typing anything. */
export function openAccept({ handoffs, preferences, agreements, rememberPress: remember, now }) {
    return async ({ action, body, reply }) => {
        const handoff = await handoffs.toAnswer(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        const roles = await preferences.usualRoles();
        await reply.open(acceptModal(handoff, roles, now(), await agreements.acceptance()));
    };
}
export function acceptHandoff({ handoffs }) {
    return async ({ ack, body, view }) => {
        await handoffs.accept(view.private_metadata, presserOf(body), readAcceptModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
/** Decline was pressed. */
export function openDecline({ handoffs, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const handoff = await handoffs.toAnswer(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(declineModal(handoff));
    };
}
export function declineHandoff({ handoffs }) {
    return async ({ ack, body, view }) => {
        await handoffs.decline(view.private_metadata, presserOf(body), readDeclineModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
