import { readCreditCorrection, readCreditReason } from '../core/credit-forms.js';
import { correctCredit, disputeCredit, keepCredit, mayDispute, mustBeCredited, mustBeDisputed, } from '../core/crediting.js';
import { Refusal } from '../core/errors.js';
/** More people than that would each wait for another. */
const MOST_SETTLERS = 5;
export function createCrediting(deps) {
    const { store, powers, now, onSaved } = deps;
    /** Throws a Refusal unless this presser may correct the credit, and so settle what is disputed. */
    const mustCorrectCredit = (by) => powers.mustBeAllowed('correct_credit', by);
    const find = async (id) => {
        const handoff = await store.handoff(id);
        if (!handoff)
            throw new Refusal('This handoff is not known here. Nothing has changed.');
        return { handoff, history: await store.history(id) };
    };
    const alliancesOwnerOf = async (handoff) => (await store.backstops(handoff)).alliancesOwner;
    /** Who is told of a dispute: whoever may settle it, and where nobody is named for that whoever knows whom to ask. */
    const settlersOf = async (handoff) => {
        const revops = await powers.peopleIn('revops');
        const named = revops.length > 0 ? revops : await powers.peopleIn('administrator');
        const { escalationContact } = await store.backstops(handoff);
        return named.length > 0 ? named.slice(0, MOST_SETTLERS) : [escalationContact];
    };
    const change = async (id, by, decide) => {
        await store.change(id, decide, by.requestId);
        onSaved();
    };
    return {
        /** What this presser can do about the credit of this handoff; for what is only shown to those who can. */
        async powersOver({ handoff, history }, by) {
            const alliancesOwner = await alliancesOwnerOf(handoff);
            const correcting = async () => {
                mustBeCredited(handoff);
                await mustCorrectCredit(by);
            };
            return {
                mayCorrect: await isAllowed(correcting),
                mayDispute: await isAllowed(async () => void mayDispute(handoff, { by, alliancesOwner, history })),
            };
        },
        /** The handoff, if this presser may correct its credit; throws Refusal otherwise. */
        async toCorrect(id, by) {
            const found = await find(id);
            mustBeCredited(found.handoff);
            await mustCorrectCredit(by);
            return found;
        },
        /** Throws WrongInput beside the fields, or a Refusal; then nothing is saved. */
        async correct(id, by, form) {
            await mustCorrectCredit(by);
            const alliancesOwner = await alliancesOwnerOf((await find(id)).handoff);
            const typed = readCreditCorrection(form);
            return change(id, by, (handoff) => correctCredit(handoff, { by, ...typed, alliancesOwner, now: now() }));
        },
        /** The handoff, if this presser may dispute its credit; throws Refusal otherwise. */
        async toDispute(id, by) {
            const found = await find(id);
            mayDispute(found.handoff, { by, history: found.history, alliancesOwner: await alliancesOwnerOf(found.handoff) });
            return found;
        },
        /** Throws WrongInput without a reason, or a Refusal; then nothing is saved. */
        async dispute(id, by, typed) {
            const { handoff: seen } = await find(id);
            const [alliancesOwner, settlers] = [await alliancesOwnerOf(seen), await settlersOf(seen)];
            return change(id, by, (handoff, history) => {
                const asked = { by, alliancesOwner, history: history() };
                mayDispute(handoff, asked);
                return disputeCredit(handoff, { ...asked, settlers, reason: readCreditReason(typed), now: now() });
            });
        },
        /** The handoff, if its credit is disputed and this presser may keep it; throws Refusal otherwise. */
        async toKeep(id, by) {
            const found = await find(id);
            await mustCorrectCredit(by);
            mustBeDisputed(found.history);
            return found;
        },
        /** Throws WrongInput without a reason, or a Refusal; then nothing is saved. */
        async keep(id, by, typed) {
            await mustCorrectCredit(by);
            const alliancesOwner = await alliancesOwnerOf((await find(id)).handoff);
            const reason = readCreditReason(typed);
            return change(id, by, (handoff, history) => keepCredit(handoff, { by, reason, history: history(), alliancesOwner, now: now() }));
        },
    };
}
async function isAllowed(ask) {
    try {
        await ask();
        return true;
    }
    catch (error) {
        if (error instanceof Refusal)
            return false;
        throw error;
    }
}
