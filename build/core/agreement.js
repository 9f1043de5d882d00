import { isSameTerms, SIDES } from './agreement-terms.js';
import { Refusal } from './errors.js';
/** Business days until an owner who has not confirmed is reminded, once. */
export const CONFIRM_WITHIN_DAYS = 3;
export const REVIEW_EVERY_MS = 90 * 24 * 60 * 60_000;
/** The version that waits for a confirmation; null when none does. */
export function proposedIn({ newest }) {
    return newest.state === 'proposed' ? newest : null;
}
/** What holds now: what both sides have confirmed or, while they have confirmed nothing, what was written last. */
export function termsInUse({ inForce, newest }) {
    return (inForce ?? newest).terms;
}
/** The window that both sides have confirmed, in business days; null when they have confirmed none. */
export function agreedWindow({ inForce }) {
    return inForce?.terms.window_days ?? null;
}
/** What accepting means, as both sides have confirmed it; null when they have confirmed nothing. */
export function agreedAcceptance({ inForce }) {
    return inForce?.terms.acceptance ?? null;
}
/** Everybody who owns it for a side, now or as proposed; nobody twice. */
export function ownersIn({ inForce, newest }) {
    const versions = [inForce, newest].flatMap((version) => (version && version.state !== 'start' ? [version] : []));
    return [...new Set(versions.flatMap(({ owners }) => SIDES.map((side) => owners[side].userId)))];
}
/** The side that this person owns in it; null when none. */
export function sideOf({ owners }, userId) {
    return SIDES.find((side) => owners[side].userId === userId) ?? null;
}
/** Whether this presser may change it: an administrator, or an owner of it. */
export function mayChange(standing, by) {
    return by.administers || ownersIn(standing).includes(by.userId);
}
/** Throws Refusal unless they may. */
export function mustBeChanger(standing, by) {
    if (!mayChange(standing, by))
        throw new Refusal('Only its two owners and administrators can change the working agreement.');
}
/** A new version is saved, and each owner who has not saved it themselves is asked to confirm it. Throws Refusal. */
export function propose(standing, proposal) {
    const { id, teamId, by, basedOn, terms, remindAt, now } = proposal;
    const { newest } = standing;
    mustBeChanger(standing, by);
    if (basedOn !== newest.id)
        throw new Refusal(savedMeanwhile(newest));
    if (isSameAs(newest, proposal))
        throw new Refusal('Nothing is different yet: change something, then save.');
    const owner = (side) => {
        const isOwnDoing = proposal.owners[side] === by.userId;
        return {
            userId: proposal.owners[side],
            confirmedAt: isOwnDoing ? now : null,
            remindAt: isOwnDoing ? null : remindAt[side],
        };
    };
    const owners = { partnerships: owner('partnerships'), sales: owner('sales') };
    const version = newest.version + 1;
    const next = { state: 'proposed', id, version, teamId, terms, savedAt: now, savedBy: by.userId, owners };
    const waiting = unconfirmed(next).map(({ userId }) => userId);
    const before = [overtaken(standing, version), contested(standing)].flatMap((each) => each ?? []);
    return {
        saved: [next, ...before.map(({ saved }) => saved)],
        notices: waiting.map((person) => ({ id, notice: { kind: 'agreement_proposed', person } })),
        events: before.map(({ saved, event }) => ({ id: saved.id, event })),
        at: now,
    };
}
function savedMeanwhile(newest) {
    const who = newest.state === 'start' ? 'Somebody' : `<@${newest.savedBy}>`;
    return `${who} saved version ${newest.version} meanwhile. Open the agreement again and change that one.`;
}
function isSameAs(version, { terms, owners }) {
    if (version.state === 'start')
        return false;
    return isSameTerms(version.terms, terms) && SIDES.every((side) => version.owners[side].userId === owners[side]);
}
/** The proposal before, which nobody has to confirm any more. */
function overtaken(standing, replacedBy) {
    const before = proposedIn(standing);
    if (!before)
        return null;
    const saved = { ...before, state: 'replaced', since: null, reviewed: null, replacedBy };
    return { saved, event: 'agreement_replaced' };
}
/** What is in force is not reviewed while another one is proposed. */
function contested({ inForce }) {
    if (!inForce || inForce.reviewAt === null)
        return null;
    return { saved: { ...inForce, reviewAt: null, askedAt: null }, event: 'agreement_contested' };
}
/** Who of its owners has not confirmed it. */
export function unconfirmed({ owners }) {
    return SIDES.map((side) => owners[side]).filter(({ confirmedAt }) => confirmedAt === null);
}
/** An owner confirms `version` for their own side. With both it is in force, and replaces the one before. Throws Refusal. */
export function confirm(standing, { version, by, now }) {
    const { proposal, side } = mayConfirm(version, by);
    const mine = { userId: by.userId, confirmedAt: now, remindAt: null };
    const next = { ...proposal, owners: { ...proposal.owners, [side]: mine } };
    const confirmed = { id: next.id, event: 'agreement_confirmed' };
    if (unconfirmed(next).length > 0)
        return { saved: [next], notices: [], events: [confirmed], at: now };
    const replaced = replacedInForce(standing, next.version);
    return {
        saved: [inForceFrom(next, now), ...replaced],
        notices: [],
        events: [confirmed, ...replaced.map(({ id }) => ({ id, event: 'agreement_replaced' }))],
        at: now,
    };
}
function inForceFrom(proposal, now) {
    const reviewAt = now + REVIEW_EVERY_MS;
    return { ...proposal, state: 'in_force', since: now, reviewed: null, reviewAt, askedAt: null };
}
function replacedInForce({ inForce }, replacedBy) {
    if (!inForce)
        return [];
    const { reviewAt: _, askedAt: __, ...kept } = inForce;
    return [{ ...kept, state: 'replaced', replacedBy }];
}
function mayConfirm(version, by) {
    const saved = mustBeOwners(version, by, 'confirm it');
    if (saved.state !== 'proposed')
        throw new Refusal(`${whatBecameOf(saved)} Nothing has changed.`);
    const side = sideOf(saved, by.userId);
    if (side === null || saved.owners[side].confirmedAt !== null)
        throw new Refusal(`You have confirmed version ${saved.version} already. Nothing has changed.`);
    return { proposal: saved, side };
}
function mustBeOwners(version, by, what) {
    if (version.state === 'start')
        throw new Refusal('Nobody has written a working agreement yet.');
    const { partnerships, sales } = version.owners;
    if (by.teamId !== version.teamId || sideOf(version, by.userId) === null)
        throw new Refusal(`Only its two owners, <@${partnerships.userId}> and <@${sales.userId}>, can ${what}.`);
    return version;
}
function whatBecameOf(version) {
    switch (version.state) {
        case 'proposed':
            return `Version ${version.version} is not in force yet.`;
        case 'in_force':
            return `Version ${version.version} is in force already.`;
        case 'replaced':
            return `Version ${version.version} was replaced by version ${version.replacedBy}.`;
        default:
            return version;
    }
}
/** One of its owners says that it is still right: nobody is asked again for a quarter. Throws Refusal. */
export function review(standing, { version, by, now }) {
    const saved = mustBeOwners(version, by, 'say that');
    if (saved.state !== 'in_force')
        throw new Refusal(`${whatBecameOf(saved)} Nothing has changed.`);
    if (saved.askedAt === null)
        throw new Refusal(`${whyNotAsked(standing, saved)} Nothing has changed.`);
    const reviewed = { by: by.userId, at: now };
    return {
        saved: [{ ...saved, reviewed, reviewAt: now + REVIEW_EVERY_MS, askedAt: null }],
        notices: [],
        events: [{ id: saved.id, event: 'agreement_reviewed' }],
        at: now,
    };
}
function whyNotAsked(standing, { reviewed, version }) {
    const proposal = proposedIn(standing);
    if (proposal)
        return `Version ${proposal.version} is proposed in its place.`;
    return reviewed ? `<@${reviewed.by}> has said that version ${version} is still right.` : 'Nobody has asked that.';
}
