import { Refusal } from '../core/errors.js';
import { readReason } from '../core/intake-forms.js';
import { mayReopen, reopen, undo } from '../core/reopening.js';
export function createReopening(deps) {
    const { store, calendars, now, onSaved } = deps;
    const find = async (id) => {
        const handoff = await store.handoff(id);
        if (!handoff)
            throw new Refusal('This handoff is not known here. Nothing has changed.');
        return { handoff, intakeOwner: await store.intakeOwner(handoff) };
    };
    // Nothing is refused before: the same press that comes again is known in the transaction, and needs no sentence.
    const change = async (id, by, decide) => {
        await store.change(id, decide, by.requestId);
        onSaved();
    };
    return {
        /** Whoever answered takes it back. Throws Refusal. */
        async undo(id, by) {
            const { handoff, intakeOwner } = await find(id);
            const time = await calendars.ofHandoff(handoff);
            return change(id, by, (current) => undo(current, { by, intakeOwner, time, now: now() }));
        },
        /** The handoff, if this presser may reopen it; throws Refusal otherwise. */
        async toReopen(id, by) {
            const { handoff, intakeOwner } = await find(id);
            return mayReopen(handoff, { by, intakeOwner });
        },
        /** The intake owner reopens it. Throws Refusal, or WrongInput without a reason. */
        async reopen(id, by, form) {
            const { handoff, intakeOwner } = await find(id);
            const time = await calendars.ofHandoff(handoff);
            return change(id, by, (current) => {
                mayReopen(current, { by, intakeOwner });
                return reopen(current, { by, intakeOwner, reason: readReason(form.reason), time, now: now() });
            });
        },
    };
}
