import { handoffModal, noPartnersModal } from '../blocks/handoff-modal.js';
import { lastThreeWords } from '../core/last-three.js';
import { packetToMend } from '../core/sending.js';
import { presserOf } from './presser.js';
const NOTHING_OPENED = new Set();
/** `/handoff`: the empty form, for those who may send it. */
export function openHandoff({ powers, registry, drafts, packetForms, figures, }) {
    return async ({ command, reply }) => {
        const by = { userId: command.user_id, teamId: command.team_id };
        await powers.mustBeAllowedOnceKnown('send_handoff', by);
        if (!(await registry.hasPartners()))
            return reply.open(noPartnersModal());
        const thought = lastThreeWords(await figures.lastThree(by.userId));
        await reply.open(handoffModal({ ...(await packetForms.of(drafts.blank(by))), opened: NOTHING_OPENED, thought }));
    };
}
/** "Mend and send again", "Choose somebody else": the form, filled with what was sent before, or with what was typed since. */
export function reviseHandoff({ sending, drafts, packetForms }) {
    return async ({ action, body, reply }) => {
        const by = presserOf(body);
        const previous = await sending.toRevise(action.value ?? '', by);
        const draft = await drafts.beginRevision(by, previous.id, await packetForms.typedOf(previous, packetToMend(previous)));
        await reply.open(handoffModal({ ...(await packetForms.of(draft)), opened: NOTHING_OPENED }));
    };
}
