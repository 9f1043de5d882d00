import { notYetModal, readNotYetModal } from '../blocks/partner/moves.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
export function partnerMoveDone({ partnerMoves, rememberPress: remember }) {
    return async ({ action, body }) => {
        await partnerMoves.done(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
    };
}
export function openPartnerNotYet({ partnerMoves, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const view = await partnerMoves.toSayNotYet(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(notYetModal(view));
    };
}
export function partnerNotYet({ partnerMoves }) {
    return async ({ ack, body, view }) => {
        await partnerMoves.notYet(view.private_metadata, presserOf(body), readNotYetModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
