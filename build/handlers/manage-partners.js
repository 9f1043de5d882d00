import { partnerChannelModal, partnerModal, partnersModal, readPartnerModal, readPartnerSearch, waitingModal, } from '../blocks/partner-forms.js';
import { readChannel } from '../blocks/partner-channel-field.js';
import { presserOf } from './presser.js';
const NOT_OPENED = 'Slack did not show the form. Close this window and open “Register a partner” again. Nothing was saved yet.';
const NOT_LISTED = 'Slack did not show this partner. Close this window and type `/handoff partners` again.';
/** `/handoff partners`: a window at once, the list as soon as Slack has said who asks. */
export function managePartners({ registry, contactProposals }) {
    return async ({ command, reply }) => {
        const window = await reply.wait('Partners');
        if (!window)
            return;
        const { list, mayEdit } = await registry.seenBy({ userId: command.user_id, teamId: command.team_id });
        await window.show(partnersModal(list, mayEdit, mayEdit ? await contactProposals.waiting() : []));
    };
}
/** One of the registry was looked for: it stands first in the list, to be edited. */
export function findPartner({ registry }) {
    return async ({ body, reply }) => {
        const { view } = body;
        const found = view && (await registry.partner(readPartnerSearch(view) ?? ''));
        const { list, mayEdit } = await registry.seenBy(presserOf(body), found?.name ?? null);
        if (found)
            await reply.update(view.id, partnersModal(list, mayEdit), NOT_LISTED);
    };
}
/** "Register a partner" asks for the channel first. "Edit" opens the form once Slack has said who is in it. */
export function openPartner({ registry }) {
    return async ({ action, body, reply }) => {
        const partner = await registry.partner(action.value ?? '');
        if (!partner) {
            await registry.mustAdminister(presserOf(body));
            return reply.push(partnerChannelModal());
        }
        const window = await reply.wait('Edit a partner');
        if (!window)
            return;
        await registry.mustAdminister(presserOf(body));
        await window.show(partnerModal(await registry.toEdit(partner)));
    };
}
/** The form takes the place of the question for the channel, once Slack has said who is in it. */
export function choosePartnerChannel({ registry }) {
    return async ({ ack, body, reply, view }) => {
        const by = presserOf(body);
        const company = await registry.sharedWith(by, readChannel(view.state.values));
        await ack({ response_action: 'update', view: waitingModal('Register a partner') });
        const form = partnerModal(await registry.toRegister(company, by));
        await reply.update(view.id, form, NOT_OPENED);
    };
}
/** Saved, and the list beneath shows it; or the same form again with a question. */
export function savePartner({ registry }) {
    return async ({ ack, body, reply, view }) => {
        const form = readPartnerModal(view);
        const id = view.private_metadata || null;
        const question = await registry.save(presserOf(body), id, form.typed);
        if (question) {
            const partner = id === null ? null : await registry.partner(id);
            return ack({ response_action: 'update', view: partnerModal({ ...form, partner }, question) });
        }
        await ack();
        if (view.root_view_id && view.root_view_id !== view.id) {
            await reply.update(view.root_view_id, partnersModal(await registry.list(form.typed.name)));
        }
    };
}
