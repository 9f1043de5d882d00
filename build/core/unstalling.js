import { Refusal } from './errors.js';
import { mayMove } from './moving.js';
import { worked } from './taken-up.js';
import { momentInSentence } from './time/instant.js';
/** It is being worked, although nothing of it has changed for long. Once for each question; throws Refusal. */
export function stillGoing(handoff, { by, now }) {
    const agreed = mayMove(handoff, by);
    if (!worked(agreed))
        throw new Refusal('Say first whether it is worth working. Nothing has changed.');
    mustBeAsked(agreed, agreed.moves.saidAt, 'You have said this already. Nothing has changed.');
    return {
        next: { ...agreed, moves: { ...agreed.moves, saidAt: now }, nextActionAt: now },
        notices: [],
        event: { kind: 'still_going', actor: by.userId, at: now },
    };
}
/** The partner is reminded of its move once more. Once for each question; throws Refusal. */
export function remindPartner(handoff, { by, now }) {
    const agreed = mayMove(handoff, by);
    const { partnerDoneAt, partnerAskedAt, partnerRemindedAt, partnerDueOn: day } = agreed.moves;
    if (partnerDoneAt !== null)
        throw new Refusal('The partner has done its move. Nothing has changed.');
    const asked = Math.max(partnerAskedAt, partnerRemindedAt ?? 0);
    mustBeAsked(agreed, asked, `They were asked ${momentInSentence(asked)}. Nothing has changed.`);
    return {
        next: { ...agreed, moves: { ...agreed.moves, partnerRemindedAt: now, saidAt: now }, nextActionAt: now },
        notices: [{ kind: 'partner_reminder', day, at: now }],
        event: { kind: 'partner_reminded', actor: by.userId, at: now },
    };
}
/** Throws Refusal with `otherwise` unless its owner was asked since `said`. */
function mustBeAsked({ moves: { stallAskedAt } }, said, otherwise) {
    if (stallAskedAt === null || said >= stallAskedAt)
        throw new Refusal(otherwise);
}
