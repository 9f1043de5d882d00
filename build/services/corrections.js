import { correct, mayCorrect, timesCorrected } from '../core/correcting.js';
import { Refusal } from '../core/errors.js';
import { NOT_SAID } from '../core/member.js';
import { isSameDeal } from '../core/same-account.js';
import { refuseSameDeal } from '../core/sending.js';
export function createCorrections(deps) {
    const { store, eligibility, now, onSaved } = deps;
    const find = async (id) => {
        const handoff = await store.handoff(id);
        if (!handoff)
            throw new Refusal('This handoff is not known here. Nothing has changed.');
        return handoff;
    };
    /** Whoever answers questions is asked about only when it is to be somebody else. */
    const errorsOfPeople = async ({ author, packet }, input) => {
        const { questions_to: named } = input;
        if (typeof named !== 'string' || named === packet.questions_to)
            return {};
        const { refusals, areAllKnown } = await eligibility.lookAt(author, { ae: null, questions_to: named });
        if (refusals.questions_to !== undefined)
            return { questions_to: await eligibility.inNames(refusals.questions_to) };
        return areAllKnown ? {} : { questions_to: NOT_SAID };
    };
    const save = async (id, by, { input, openedOn }) => {
        const seen = await find(id);
        const peopleErrors = await errorsOfPeople(seen, input);
        await store.change(id, (current, history) => correct(current, { by, input, openedOn, history: history(), peopleErrors, now: now() }), by.requestId, (next, waiting) => {
            if (!isSameDeal(next.packet, seen.packet))
                refuseSameDeal(next, waiting);
        });
    };
    return {
        /** The handoff, if this presser may correct its packet, and how often that has been done; throws Refusal otherwise. */
        async toCorrect(id, by) {
            const handoff = mayCorrect(await find(id), by);
            return { handoff, times: timesCorrected(await store.history(id)) };
        },
        /** Throws WrongInput beside the fields, or a Refusal; then nothing is saved. */
        async correct(id, by, form) {
            await save(id, by, form);
            onSaved();
        },
    };
}
