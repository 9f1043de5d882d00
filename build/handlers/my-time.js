import { absenceModal, myTimeModal, readAbsenceModal, readMyTimeModal } from '../blocks/my-time-form.js';
import { presserOf } from './presser.js';
/** `/handoff me`: one's own hours, days off and stand-ins. */
export function openMyTime({ preferences }) {
    return async ({ command, reply }) => {
        const mine = await preferences.mine({ userId: command.user_id, teamId: command.team_id });
        await reply.open(myTimeModal(mine));
    };
}
export function saveMyTime({ preferences }) {
    return async ({ ack, body, view }) => {
        await preferences.saveMine(presserOf(body), readMyTimeModal(view));
        await ack();
    };
}
/** "Add days off": a form over the window, which keeps what was typed in it. */
export function openAbsence() {
    return async ({ reply }) => reply.push(absenceModal());
}
/** Saved, and the window beneath shows it. */
export function saveAbsence({ preferences }) {
    return async ({ ack, body, reply, view }) => {
        const by = presserOf(body);
        await preferences.addAbsence(by, readAbsenceModal(view.state.values));
        await ack();
        if (view.root_view_id && view.root_view_id !== view.id) {
            await reply.update(view.root_view_id, myTimeModal(await preferences.mine(by)));
        }
    };
}
export function removeAbsence({ preferences }) {
    return async ({ action, body, reply }) => {
        const by = presserOf(body);
        await preferences.removeAbsence(by, action.value ?? '');
        if (body.view)
            await reply.update(body.view.id, myTimeModal(await preferences.mine(by)));
    };
}
