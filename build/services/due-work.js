import { passCheckTime } from '../core/check-clock.js';
import { Refusal, StoreTrouble } from '../core/errors.js';
import { checking, declined, draft, returned } from '../core/handoff.js';
import { passMending } from '../core/mending.js';
import { passMoves } from '../core/moves-clock.js';
import { endUndo } from '../core/reopening.js';
import { passReturned } from '../core/returning.js';
import { land, refuseAe, refuseAuthor } from '../core/sending.js';
import { inWork } from '../core/taken-up.js';
import { passTime, retime } from '../core/window.js';
import { createMovesTime } from './moves-time.js';
const AT_ONCE = 1000;
export function createDueWork(deps) {
    const { store, eligibility, signers, calendars, authorCalendar, attendHelp, attendRegistration, attendDispute, attendAgreement, attendDraft, now, onSaved, onError, } = deps;
    const movesTime = createMovesTime(deps);
    const checkDraft = async (kept) => {
        const clearance = await eligibility.checkPacket(kept.author, kept.packet);
        if (clearance.may === 'unknown')
            return;
        const gate = clearance.may === 'no' ? null : await gateOf(kept, clearance.time);
        if (gate === 'unknown')
            return;
        await store.change(kept.id, (current) => (draft(current) ? cleared(current, clearance, gate, now()) : null));
    };
    /** Null when nobody is left who may sign: its author hears why. */
    const gateOf = async (kept, { calendar }) => {
        const previous = kept.revisionOf === null ? null : await store.handoff(kept.revisionOf);
        return signers.gateOf(kept, previous, calendar).catch((error) => {
            if (error instanceof Refusal)
                return error;
            throw error;
        });
    };
    /** What the clock does with it, in the calendar of the one whose turn it is. */
    const passingOf = async (handoff) => {
        if (declined(handoff)) {
            const calendar = await authorCalendar(handoff);
            return (current, at) => passMending(current, calendar, at);
        }
        if (inWork(handoff)) {
            const time = await movesTime(handoff);
            return (current, at) => passMoves(current, time, at);
        }
        const open = checking(handoff);
        if (open) {
            const signer = await calendars.of(open.check.signer, open.check.zone);
            const ae = await calendars.of(open.packet.ae, open.check.aeZone);
            const time = { signer: signer.calendar, ae: ae.calendar };
            return (current, at) => passCheckTime(current, time, at);
        }
        if (returned(handoff)) {
            const calendar = await authorCalendar(handoff);
            return (current, at) => passReturned(current, calendar, at);
        }
        const { calendar } = await calendars.ofHandoff(handoff);
        return (current, at) => passTime(current, calendar, at);
    };
    const attend = async (id) => {
        const handoff = await store.handoff(id);
        if (!handoff)
            return;
        const kept = draft(handoff);
        if (kept)
            return checkDraft(kept);
        const passing = await passingOf(handoff);
        await store.change(id, (current) => passing(current, now()));
    };
    const endOffer = async (id) => {
        await store.change(id, (current) => endUndo(current, now()));
    };
    const recount = async (id) => {
        const handoff = await store.handoff(id);
        if (!handoff)
            return;
        const time = await calendars.ofHandoff(handoff);
        await store.change(id, (current) => retime(current, time, now()));
    };
    const each = async (ids, work) => {
        for (const id of ids) {
            await work(id).catch((error) => {
                // Nothing can be saved, so nothing can be seen to: the rows say next time what is due.
                if (error instanceof StoreTrouble)
                    throw error;
                onError(error, id);
            });
        }
    };
    return {
        /** Counts deadlines anew where calendars changed, checks the people in drafts, reminds, lets lapse, escalates, ends the time to undo. Throws StoreTrouble. */
        async doWhatIsDue() {
            await each(await store.handoffsToRetime(await calendars.version(), AT_ONCE), recount);
            await each(await store.dueHandoffs(now(), AT_ONCE), attend);
            await each(await store.handoffsPastUndo(now(), AT_ONCE), endOffer);
            await each(await store.help.due(now(), AT_ONCE), attendHelp);
            await each(await store.registrations.due(now(), AT_ONCE), attendRegistration);
            await each(await store.registrations.disputesDue(now(), AT_ONCE), attendDispute);
            await each(await store.agreement.due(now()), attendAgreement);
            await each(await store.drafts.due(now(), AT_ONCE), attendDraft);
            onSaved();
        },
        /** Whether something was really to be done by `at`: a reminder that waits for working hours was not. */
        async isOwed(handoff, at) {
            return (await passingOf(handoff))(handoff, at) !== null;
        },
    };
}
/** Slack has said who everybody in the draft is: it lands, or goes back. */
function cleared(kept, clearance, gate, now) {
    if (gate instanceof Refusal)
        return refuseAe(kept, gate.message, now);
    if (clearance.may === 'yes')
        return land(kept, clearance.time, now, gate ?? undefined);
    if (clearance.author !== null)
        return refuseAuthor(kept, now);
    const { ae, questions_to: questions } = clearance.refusals;
    const sentences = [ae, questions && `Questions cannot go there: ${questions}`].filter((sentence) => sentence);
    return refuseAe(kept, sentences.join(' '), now);
}
