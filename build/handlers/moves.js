import { moveChangedModal, moveDidNotHappenModal, readMoveChangedModal, readMoveDidNotHappenModal, readRolesModal, rolesModal, } from '../blocks/move-forms.js';
import { presserOf } from './presser.js';
import { rememberPress } from './remember-press.js';
/** One tap: the card that was pressed shows it. */
const tapped = (deed) => ({ sellerMoves, rememberPress: remember }) => async ({ action, body }) => {
    rememberPress(remember, body);
    await sellerMoves[deed](action.value ?? '', presserOf(body));
};
export const moveDone = tapped('done');
export const introductionMade = tapped('introduced');
export const stillGoing = tapped('stillGoing');
export const remindPartner = tapped('remindPartner');
export function openMoveChanged({ sellerMoves, rememberPress: remember, now }) {
    return async ({ action, body, reply }) => {
        const agreed = await sellerMoves.toMoveOn(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(moveChangedModal(agreed, now()));
    };
}
export function changeMove({ sellerMoves }) {
    return async ({ ack, body, view }) => {
        await sellerMoves.changes(view.private_metadata, presserOf(body), readMoveChangedModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
export function openMoveDidNotHappen({ sellerMoves, rememberPress: remember }) {
    return async ({ action, body, reply }) => {
        const agreed = await sellerMoves.toMoveOn(action.value ?? '', presserOf(body));
        rememberPress(remember, body);
        await reply.open(moveDidNotHappenModal(agreed));
    };
}
export function moveDidNotHappen({ sellerMoves }) {
    return async ({ ack, body, view }) => {
        await sellerMoves.didNot(view.private_metadata, presserOf(body), readMoveDidNotHappenModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
/** "Roles…" under the status of a handoff. */
export function openRoles({ sellerMoves }) {
    return async ({ action, body, reply }) => {
        await reply.open(rolesModal(await sellerMoves.toChangeRoles(action.value ?? '', presserOf(body))));
    };
}
export function changeRoles({ sellerMoves }) {
    return async ({ ack, body, view }) => {
        await sellerMoves.changeRoles(view.private_metadata, presserOf(body), readRolesModal(view.state.values));
        await ack({ response_action: 'clear' });
    };
}
