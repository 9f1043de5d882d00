import { ended } from '../core/taken-up.js';
import { dayWords } from '../core/time/day-words.js';
import { momentWords } from './dates.js';
import { ACTION } from './ids.js';
import { actions, bold, button, moment, words, wordsWithLinks } from './kit.js';
/** What came of a handoff after it was accepted, as our own people read it, and the buttons to say it. */
/** How a handoff ended, in a word or two. */
export const OUTCOMES = {
    declined: 'Declined',
    mended: 'Declined, sent again',
    withdrawn: 'Withdrawn',
    not_worth: 'Not worth working',
    won: 'Won',
    lost: 'Lost',
    no_deal: 'No deal',
};
export const NOT_WORTH = { budget: 'budget', timing: 'timing', fit: 'fit' };
/** “Worth working?”, each answer one tap. */
export function worthWorkingButtons(id) {
    return actions(button('Yes', ACTION.worthWorking, id), button('No: budget', ACTION.notWorthBudget, id), button('No: timing', ACTION.notWorthTiming, id), button('No: fit', ACTION.notWorthFit, id));
}
export const whatCameOfItButton = (id) => button('What came of it…', ACTION.outcome, id);
/** The opportunity that was opened, and how it ended; nothing as long as neither has happened. */
export function outcomeLines(handoff) {
    const { opened, createdAt } = handoff;
    const end = ended(handoff);
    const ending = end ? [endedLine(end), ...endLines(end)] : [];
    return [...(opened === null ? [] : [opportunityLine(opened, createdAt)]), ...ending];
}
export function opportunityLine({ link, openedOn, amount }, asOf) {
    const facts = words(` (opened ${dayWords(openedOn, asOf)}${amount === null ? '' : `, ${amount}`})`);
    return [bold('Opportunity: '), ...wordsWithLinks(link), facts];
}
function endedLine({ outcome, endedAt, window }) {
    return [bold(`${OUTCOMES[outcome]}, `), moment(endedAt, momentWords(endedAt, window.aeZone)), words('.')];
}
/** Why, for how much, and what the partner did. */
export function endLines(handoff) {
    switch (handoff.outcome) {
        case 'not_worth':
            return [[bold('Why: '), words(NOT_WORTH[handoff.notWorth])]];
        case 'won':
            return [...named('Amount: ', handoff.amount), ...named('What the partner did: ', handoff.partnerDid)];
        case 'lost':
        case 'no_deal':
            return named('Why: ', handoff.endReason);
        default:
            return handoff;
    }
}
const named = (title, text) => text === null ? [] : [[bold(title), words(text)]];
