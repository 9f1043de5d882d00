import { draftsAnswer, thrownAway } from '../blocks/draft-list.js';
import { putOffDraftModal, readPutOffDraftModal } from '../blocks/draft-lines.js';
import { handoffModal } from '../blocks/handoff-modal.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
/** `/handoff drafts` */
export function showDrafts({ drafts }) {
    return async ({ command, reply }) => {
        await reply.say(draftsAnswer(await drafts.shown({ userId: command.user_id, teamId: command.team_id })));
    };
}
/** The form where it stood. */
export function continueDraft(deps) {
    return async ({ action, body, reply }) => {
        rememberPress(deps.rememberPress, body);
        await openForm(deps, reply, await deps.drafts.toContinue(action.value ?? '', presserOf(body)));
    };
}
export function openPutOffDraft({ drafts, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        rememberPress(remember, body);
        await reply.open(putOffDraftModal(await drafts.toPutOff(action.value ?? '', presserOf(body))));
    };
}
export function putOffDraft({ drafts }) {
    return async ({ ack, body, view }) => {
        await drafts.putOff(view.private_metadata, presserOf(body), readPutOffDraftModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
/** It can be taken back at once, so that nobody is asked whether they mean it. */
export function throwAwayDraft({ drafts, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        rememberPress(remember, body);
        await reply.say(thrownAway(await drafts.throwAway(action.value ?? '', presserOf(body))));
    };
}
/** And opened, where it stood. */
export function bringBackDraft(deps) {
    return async ({ action, body, reply }) => {
        rememberPress(deps.rememberPress, body);
        await openForm(deps, reply, await deps.drafts.bringBack(action.value ?? '', presserOf(body)));
    };
}
async function openForm({ packetForms }, reply, draft) {
    await reply.open(handoffModal({ ...(await packetForms.of(draft)), opened: new Set() }));
}
