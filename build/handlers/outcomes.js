import { outcomeModal, readOutcomeModal } from '../blocks/outcome-form.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
/** “Worth working?” was answered with yes: one tap, and the card shows it. */
export function sayWorthWorking({ outcomes, rememberPress: remember }) {
    return async ({ action, body }) => {
        const by = presserOf(body);
        const { id } = await outcomes.toRecord(action.value ?? '', by);
        rememberPress(remember, body);
        await outcomes.qualify(id, by);
    };
}
/** It was answered with no, and why. */
export function sayNotWorth({ outcomes, rememberPress: remember }, reason) {
    return async ({ action, body }) => {
        const by = presserOf(body);
        const { id } = await outcomes.toRecord(action.value ?? '', by);
        rememberPress(remember, body);
        await outcomes.disqualify(id, by, reason);
    };
}
/** What came of it was pressed, or `chosen` of it. */
export function openOutcome({ outcomes, rememberPress: remember, now }, chosen = null) {
    return async ({ action, body, reply }) => {
        const handoff = await outcomes.toRecord(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(outcomeModal(handoff, now(), chosen));
    };
}
export function recordOutcome({ outcomes }) {
    return async ({ ack, body, view }) => {
        await outcomes.record(view.private_metadata, presserOf(body), readOutcomeModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
