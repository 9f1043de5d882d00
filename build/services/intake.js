import { Refusal, WrongInput } from '../core/errors.js';
import { declined } from '../core/handoff.js';
import { happenedThisRound } from '../core/history.js';
import * as intake from '../core/intake.js';
import { readExtension, readReason, readReroute } from '../core/intake-forms.js';
export function createIntake(deps) {
    const { store, eligibility, signers, calendars, now, onSaved } = deps;
    const find = async (id) => {
        const handoff = await store.handoff(id);
        if (!handoff)
            throw new Refusal('This handoff is not known here. Nothing has changed.');
        return { handoff, intakeOwner: await store.intakeOwner(handoff) };
    };
    const timeOf = async (ae) => {
        const asked = await eligibility.check(ae);
        if (asked.may === 'unknown')
            throw new Refusal('Slack did not say in time who this is. Nothing is lost: please try again.');
        if (asked.may === 'no')
            throw new WrongInput({ ae: await eligibility.inNames(asked.refusal) });
        return asked.time;
    };
    const loseAe = async (id, userId) => {
        const handoff = await store.handoff(id);
        if (!handoff || handoff.packet.ae !== userId)
            return;
        if (happenedThisRound(await store.history(id), 'ae_gone'))
            return;
        let isOutdated = false;
        await store.change(id, (current) => {
            isOutdated = current.version !== handoff.version;
            return isOutdated ? null : intake.loseAe(current, now());
        });
        // The change meanwhile may have been this very event, so it is read again.
        if (isOutdated)
            await loseAe(id, userId);
    };
    return {
        /** The handoff, if this presser may decide what is next; throws Refusal otherwise. */
        async toTakeIn(id, by) {
            const { handoff, intakeOwner } = await find(id);
            return intake.mayTakeIn(handoff, by, intakeOwner);
        },
        /** The handoff, if this presser may ask somebody else; throws Refusal otherwise. */
        async toReroute(id, by) {
            const { handoff, intakeOwner } = await find(id);
            return intake.mayReroute(handoff, by, intakeOwner);
        },
        /** Asks whom the account executive named who declined, with a window as long as the packet's. Throws Refusal, or WrongInput. */
        async passOn(id, by) {
            const { handoff, intakeOwner } = await find(id);
            // What this very press has passed on is declined no more: the store knows it again.
            const named = declined(handoff) && intake.mayPassOn(handoff, by, intakeOwner).betterAe;
            const time = named && (await timeOf(named));
            const gate = time && (await signers.gateAgain(handoff, named, time.calendar));
            await store.change(id, (current) => {
                const { betterAe: ae, packet } = intake.mayPassOn(current, by, intakeOwner);
                if (!time || ae !== named)
                    throw new Refusal('This has changed just now. Please try again.');
                return intake.reroute(current, {
                    by,
                    intakeOwner,
                    ae,
                    days: packet.window_days,
                    reason: null,
                    time,
                    ...(gate ? { gate } : {}),
                    now: now(),
                });
            }, by.requestId);
            onSaved();
        },
        /** The handoff, if this presser may give it up: its author, or the intake owner; throws Refusal otherwise. */
        async toWithdraw(id, by) {
            const { handoff, intakeOwner } = await find(id);
            return intake.mayWithdraw(handoff, by, intakeOwner);
        },
        async reroute(id, by, form) {
            const { handoff, intakeOwner } = await find(id);
            intake.mayReroute(handoff, by, intakeOwner);
            const asked = readReroute(form);
            const time = await timeOf(asked.ae);
            const gate = await signers.gateAgain(handoff, asked.ae, time.calendar);
            const command = { by, intakeOwner, ...asked, time, ...(gate ? { gate } : {}) };
            await store.change(id, (current) => intake.reroute(current, { ...command, now: now() }), by.requestId);
            onSaved();
        },
        async extend(id, by, form) {
            const { handoff, intakeOwner } = await find(id);
            const extension = readExtension(form);
            const time = await calendars.ofHandoff(handoff);
            await store.change(id, (current) => intake.extend(current, { by, intakeOwner, ...extension, time, now: now() }), by.requestId);
            onSaved();
        },
        async withdraw(id, by, form) {
            const { intakeOwner } = await find(id);
            const reason = readReason(form.reason);
            await store.change(id, (current) => intake.withdraw(current, { by, intakeOwner, reason, now: now() }), by.requestId);
            onSaved();
        },
        /** This person is no full member any more: the intake owner is told once of each handoff that they should answer. */
        async loseMember(userId) {
            for (const id of await store.handoffsAwaiting(userId))
                await loseAe(id, userId);
        },
    };
}
