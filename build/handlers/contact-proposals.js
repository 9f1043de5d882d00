import { proposeContactModal, readProposal, readProposalButton, readProposalOf } from '../blocks/contact-proposal.js';
import { handoffModal, openedIn } from '../blocks/handoff-modal.js';
import { VIEW } from '../blocks/ids.js';
import { partnersModal } from '../blocks/partner-forms.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
import { keptForm, NOT_SHOWN, stampOf } from './write-packet.js';
/** Over the packet's form, whose words are kept first. */
export function openProposeContact(deps) {
    return async ({ action, body, reply }) => {
        const { view } = body;
        if (view?.callback_id !== VIEW.packet)
            return;
        const { draft } = await keptForm(deps, view, presserOf(body), stampOf(action));
        await reply.push(proposeContactModal(draft, await deps.contactProposals.toPropose(draft), openedIn(view)));
    };
}
/** The form beneath shows how it stands, or names them already. */
export function proposeContact({ contactProposals, packetForms }) {
    return async ({ ack, body, view, reply }) => {
        const { draft: id, opened } = readProposalOf(view);
        const draft = await contactProposals.propose(id, presserOf(body), readProposal(view));
        await ack();
        const form = await packetForms.of(draft);
        if (view.previous_view_id)
            await reply.update(view.previous_view_id, handoffModal({ ...form, opened }), NOT_SHOWN);
    };
}
/** In a message, which is drawn anew by itself, or in the list of partners. */
export function answerProposal(deps, is) {
    const { contactProposals, registry } = deps;
    return async ({ action, body, reply }) => {
        rememberPress(deps.rememberPress, body);
        const { draft, at } = readProposalButton(action.value ?? '');
        await contactProposals[is](draft, at, presserOf(body));
        if (!body.view)
            return;
        const { list, mayEdit } = await registry.seenBy(presserOf(body));
        await reply.update(body.view.id, partnersModal(list, mayEdit, await contactProposals.waiting()));
    };
}
