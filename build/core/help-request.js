import { isSameAccount } from './account-name.js';
import { Refusal, WrongInput } from './errors.js';
import { openingAfter } from './time/business-time.js';
/** After these nothing is asked any more. */
export const HELP_ENDS = ['help_handed_off', 'help_not_now', 'help_taken_back'];
/** Business days until who was asked is reminded, and as many again until somebody else is told. */
export const ANSWER_WITHIN_DAYS = 3;
/** The help request while nobody has answered it; null afterwards. */
export function openRequest(request) {
    switch (request.state) {
        case 'open':
            return request;
        case 'handed_off':
        case 'not_now':
        case 'taken_back':
            return null;
        default:
            return request;
    }
}
/** The help request once it is over; null before. */
export function endedRequest(request) {
    switch (request.state) {
        case 'open':
            return null;
        case 'handed_off':
        case 'not_now':
        case 'taken_back':
            return request;
        default:
            return request;
    }
}
/** When time alone brings something next; null when nothing. */
export function nextHelpMoment(request) {
    const { remindAt, escalateAfter, remindedAt, escalatedAt } = request;
    if (!openRequest(request) || escalatedAt !== null)
        return null;
    return remindedAt === null ? remindAt : remindedAt + escalateAfter;
}
/** One person is asked. They are reminded, should they not answer, when their working hours begin after three business days. */
export function askForHelp({ calendar, now, ...asked }) {
    const remindAt = openingAfter(calendar, now, ANSWER_WITHIN_DAYS);
    const escalateAfter = openingAfter(calendar, remindAt, ANSWER_WITHIN_DAYS) - remindAt;
    const unanswered = {
        state: 'open',
        askedAt: now,
        remindAt,
        escalateAfter,
        remindedAt: null,
        escalatedAt: null,
    };
    return {
        next: { ...asked, ...unanswered, version: 1 },
        notices: [{ kind: 'help_request', person: asked.asked }],
        event: 'help_asked',
        at: now,
    };
}
/** Throws WrongInput when one of `open`, for which the same person still waits, is about the same account. */
export function refuseAskedTwice({ account, id }, open) {
    if (open.some((one) => one.id !== id && isSameAccount(one.account, account)))
        throw new WrongInput({
            account: 'You have asked for help here already, and nobody has answered yet. Wait for it, or take it back in /handoff list.',
        });
}
/**
 * The help request, if this presser may make a handoff of it, or say why not now: who was asked, or one of `backstops`, who are turned to
 * after them. Throws Refusal otherwise.
 */
export function mayTakeUp(request, by, backstops) {
    const { asked, asker, teamId } = request;
    const isTheirs = by.teamId === teamId && by.userId !== asker && [asked, ...backstops].includes(by.userId);
    if (!isTheirs)
        throw new Refusal(`Only <@${asked}> can answer this help request. Nothing has changed.`);
    return mustBeOpen(request, by);
}
function mustBeOpen(request, by) {
    const open = openRequest(request);
    if (!open)
        throw new Refusal(`${whatCameOf(request, by)} Nothing has changed.`);
    return open;
}
function whatCameOf(request, by) {
    switch (request.state) {
        case 'open':
            return '';
        case 'handed_off':
            return `${whoHas(request, by)} made a handoff of this already: \`${request.handoffId}\`.`;
        case 'not_now':
            return `${whoHas(request, by)} answered this already: not now.`;
        case 'taken_back':
            return `${whoHas(request, by)} taken this back.`;
        default:
            return request;
    }
}
const whoHas = ({ endedBy }, { userId }) => endedBy === userId ? 'You have' : `<@${endedBy}> has`;
/** A handoff is made of it. Its asker reads that on their card; when somebody else is the account executive, in a message. */
export function handOff(request, { by, backstops, handoffId, ae, now }) {
    const open = mayTakeUp(request, by, backstops);
    return {
        next: { ...open, state: 'handed_off', handoffId, ...ended(by, now) },
        notices: ae === open.asker ? [] : [{ kind: 'help_answer', person: open.asker }],
        event: 'help_handed_off',
        at: now,
    };
}
/** Nothing comes of it now: its asker reads who says so, and why. */
export function sayNotNow(request, { by, backstops, words, now }) {
    const open = mayTakeUp(request, by, backstops);
    return {
        next: { ...open, state: 'not_now', words, ...ended(by, now) },
        notices: [{ kind: 'help_answer', person: open.asker }],
        event: 'help_not_now',
        at: now,
    };
}
/** Its asker wants no answer any more. Throws Refusal for anybody else. */
export function takeBack(request, { by, now }) {
    if (by.userId !== request.asker || by.teamId !== request.teamId)
        throw new Refusal(`Only <@${request.asker}> can take this back. Nothing has changed.`);
    const open = mustBeOpen(request, by);
    return { next: { ...open, state: 'taken_back', ...ended(by, now) }, notices: [], event: 'help_taken_back', at: now };
}
const ended = ({ userId }, now) => ({ endedAt: now, endedBy: userId });
/**
 * What the clock brings: who was asked is reminded once, and then `escalationTo` is told once, who can answer too. Never more. Null when nothing is due.
 */
export function passHelpTime(request, { escalationTo, now }) {
    const open = openRequest(request);
    const due = nextHelpMoment(request);
    if (!open || due === null || now < due)
        return null;
    if (open.remindedAt === null) {
        const reminder = { kind: 'help_reminder', person: open.asked };
        return { next: { ...open, remindedAt: now }, notices: [reminder], event: 'help_reminded', at: now };
    }
    return {
        next: { ...open, escalatedAt: now },
        notices: escalationTo === null ? [] : [{ kind: 'help_escalation', person: escalationTo }],
        event: 'help_escalated',
        at: now,
    };
}
/** Who was asked is no full member any more: it goes to somebody else. Null when it is not theirs, or over. */
export function loseAsked(request, { person, to, now }) {
    const open = openRequest(request);
    if (!open || open.asked !== person || to === person)
        return null;
    return {
        next: { ...open, asked: to },
        notices: [{ kind: 'help_request', person: to }],
        event: 'help_moved',
        at: now,
    };
}
