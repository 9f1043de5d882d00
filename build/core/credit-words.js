import { owedWord, TOUCH_LASTS_DAYS } from './credit.js';
import { lastCorrection } from './crediting.js';
import { windowOf } from './handoff.js';
import { plainDay } from './time/day-words.js';
/** How a partner is credited, and why: for our own people alone. A partner reads it in other words. */
/** "Touch 3 Nov 2026, opportunity created 10 Nov 2026: partner-sourced". Each day with its year, because it is read years later. */
export function creditWords(handoff, history = []) {
    return `${creditDays(handoff)}: ${verdict(handoff, history)}`;
}
/** "Brightwater is credited as partner-sourced. Touch 3 Nov 2026, no opportunity.", as the rule has it. */
export function creditSentences(handoff, partnerName) {
    return `${partnerName} is credited as ${creditWord(handoff.classification)}. ${creditDays(handoff)}.`;
}
/** The days by which the rule goes. */
export function creditDays({ packet, creditLine }) {
    const { partner_touch_on: touch, opportunity_created_on: created, opportunity_closed_on: closed } = packet;
    const isClosed = creditLine === 'opportunity_closed' && closed !== null;
    const opened = created === null ? 'no opportunity' : `opportunity created ${plainDay(created)}`;
    return `Touch ${plainDay(touch)}, ${opened}${isClosed ? `, closed ${plainDay(closed)}` : ''}`;
}
/** Why alliances is asked, for whoever says the word and for whoever waits for it. */
export const WHY_A_WORD = {
    touch_too_old: `the touch is more than ${TOUCH_LASTS_DAYS} days old, so alliances says whether it still counts`,
    opportunity_closed: 'it was closed before the touch, so a new opportunity is needed, or a word of alliances',
};
/** As everybody of ours calls it. */
export const creditWord = (classification) => WORDS[classification];
const WORDS = {
    partner_sourced: 'partner-sourced',
    partner_influenced: 'partner-influenced',
};
/** "was partner-sourced, now partner-influenced". */
export function creditChangeWords({ detail }) {
    const [was, now] = (detail ?? '').split('>').flatMap((one) => (isClassification(one) ? [creditWord(one)] : []));
    return `was ${was ?? 'not said'}, now ${now ?? 'not said'}`;
}
const isClassification = (text) => text in WORDS;
function verdict(handoff, history) {
    // Once it has landed nothing is owed: what was sent before the rule asked for a word stays as it was.
    const owed = windowOf(handoff) === null ? owedWord(handoff, handoff.createdAt) : null;
    if (owed !== null)
        return WHY_A_WORD[owed];
    const credit = creditWord(handoff.classification);
    if (lastCorrection(history) !== null)
        return `${credit}, corrected`;
    return handoff.creditWordBy === null ? credit : `${credit}, as alliances said`;
}
