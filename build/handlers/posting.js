import { moveChannelModal } from '../blocks/partner-channel.js';
import { readChannel } from '../blocks/partner-channel-field.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
export function openMoveChannel({ posting, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const partner = await posting.toMove(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(moveChannelModal(partner));
    };
}
export function moveChannel({ posting }) {
    return async ({ ack, body, view }) => {
        await posting.move(view.private_metadata, presserOf(body), readChannel(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
/** The message in which it was pressed says what is so now. */
export function pausePartner({ posting, rememberPress: remember }) {
    return async ({ action, body }) => {
        rememberPress(remember, body);
        await posting.pause(action.value ?? '', presserOf(body));
    };
}
export function resumePartner({ posting, rememberPress: remember }) {
    return async ({ action, body }) => {
        rememberPress(remember, body);
        await posting.resume(action.value ?? '', presserOf(body));
    };
}
