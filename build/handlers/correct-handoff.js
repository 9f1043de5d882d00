import { correctionModal, readCorrectionModal } from '../blocks/correction-form.js';
import { presserOf } from './presser.js';
/** "Correct a fact…" was pressed: the form, filled with the packet. */
export function openCorrection({ corrections }) {
    return async ({ action, body, reply }) => {
        const { handoff, times } = await corrections.toCorrect(action.value ?? '', presserOf(body));
        await reply.open(correctionModal(handoff, times));
    };
}
export function correctHandoff({ corrections }) {
    return async ({ ack, body, view }) => {
        const { id, ...form } = readCorrectionModal(view);
        await corrections.correct(id, presserOf(body), form);
        await ack({ response_action: 'clear' });
    };
}
