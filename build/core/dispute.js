import { accountKey } from './account-name.js';
import { claimOf, orderOfClaims } from './claims.js';
import { Refusal } from './errors.js';
import { addBusinessDays, dayOf, deadline, opening } from './time/business-time.js';
/** Business days in which the adjudicator decides. */
export const DECIDED_WITHIN_DAYS = 2;
/**
 * What becomes of the dispute about an account once `live` are the registrations that hold on it: it begins, has one claim more, or has nothing
 * left to decide; or one that came behind is first now. Null when nothing changes. Throws a Refusal when one begins and `beginning` is null.
 */
export function disputeAfter(live, dispute, beginning, now) {
    const tied = tiedIn(live);
    if (dispute)
        return goOn(dispute, live, tied, now);
    if (tied.length === 0)
        return risen(live, now);
    if (!beginning)
        throw new Refusal('Somebody else has just changed a claim on this account. Send it once more.');
    return openDispute(tied, beginning);
}
function goOn(dispute, live, tied, now) {
    const left = live.filter((claim) => claim.dispute === dispute.id);
    if (left.length < 2)
        return nothingLeft(dispute, left, now);
    const isNew = tied.some((claim) => claim.dispute !== dispute.id);
    return isNew ? { dispute, decisions: tied.map((claim) => inDispute(claim, dispute.id, now)) } : null;
}
/** The claim that came before it is over: what was said of it then does not count any more. Null when there is none such. */
function risen(live, now) {
    const [first] = orderOfClaims(live.map(claimOf)).ranked;
    if (first?.registration.ruling !== 'behind')
        return null;
    const event = { kind: 'risen', actor: null, at: now, detail: null };
    return { dispute: null, decisions: [decided({ ...first.registration, ruling: null }, event)] };
}
/** Less than two claims are left: there is nothing to decide. */
function nothingLeft(dispute, left, now) {
    const event = { kind: 'dispute_moot', actor: null, at: now, detail: null };
    return {
        dispute: { ...dispute, state: 'moot', endedAt: now },
        decisions: left.map((claim) => decided(claim, event)),
    };
}
function tiedIn(live) {
    return orderOfClaims(live.map(claimOf)).tied.map(({ registration }) => registration);
}
/** The adjudicator is asked about the claims of which the rule says nothing; what was said of them in another dispute does not count any more. */
function openDispute(claims, { id, adjudicator, now }) {
    const [newest] = newestFirst(claims);
    if (!newest)
        return null;
    const { userId, calendar } = adjudicator;
    const decideBy = deadline(calendar, now, DECIDED_WITHIN_DAYS);
    const lastDay = dayOf(calendar.zone, decideBy);
    const dispute = {
        id,
        version: 1,
        state: 'open',
        teamId: newest.teamId,
        account: newest.account,
        accountKey: accountKey(newest.account),
        adjudicator: userId,
        openedAt: now,
        remindAt: opening(calendar, lastDay),
        decideBy,
        hearBy: addBusinessDays(calendar, lastDay, 1),
        remindedAt: null,
        escalatedAt: null,
    };
    const decisions = claims.map((claim) => inDispute(claim, id, now));
    return { dispute, decisions: asked(decisions, newest, { kind: 'dispute_call', person: userId, dispute: id }) };
}
function inDispute(claim, dispute, at) {
    return decided({ ...claim, dispute, ruling: null }, { kind: 'disputed', actor: null, at, detail: null });
}
/** Its partner reads how it stands. */
function decided(next, event) {
    return { next, event, notices: [{ kind: 'partner_registration' }] };
}
/** What is said to one person about all of them goes with the newest. */
function asked(decisions, { id }, notice) {
    return decisions.map((one) => (one.next.id === id ? { ...one, notices: [...one.notices, notice] } : one));
}
export function newestFirst(claims) {
    return claims.toSorted((a, b) => b.registeredAt - a.registeredAt || (a.id < b.id ? -1 : 1));
}
/** The dispute, if this presser may decide it: one of `adjudicators`. Throws a Refusal otherwise, and once it is decided. */
export function mayRule(dispute, by, adjudicators) {
    if (by.teamId !== dispute.teamId || !adjudicators.includes(by.userId))
        throw new Refusal(`Only <@${dispute.adjudicator}> can decide this. Nothing has changed.`);
    if (dispute.state === 'ruled') {
        const who = dispute.ruledBy === by.userId ? 'You have' : `<@${dispute.ruledBy}> has`;
        throw new Refusal(`${who} decided this already. Nothing has changed.`);
    }
    if (dispute.state === 'moot')
        throw new Refusal('There is nothing left to decide here: one claim is left at most.');
    return dispute;
}
/** `winner` holds, and the others come behind it; or none of them holds a claim. Everybody concerned hears, their partners without a reason. */
export function rule(dispute, claims, { by, adjudicators, winner, reason, now }) {
    const open = mayRule(dispute, by, adjudicators);
    if (winner !== null && !claims.some(({ id }) => id === winner))
        throw new Refusal('This registration is not in the dispute any more. Nothing has changed.');
    const rulingOf = ({ id }) => {
        if (winner === null)
            return 'set_aside';
        return id === winner ? 'upheld' : 'behind';
    };
    const decisions = claims.map((claim) => {
        const ruling = rulingOf(claim);
        const event = { kind: ruling, actor: by.userId, at: now, detail: reason };
        const card = decided({ ...claim, ruling }, event);
        return { ...card, notices: [...card.notices, { kind: 'dispute_outcome', dispute: open.id }] };
    });
    return { dispute: { ...open, state: 'ruled', endedAt: now, ruledBy: by.userId, winner, reason }, decisions };
}
/** When time alone brings something next; null when nothing. */
export function nextDisputeMoment(dispute) {
    if (dispute.state !== 'open' || dispute.escalatedAt !== null)
        return null;
    return dispute.remindedAt === null ? dispute.remindAt : dispute.decideBy;
}
/**
 * What the clock brings: who is asked is reminded once as the last day begins, and once it is over `escalationTo` is told once, who can decide
 * too; then the partners hear by a later day. Null when nothing is due.
 */
export function passDisputeTime(dispute, claims, { escalationTo, calendar, now }) {
    const due = nextDisputeMoment(dispute);
    const [newest] = newestFirst(claims);
    if (dispute.state !== 'open' || due === null || now < due || !newest)
        return null;
    const happened = (kind) => claims.map((claim) => decided(claim, { kind, actor: null, at: now, detail: null }));
    // After an absence nobody is reminded of what is over.
    if (now < dispute.decideBy) {
        const reminder = { kind: 'dispute_reminder', person: dispute.adjudicator, dispute: dispute.id };
        return {
            dispute: { ...dispute, remindedAt: now },
            decisions: asked(happened('dispute_reminded'), newest, reminder),
        };
    }
    const later = addBusinessDays(calendar, dayOf(calendar.zone, now), DECIDED_WITHIN_DAYS);
    const hearBy = later > dispute.hearBy ? later : dispute.hearBy;
    const decisions = happened('dispute_escalated');
    const notice = escalationTo && { kind: 'dispute_escalation', person: escalationTo, dispute: dispute.id };
    return {
        dispute: { ...dispute, escalatedAt: now, hearBy },
        decisions: notice ? asked(decisions, newest, notice) : decisions,
    };
}
