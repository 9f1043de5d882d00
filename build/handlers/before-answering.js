import { proposeModal, readProposeModal } from '../blocks/intake-forms.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
export function openPropose({ handoffs, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const handoff = await handoffs.toAnswer(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(proposeModal(handoff));
    };
}
export function proposeBetterPlaced({ handoffs }) {
    return async ({ ack, body, view }) => {
        await handoffs.propose(view.private_metadata, presserOf(body), readProposeModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
export function dialDown({ handoffs }, until) {
    return async ({ action, body, reply }) => {
        await handoffs.dialDown(action.value ?? '', presserOf(body), until);
        await reply.say(until === 'tomorrow'
            ? 'I remind you again when your next working day begins.'
            : 'I remind you again on the last day only.');
    };
}
