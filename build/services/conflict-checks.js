import { isRivalled, usualAnswers, wholeAnswers } from '../core/check-findings.js';
import { readClearing, readPass, readReturn } from '../core/check-forms.js';
import { clear, mayPassCheck, maySign, passCheck, returnToAuthor } from '../core/conflict-check.js';
import { owedWord } from '../core/credit.js';
import { creditSentences } from '../core/credit-words.js';
import { Refusal } from '../core/errors.js';
import { checking } from '../core/handoff.js';
export function createConflictChecks(deps) {
    const { store, calendars, authorCalendar, signers, now, onSaved } = deps;
    const find = async (id) => {
        const handoff = await store.handoff(id);
        if (!handoff)
            throw new Refusal('This handoff is not known here. Nothing has changed.');
        return { handoff, intakeOwner: await store.intakeOwner(handoff) };
    };
    const change = async (id, by, decide) => {
        await store.change(id, decide, by.requestId);
        onSaved();
    };
    const toSign = async (id, by) => {
        const { handoff, intakeOwner } = await find(id);
        const open = maySign(handoff, by, intakeOwner);
        const partner = await store.partner(open.packet.partner);
        const findings = await store.checkFindings(open, now());
        const owed = owedWord(open, open.createdAt);
        const usual = { credit: creditSentences(open, partner?.name ?? 'The partner'), owed };
        const answers = usualAnswers(findings, usual);
        const time = await calendars.of(open.packet.ae, open.check.aeZone);
        return { open, partner, findings, answers, intakeOwner, time };
    };
    const clearWith = async (id, by, answersOf) => {
        await store.inbound.mustBeNew(by.requestId);
        const asked = await toSign(id, by);
        const { intakeOwner, time } = asked;
        const { claim } = asked.findings;
        const rule = claim && { line: claim.line, version: claim.version };
        const said = answersOf(asked);
        await change(id, by, (handoff) => {
            const { askedAt, aeZone } = maySign(handoff, by, intakeOwner).check;
            if (askedAt !== asked.open.check.askedAt || aeZone !== asked.open.check.aeZone)
                throw new Refusal('This has changed just now. Please look at it again.');
            return clear(handoff, { by, intakeOwner, ...said, rule, time, now: now() });
        });
    };
    /** Somebody else is asked in place of this signer, as far as there is anybody. */
    const passOn = async (id, signer) => {
        const handoff = await store.handoff(id);
        const open = handoff && checking(handoff);
        if (!open || open.check.signer !== signer)
            return;
        const next = await signers.find(open, signer);
        // The intake owner decides when its time is over.
        if (next === 'none' || next === 'unknown')
            return;
        const ae = await calendars.of(open.packet.ae, open.check.aeZone);
        await store.change(id, (current) => {
            const still = checking(current);
            if (!still || still.check.askedAt !== open.check.askedAt)
                return null;
            return passCheck(still, { by: null, ...next, ae: ae.calendar, now: now() });
        });
    };
    return {
        /** The check with what is known of the account, if this presser may sign it; throws Refusal otherwise. */
        async toSign(id, by) {
            return toSign(id, by);
        },
        /** One press: nothing was found, and the usual answers hold. Throws a Refusal when something has turned up. */
        async clearAsFound(id, by) {
            return clearWith(id, by, ({ findings, answers }) => {
                const whole = isRivalled(findings) ? null : wholeAnswers(answers);
                if (!whole)
                    throw new Refusal('Something has turned up on this account meanwhile. Look at it, then say what holds.');
                return { answers: whole, word: null };
            });
        },
        /** Throws WrongInput beside the fields, or a Refusal; then nothing is saved. */
        async clear(id, by, typed) {
            return clearWith(id, by, () => readClearing(typed));
        },
        async returnIt(id, by, typed) {
            await store.inbound.mustBeNew(by.requestId);
            const { handoff, intakeOwner } = await find(id);
            maySign(handoff, by, intakeOwner);
            const reason = readReturn(typed);
            const calendar = await authorCalendar(handoff);
            await change(id, by, (current) => returnToAuthor(current, { by, intakeOwner, reason, calendar, now: now() }));
        },
        /** The check, if this presser may ask somebody else to sign it; throws Refusal otherwise. */
        async toPass(id, by) {
            const { handoff, intakeOwner } = await find(id);
            return mayPassCheck(handoff, by, intakeOwner);
        },
        async pass(id, by, typed) {
            await store.inbound.mustBeNew(by.requestId);
            const { handoff, intakeOwner } = await find(id);
            const open = mayPassCheck(handoff, by, intakeOwner);
            const signer = readPass(typed);
            const calendar = await signers.calendarOf(signer);
            const ae = await calendars.of(open.packet.ae, open.check.aeZone);
            await change(id, by, (current) => passCheck(mayPassCheck(current, by, intakeOwner), { by, signer, calendar, ae: ae.calendar, now: now() }));
        },
        /** This person cannot sign any more, of `partner` or of any (null): somebody else is asked. */
        async lose(signer, partner = null) {
            for (const id of await store.checksToSign(signer)) {
                const handoff = await store.handoff(id);
                if (partner === null || handoff?.packet.partner === partner)
                    await passOn(id, signer);
            }
            onSaved();
        },
    };
}
