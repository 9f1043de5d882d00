import { readReopenModal, reopenModal } from '../blocks/reopening.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
/** One press: whoever answered takes it back. */
export function undo({ reopening, rememberPress: remember }) {
    return async ({ action, body }) => {
        rememberPress(remember, body);
        await reopening.undo(action.value ?? '', presserOf(body));
    };
}
export function openReopen({ reopening }) {
    return async ({ action, body, reply }) => {
        await reply.open(reopenModal(await reopening.toReopen(action.value ?? '', presserOf(body))));
    };
}
export function reopen({ reopening }) {
    return async ({ ack, body, view }) => {
        await reopening.reopen(view.private_metadata, presserOf(body), readReopenModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
