import { nextCheckMoment } from './check-clock.js';
import { CHECK_DAYS, clearingExpiresAt, } from './clearing.js';
import { checkCard } from './check-notices.js';
import { owedWord, withWord } from './credit.js';
import { Refusal, WrongInput } from './errors.js';
import { saidNo } from './handoff.js';
import { inEveryStage } from './what-stays.js';
import { toMend } from './mending.js';
import { isSameDeal } from './same-account.js';
import { laterDay, promisedThrough } from './promise.js';
import { deadline } from './time/business-time.js';
import {} from './time/calendar.js';
import { nextMoment, openWindow } from './window.js';
/** Asks for a check. The partner is promised a day that covers both windows, never an earlier one than before. */
export function beginCheck({ handoff, window, now, ...asked }) {
    const { signer, calendar, ae, windowDays, promised } = asked;
    const deadlineAt = deadline(calendar, now, CHECK_DAYS);
    const check = {
        signer,
        zone: calendar.zone,
        aeZone: ae.zone,
        windowDays,
        askedAt: now,
        deadlineAt,
        hearBy: laterDay(promised, promisedThrough(ae, deadlineAt, windowDays)),
        remindedAt: now,
        lapsedAt: null,
        escalatedAt: null,
    };
    const nextActionAt = nextCheckMoment(check, calendar, now);
    return { ...inEveryStage(handoff), stage: 'checking', clearing: null, check, window, nextActionAt };
}
/** The handoff, if this presser may sign its check; throws Refusal otherwise. Asked before a form is opened and again when it is sent. */
export function maySign(handoff, by, intakeOwner) {
    const open = mustBeChecking(handoff);
    const { signer, lapsedAt } = open.check;
    const asked = lapsedAt === null ? [signer] : [signer, intakeOwner];
    if (!asked.includes(by.userId) || by.teamId !== handoff.teamId)
        throw new Refusal(`Only <@${signer}> can sign this conflict check. Nothing has changed.`);
    if (isPartOf(handoff, by.userId))
        throw new Refusal('Who wrote a handoff, or is to answer it, cannot sign its conflict check. Choose somebody else for it.');
    return open;
}
/** Whether somebody wrote it or is to answer it, and so signs nothing here. */
export function isPartOf({ author, packet }, userId) {
    return userId === author || userId === packet.ae;
}
function mustBeChecking(handoff) {
    switch (handoff.stage) {
        case 'checking':
            return handoff;
        case 'draft':
            throw new Refusal('This handoff was not sent yet. Nothing has changed.');
        case 'returned':
            throw new Refusal(`<@${handoff.returnedBy}> has returned this to its author. Nothing has changed.`);
        case 'awaiting':
        case 'accepted':
        case 'working':
        case 'declined':
            throw new Refusal('This conflict check is cleared already. Nothing has changed.');
        case 'closed':
            throw new Refusal('This handoff is closed. Nothing has changed.');
        default:
            return handoff;
    }
}
/**
 * What was found of the handoff before, when it holds for the mended packet too: the same deal, lately, and it was not declined for
 * what a check finds. Null otherwise. `ae` is the calendar of who is asked next.
 */
export function clearingCarriedOn(previous, sent, ae, now) {
    const refused = saidNo(previous);
    const clearing = refused?.clearing ?? null;
    if (!refused || clearing === null || clearing.answers === null)
        return null;
    const isAboutConflict = refused.declineReason === 'conflict' || refused.declineReason === 'already_working_it';
    const isOver = now >= clearingExpiresAt(clearing, ae);
    if (isAboutConflict || isOver || isPartOf(sent, clearing.by))
        return null;
    return isSameDeal(previous.packet, sent.packet) ? clearing : null;
}
/** Nothing stands in the way: it goes to the account executive, in a window of their own. Throws Refusal. */
export function clear(handoff, { by, intakeOwner, answers, rule = null, word = null, time, now }) {
    const open = maySign(handoff, by, intakeOwner);
    const { hearBy: before } = open.check;
    const next = landed(settledCredit(open, word, { by: by.userId, at: now }), {
        clearing: { by: by.userId, at: now, answers, rule },
        time,
        now,
    });
    const { hearBy } = next.window;
    const version = handoff.version + 1;
    return {
        next,
        notices: [
            { kind: 'ae_card', person: open.packet.ae },
            checkCard(open),
            { kind: 'partner_card' },
            ...(hearBy > before ? [{ kind: 'partner_news', news: 'retimed', version, before }] : []),
        ],
        event: { kind: 'cleared', actor: by.userId, at: now, detail: open.packet.ae, hearBy },
    };
}
/** Throws WrongInput while the signer has not said what the rule leaves open. What it settles is not theirs to change. */
function settledCredit(open, word, said) {
    if (owedWord(open, open.createdAt) === null)
        return open;
    if (word === null)
        throw new WrongInput({ credit_word: 'Say how the partner is credited: the rule does not settle it.' });
    return withWord(open, { classification: word, ...said });
}
function landed({ window: before, check, ...open }, cleared) {
    const { clearing, time, now } = cleared;
    const round = (before?.round ?? 0) + 1;
    const window = openWindow({ round, lengthDays: check.windowDays, from: now, promised: check.hearBy }, time);
    const nextActionAt = nextMoment(window, time.calendar, now);
    return { ...inEveryStage(open), clearing, stage: 'awaiting', window, nextActionAt };
}
/** Something stands in the way, or is missing: its author reads why, and mends it. Throws Refusal. `calendar` is the author's. */
export function returnToAuthor(handoff, { by, intakeOwner, reason, calendar, now }) {
    const open = maySign(handoff, by, intakeOwner);
    const { hearBy: before } = open.check;
    const { hearBy: own, closesAt, nextActionAt } = toMend(calendar, now);
    const check = { ...open.check, hearBy: laterDay(before, own) };
    const version = handoff.version + 1;
    return {
        next: {
            ...open,
            stage: 'returned',
            check,
            returnedAt: now,
            returnedBy: by.userId,
            returnReason: reason,
            closesAt,
            mendAskedAt: null,
            nextActionAt,
        },
        notices: [
            checkCard(open),
            { kind: 'author_check', about: 'returned', version },
            { kind: 'partner_card' },
            ...(check.hearBy > before ? [{ kind: 'partner_news', news: 'put_off', version, before }] : []),
        ],
        event: { kind: 'returned', actor: by.userId, at: now, reason, hearBy: check.hearBy },
    };
}
/** The handoff, if this presser may ask somebody else to sign: the intake owner, once nobody did in time. Throws Refusal otherwise. */
export function mayPassCheck(handoff, by, intakeOwner) {
    const open = mustBeChecking(handoff);
    const isTheirs = open.check.lapsedAt !== null && by.userId === intakeOwner;
    if (!isTheirs || by.teamId !== handoff.teamId)
        throw new Refusal(`Only the intake owner, <@${intakeOwner}>, can pass on a conflict check, once its time is over. Nothing has changed.`);
    return open;
}
/** Somebody else is asked to sign, with a window of their own. Throws Refusal, or WrongInput for somebody who cannot sign. */
export function passCheck(open, { by, signer, calendar, ae, now }) {
    if (isPartOf(open, signer))
        throw new WrongInput({
            signer: 'They wrote it, or are to answer it. Choose somebody who looks at it from outside.',
        });
    if (signer === open.check.signer)
        throw new WrongInput({ signer: 'They are asked already. Choose somebody else.' });
    const { hearBy: before, windowDays } = open.check;
    const { window } = open;
    const next = beginCheck({ handoff: open, window, signer, calendar, ae, windowDays, promised: before, now });
    const { hearBy } = next.check;
    return {
        next,
        notices: [
            checkCard(open),
            checkCard(next),
            { kind: 'partner_card' },
            ...(hearBy > before
                ? [{ kind: 'partner_news', news: 'retimed', version: open.version + 1, before }]
                : []),
        ],
        event: { kind: 'check_passed', actor: by?.userId ?? null, at: now, detail: signer, hearBy },
    };
}
