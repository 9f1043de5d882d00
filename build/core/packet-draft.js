import { Refusal } from './errors.js';
import { fieldOf, PACKET_KEYS } from './packet.js';
import { OVERRIDE_REASON } from './score/override.js';
import { isPast } from './time/calendar.js';
/** What is typed on the last look before a packet goes out. It is not part of the packet. */
export const LAST_LOOK_KEYS = [OVERRIDE_REASON, 'duplicate_reason', 'needs_research'];
export const FROM_NOTHING = { typed: {}, revisionOf: null, helpRequest: null, partnerMessage: null };
export function startDraft(id, by, origin, now) {
    return {
        id,
        teamId: by.teamId,
        author: by.userId,
        ...origin,
        proposal: null,
        startedAt: now,
        touchedAt: null,
        stamp: 0,
        sentAs: null,
        aliveAt: now,
        wakesOn: null,
        askedAt: null,
        touchAskedAt: null,
        warnedAt: null,
        away: null,
        awayAt: null,
        zone: null,
        nextActionAt: now,
    };
}
/** `pressed` is the field that its author was in last: what they emptied counts too. */
export function writtenIn(drawn, now, pressed) {
    const isChanged = ([key, value]) => key === pressed || drawn[key] !== value;
    const entries = Object.entries(now);
    // Object.fromEntries loses the types of the keys.
    const of = (some) => Object.fromEntries(some);
    return { changed: of(entries.filter(isChanged)), asDrawn: of(entries.filter((entry) => !isChanged(entry))) };
}
/** With what was typed since: whoever types in it wants it, also when it was away. What another window of theirs knows better stays. `stamp` is null for a form that was sent: nothing in it is older. Null when a later state is there already, or it is sent. */
export function typedIn(draft, written, stamp, now) {
    if (draft.sentAs !== null || (stamp !== null && stamp < draft.stamp))
        return null;
    const typed = { ...written.asDrawn, ...draft.typed, ...written.changed };
    const text = { typed, touchedAt: now, stamp: stamp ?? draft.stamp };
    return { ...alive(draft, now), ...text };
}
/** At hand, with all of its time ahead. When what is due next is for the clock to say. */
export function alive(draft, now) {
    return { ...draft, aliveAt: now, warnedAt: null, away: null, awayAt: null, nextActionAt: now };
}
/** Of what is sent nothing is left to do but to forget it. */
const LOOKED_AT_AGAIN_MS = 24 * 60 * 60_000;
/** It became this handoff: of what was typed nothing is kept twice. */
export function sentDraft(draft, handoffId, now) {
    return { ...alive(draft, now), typed: {}, sentAs: handoffId, nextActionAt: now + LOOKED_AT_AGAIN_MS };
}
/** Throws a Refusal for anybody but its author. */
export function mustBeTheirs(draft, by) {
    if (draft.author !== by.userId || draft.teamId !== by.teamId)
        throw new Refusal('This draft is somebody else’s: only they can open it.');
    return draft;
}
/**
 * What the form of a packet that is mended begins with. Who certifies does so anew, and days that are over are chosen anew: to another day than
 * that the partner has not agreed yet.
 */
export function typedAgain(packet, contact, now) {
    const { partner: _, conflict_checked: __, partner_agreed: agreed, seller_move_by, partner_move_by, ...kept } = packet;
    const days = Object.entries({ seller_move_by, partner_move_by }).filter(([, day]) => !isPast(day, now));
    const filled = Object.entries(kept).filter(([, value]) => value !== '' && value !== null);
    const hasAgreed = agreed && !isPast(partner_move_by, now);
    const typed = { ...Object.fromEntries([...filled, ...days]), partner_contact: contact };
    return hasAgreed ? { ...typed, partner_agreed: true } : typed;
}
/** Who asked is the account executive; what they asked for says why they should care, and no partner reads that. */
export function typedFromHelp({ account, asker: ae, help, partner }) {
    return { account, ae, why_account: `You asked for help here: ${help}`, ...(partner === null ? {} : { partner }) };
}
const DRAFT_KEYS = [...PACKET_KEYS, ...LAST_LOOK_KEYS];
const isOfLastLook = (key) => LAST_LOOK_KEYS.some((one) => one === key);
/** What a form holds, as far as it can be kept: whatever is no value of a form is left out. */
export function typedFrom(input) {
    const kept = DRAFT_KEYS.filter((key) => Object.hasOwn(input, key) && isKept(input[key]) && isDayIfAsked(key, input[key]));
    return Object.fromEntries(kept.map((key) => [key, input[key]]));
}
/** A picker sends days and nothing else: the form is drawn with what it sent. */
function isDayIfAsked(key, value) {
    if (isOfLastLook(key) || fieldOf(key).input.as !== 'day' || value === null)
        return true;
    return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}
function isKept(value) {
    return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
