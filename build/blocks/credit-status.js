import { openDispute } from '../core/crediting.js';
import { creditWords } from '../core/credit-words.js';
import { ACTION } from './ids.js';
import { actions, bold, button, words } from './kit.js';
export const NO_POWERS = { mayCorrect: false, mayDispute: false };
export function creditLine(handoff, history) {
    const disputed = openDispute(history) === null ? [] : [words(' · '), bold('disputed')];
    return [bold('Credit: '), words(creditWords(handoff, history)), ...disputed];
}
/** Whoever may correct it need not dispute it. */
export function creditButtons({ id }, { mayCorrect, mayDispute }) {
    if (mayCorrect)
        return [actions(button('Correct the credit…', ACTION.correctCredit, id))];
    return mayDispute ? [actions(button('Dispute the credit…', ACTION.disputeCredit, id))] : [];
}
