import { awaiting, checking, returned } from '../core/handoff.js';
import { inWork } from '../core/taken-up.js';
import { creditButtons } from './credit-status.js';
import { ACTION } from './ids.js';
import { actions, button } from './kit.js';
export function statusButtons(handoff, { isAuthor, reopening, isAe, credit }) {
    return [
        ...(isAuthor ? [...forAuthor(handoff), another(handoff)] : []),
        ...(reopening === null ? [] : [reopeningButton(handoff, reopening)]),
        ...(isAe && inWork(handoff) ? [actions(button('Roles…', ACTION.changeRoles, handoff.id))] : []),
        ...creditButtons(handoff, credit),
    ];
}
/** What is being checked is not corrected: who looks for conflicts would sign another packet than they read. */
function forAuthor(handoff) {
    const { id } = handoff;
    const withdraw = button('Withdraw…', ACTION.withdraw, id, 'danger');
    if (awaiting(handoff))
        return [actions(button('Correct a fact…', ACTION.correct, id), withdraw)];
    if (returned(handoff))
        return [actions(button('Mend and send again', ACTION.revise, id, 'primary'), withdraw)];
    return checking(handoff) ? [actions(withdraw)] : [];
}
/** Who has found a partner that delivers brings the next deal with it. */
const another = ({ id }) => actions(button('Another like this…', ACTION.startAnother, id));
function reopeningButton({ id }, reopening) {
    return actions(reopening === 'undo' ? button('Undo', ACTION.undo, id) : button('Reopen…', ACTION.reopen, id));
}
