import { readComeBack, readSentence } from '../core/declined-forms.js';
import { Refusal } from '../core/errors.js';
import { closeDeal, mayMend, park } from '../core/mending.js';
import { mayTellPartner, tellPartner } from '../core/word-for-partner.js';
export function createDeclinedDeals(deps) {
    const { store, authorCalendar, now, onSaved } = deps;
    const find = async (id) => {
        const handoff = await store.handoff(id);
        if (!handoff)
            throw new Refusal('This handoff is not known here. Nothing has changed.');
        return handoff;
    };
    const change = async (id, by, decide) => {
        await store.change(id, decide, by.requestId);
        onSaved();
    };
    return {
        /** The handoff, if this presser may decide what becomes of the deal; throws Refusal otherwise. */
        async toDecide(id, by) {
            return mayMend(await find(id), by);
        },
        /** The handoff, if this presser may write a sentence for the partner, also after acceptance; throws Refusal otherwise. */
        async toTellPartner(id, by) {
            return mayTellPartner(await find(id), by);
        },
        async park(id, by, day) {
            const calendar = await authorCalendar(await find(id));
            return change(id, by, (handoff) => {
                mayMend(handoff, by);
                return park(handoff, { by, day: readComeBack(day), calendar, now: now() });
            });
        },
        async tellPartner(id, by, sentence) {
            await find(id);
            return change(id, by, (handoff) => {
                mayTellPartner(handoff, by);
                return tellPartner(handoff, { by, sentence: readSentence(sentence), now: now() });
            });
        },
        async close(id, by) {
            await find(id);
            return change(id, by, (handoff) => closeDeal(handoff, { by, now: now() }));
        },
    };
}
