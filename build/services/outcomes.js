import { Refusal } from '../core/errors.js';
import { readOutcome } from '../core/outcome-form.js';
import { disqualify, lose, mayRecord, openOpportunity, qualify, win } from '../core/outcomes.js';
export function createOutcomes(deps) {
    const { store, now, onSaved } = deps;
    const change = async (id, by, decide) => {
        mustBeKnown(await store.change(id, decide, by.requestId));
        onSaved();
    };
    return {
        /** The handoff, if this presser may say what came of it now; throws Refusal otherwise. */
        async toRecord(id, by) {
            return mayRecord(mustBeKnown(await store.handoff(id)), by);
        },
        /** Worth working. Throws Refusal. */
        async qualify(id, by) {
            return change(id, by, (handoff) => qualify(handoff, { by, now: now() }));
        },
        /** Not worth working. Throws Refusal. */
        async disqualify(id, by, reason) {
            return change(id, by, (handoff) => disqualify(handoff, { by, reason, now: now() }));
        },
        /** What came of it, as the form has it. Throws WrongInput beside the fields, or a Refusal. */
        async record(id, by, form) {
            return change(id, by, (handoff) => {
                const { window } = mayRecord(handoff, by);
                return recorded(handoff, by, readOutcome(form, { zone: window.aeZone, now: now() }), now());
            });
        },
    };
}
function recorded(handoff, by, answer, now) {
    switch (answer.what) {
        case 'opportunity':
            return openOpportunity(handoff, { by, opened: answer.opened, now });
        case 'won':
            return win(handoff, { by, amount: answer.amount, partnerDid: answer.partnerDid, now });
        case 'lost':
        case 'no_deal':
            return lose(handoff, { by, outcome: answer.what, reason: answer.reason, now });
        case 'not_worth':
            return disqualify(handoff, { by, reason: answer.reason, now });
        default:
            return answer;
    }
}
function mustBeKnown(handoff) {
    if (!handoff)
        throw new Refusal('This handoff is not known here. Nothing has changed.');
    return handoff;
}
