import { accountIdIn } from '../blocks/account-menu.js';
import { wholeStateOf } from '../blocks/form-values.js';
import { handoffModal, openedIn } from '../blocks/handoff-modal.js';
import { MENU, VIEW } from '../blocks/ids.js';
import { readLastLook } from '../blocks/last-look.js';
import { readAskedFields } from '../blocks/packet-inputs.js';
import { typedFrom, writtenIn } from '../core/packet-draft.js';
import { presserOf } from './presser.js';
/** What the form holds now is kept; the contact and the account also say what follows. */
export function typePacket({ drafts, packetForms }) {
    return async ({ action, body, reply }) => {
        const { view } = body;
        if (view?.callback_id !== VIEW.packet && view?.callback_id !== VIEW.send)
            return;
        const draft = await drafts.keep(view.private_metadata, presserOf(body), heldIn(view, action.block_id), stampOf(action));
        if (!bringsMore(action))
            return;
        const form = await packetForms.of(draft);
        await reply.updateAsItIs(view, handoffModal({ ...form, opened: openedIn(view) }), NOT_SHOWN);
    };
}
/** With a contact comes their partner, and with an account of the menu what the directory says. Whoever writes is not drawn over. */
function bringsMore({ block_id: field, type }) {
    return field === MENU.contact || (field === MENU.account && type === 'external_select');
}
/** "Change…": the fields that follow from others are asked. */
export function changeGroup(deps, group) {
    return async ({ action, body, reply }) => {
        const { view } = body;
        if (view?.callback_id !== VIEW.packet)
            return;
        const form = await keptForm(deps, view, presserOf(body), stampOf(action));
        await reply.update(view.id, handoffModal({ ...form, opened: openedIn(view).add(group) }), NOT_SHOWN);
    };
}
/** From the last page back to the packet, with all that it held. */
export function backToPacket(deps) {
    return async ({ action, body, reply }) => {
        const { view } = body;
        const by = presserOf(body);
        const draft = await deps.drafts.find(action.value ?? '', by);
        if (!view)
            return;
        const form = await keptForm(deps, { ...view, private_metadata: draft.id }, by, stampOf(action));
        await reply.update(view.id, handoffModal({ ...form, opened: new Set() }), NOT_SHOWN);
    };
}
/** What the form holds is kept, and what follows from it. */
export async function keptForm({ drafts, packetForms }, view, by, stamp) {
    return packetForms.of(await drafts.keep(view.private_metadata, by, heldIn(view), stamp));
}
function heldIn(view, pressed = null) {
    const [drawn, now] = [{ blocks: view.blocks, state: null }, view].map((form) => {
        const state = wholeStateOf(form);
        return typedFrom({ ...readAskedFields(state), ...readLastLook(state) });
    });
    return { ...writtenIn(drawn ?? {}, now ?? {}, pressed), accountId: accountIdIn(view) };
}
/** Slack numbers actions by their moment, in microseconds: a later one can come first. */
export function stampOf({ action_ts: at }) {
    const micros = Math.round(Number(at) * 1_000_000);
    return Number.isSafeInteger(micros) ? micros : 0;
}
export const NOT_SHOWN = 'Slack did not draw the form anew. What you typed is saved: `/handoff drafts` brings it back.';
