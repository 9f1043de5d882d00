import { beforeCorrections, changesBetween, postBegunAt } from './correction.js';
import { Refusal, WrongInput } from './errors.js';
import { mustAwait } from './may-answer.js';
import { fieldOf } from './packet.js';
import { readCorrection } from './read-packet.js';
import { isSameCustomer } from './same-account.js';
/** What its author does with a packet that waits for its answer: a fact was wrong, and is put right. */
/** The handoff, if this presser may correct its packet; throws Refusal otherwise. Asked before the form is opened and when it is sent. */
export function mayCorrect(handoff, by) {
    if (by.userId !== handoff.author || by.teamId !== handoff.teamId) {
        throw new Refusal(`Only its author, <@${handoff.author}>, can correct this handoff. Nothing has changed.`);
    }
    return mustAwait(handoff, by);
}
/** How often it was corrected: two forms that were opened on the same count cross when both are sent. */
export function timesCorrected(history) {
    return history.filter(({ kind }) => kind === 'corrected').length;
}
/**
 * The packet as it is typed now; window, account executive and credit stay. The account executive is told, the partner’s card is drawn anew
 * when it shows another fact. Throws WrongInput beside the fields, also when nothing is different.
 */
export function correct(handoff, command) {
    const { by, input, openedOn, history, peopleErrors, now } = command;
    const waiting = mayCorrect(handoff, by);
    if (timesCorrected(history) !== openedOn)
        throw new Refusal(changedMeanwhile(handoff));
    const packet = readCorrection(input, waiting, peopleErrors, now);
    const changes = changesBetween(waiting.packet, packet);
    if (changes.length === 0)
        throw new WrongInput({ account: 'Nothing is different yet: change what was wrong, then send.' });
    mustBeOfCheckedAccount(waiting, packet, history);
    return {
        next: { ...waiting, packet },
        notices: [
            { kind: 'ae_card', person: packet.ae },
            { kind: 'ae_corrected', person: packet.ae, at: postBegunAt(history, now) },
            ...forPartner(changes),
        ],
        event: { kind: 'corrected', actor: by.userId, at: now, changes },
    };
}
/** Throws WrongInput when the check that was signed is of another account; step by step it does not get there either. */
function mustBeOfCheckedAccount({ clearing, packet: before }, packet, history) {
    // What its author certified they may certify of another account too.
    if (clearing === null || clearing.answers === null)
        return;
    const since = history.filter(({ kind, at }) => kind === 'corrected' && at >= clearing.at);
    const checked = beforeCorrections(before, since);
    if (isSameCustomer(checked, packet))
        return;
    const account = `Its conflict check was for ${checked.account}. Withdraw it, and hand off anew.`;
    throw new WrongInput({ account });
}
function forPartner(changes) {
    const isRead = changes.some(({ field }) => fieldOf(field).partnerReads === 'from_the_start');
    return isRead ? [{ kind: 'partner_card' }] : [];
}
const changedMeanwhile = ({ id }) => `It was changed meanwhile. What you typed stays in this form: copy it, and begin again from \`/handoff status ${id}\`.`;
