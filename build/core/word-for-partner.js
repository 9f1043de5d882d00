import { Refusal } from './errors.js';
import { mayMend, mustBeAuthor } from './mending.js';
import { inWork } from './taken-up.js';
/** A sentence that the author writes for the partner, who reads it as it stands: once for each decline, and at any time after acceptance. */
/** The handoff, if this presser may write to the partner now: its author; throws Refusal otherwise. */
export function mayTellPartner(handoff, by) {
    mustBeAuthor(handoff, by);
    return inWork(handoff) ?? mayAddSentence(handoff, by);
}
function mayAddSentence(handoff, by) {
    const kept = mayMend(handoff, by);
    if (kept.sentenceForPartner !== null)
        throw new Refusal('You have added a sentence already. Write what is new into the partner’s thread yourself.');
    return kept;
}
/** Throws Refusal. */
export function tellPartner(handoff, { by, sentence, now }) {
    const told = mayTellPartner(handoff, by);
    const version = told.version + 1;
    const post = { kind: 'partner_sentence', version };
    const event = { kind: 'told_partner', actor: by.userId, at: now, reason: sentence };
    const agreed = inWork(told);
    if (!agreed) {
        const next = { ...mayAddSentence(handoff, by), sentenceForPartner: sentence };
        return { next, notices: [{ kind: 'author_card' }, post], event };
    }
    const moves = { ...agreed.moves, wordForPartner: sentence, wordVersion: version };
    return { next: { ...agreed, moves, nextActionAt: now }, notices: [post], event };
}
