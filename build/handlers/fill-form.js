import { exampleModal } from '../blocks/example.js';
import { wholeStateOf } from '../blocks/form-values.js';
import { readPacketFields, withContactsOf } from '../blocks/packet-inputs.js';
import { exampleFor } from './show.js';
/** What a form answers while it is filled in. Nothing that was typed is lost. */
/** A partner was chosen: the contacts are theirs. */
export function choosePartner({ registry }) {
    return async ({ body: { view }, reply }) => {
        if (!view)
            return;
        const { partner: id } = readPacketFields(wholeStateOf(view));
        const partner = typeof id === 'string' ? await registry.partner(id) : null;
        if (partner)
            await reply.update(view.id, withContactsOf(view, partner), NOT_NARROWED);
    };
}
const NOT_NARROWED = 'Slack did not show the contacts of this partner. Choose another partner, and then this one again.';
/** A filled packet, over the form. */
export function showExampleOver({ now }) {
    return async ({ body, reply }) => {
        await reply.push(exampleModal(...exampleFor(body.user.id, now())));
    };
}
