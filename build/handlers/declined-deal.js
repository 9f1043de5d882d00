import { closeDealModal, hasShown, parkModal, readParkModal, readTellPartnerModal, tellPartnerModal, } from '../blocks/declined-forms.js';
import { readSentence } from '../core/declined-forms.js';
import { presserOf } from './presser.js';
export function openPark({ declinedDeals }) {
    return async ({ action, body, reply }) => {
        await reply.open(parkModal(await declinedDeals.toDecide(action.value ?? '', presserOf(body))));
    };
}
export function park({ declinedDeals }) {
    return async ({ ack, body, view }) => {
        await declinedDeals.park(view.private_metadata, presserOf(body), readParkModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
export function openTellPartner({ declinedDeals }) {
    return async ({ action, body, reply }) => {
        await reply.open(tellPartnerModal(await declinedDeals.toTellPartner(action.value ?? '', presserOf(body))));
    };
}
/** Nothing is posted that its writer has not seen as it will stand. */
export function tellPartner({ declinedDeals }) {
    return async ({ ack, body, view }) => {
        const by = presserOf(body);
        const handoff = await declinedDeals.toTellPartner(view.private_metadata, by);
        const sentence = readSentence(readTellPartnerModal(view.state.values));
        if (!hasShown(view.blocks, sentence))
            return ack({ response_action: 'update', view: tellPartnerModal(handoff, sentence) });
        await declinedDeals.tellPartner(handoff.id, by, sentence);
        await ack({ response_action: 'clear' });
    };
}
export function openCloseDeal({ declinedDeals }) {
    return async ({ action, body, reply }) => {
        await reply.open(closeDealModal(await declinedDeals.toDecide(action.value ?? '', presserOf(body))));
    };
}
export function closeDeal({ declinedDeals }) {
    return async ({ ack, body, view }) => {
        await declinedDeals.close(view.private_metadata, presserOf(body));
        await ack({ response_action: 'clear' });
    };
}
