import { partnerMoveState, sellerMoveState } from './moves.js';
import { inWork } from './taken-up.js';
import { updateOwed } from './owed-updates.js';
import { heldUpBy, stallQuestionAt } from './stalled-handoffs.js';
import { addBusinessDays, addWorkingTime, nextWorkingMoment, subtractWorkingTime } from './time/business-time.js';
import { closing, dayOf, isBusinessDay, opening, plainCalendar } from './time/calendar.js';
import { weekBegins } from './time/week.js';
/** Two working hours before they leave: the day has shown what came of it, and there is time to answer. */
const BEFORE_CLOSING_MS = 2 * 60 * 60_000;
const SLIPPED_AFTER_DAYS = 2;
/**
 * At most one thing that is due at `now`; otherwise when to look again, if that is another moment than the one that is noted. Null when neither.
 * Safe to call twice, late, or after weeks offline.
 */
export function passMoves(handoff, time, now) {
    const agreed = inWork(handoff);
    if (!agreed)
        return null;
    const first = nextStep(agreed, time, now);
    if (first.at <= now)
        return withNextLook(taken(agreed, first, now), time, now);
    const nextActionAt = nextLook(first, time, now);
    return nextActionAt === agreed.nextActionAt ? null : { next: { ...agreed, nextActionAt }, notices: [], event: null };
}
function withNextLook({ next, ...told }, time, now) {
    return { ...told, next: { ...next, nextActionAt: nextLook(nextStep(next, time, now), time, now) } };
}
/** Once a week at least: settings, a partner's pause and what was posted change what is due, and none of them wakes this clock. */
function nextLook(first, { calendar }, now) {
    return Math.min(first.at, weekBegins(calendar, now + 1));
}
function taken(agreed, due, now) {
    const { moves, agreedMoveBy, version } = agreed;
    const { step } = due;
    const event = { kind: step, actor: null, at: now };
    const cards = [{ kind: 'ae_card', person: agreed.packet.ae }, { kind: 'author_card' }];
    const after = (change) => ({ ...agreed, moves: { ...moves, ...change } });
    switch (step) {
        case 'partner_reminded':
            return {
                next: after({ partnerRemindedAt: now }),
                notices: [{ kind: 'partner_reminder', day: moves.partnerDueOn, at: now }],
                event,
            };
        case 'move_asked':
            return { next: after({ sellerAskedAt: now }), notices: [{ kind: 'ae_move', day: agreedMoveBy, at: now }], event };
        case 'partner_slipped':
            return {
                next: after({ partnerSlippedAt: now }),
                notices: [...cards, { kind: 'ae_moves', news: 'partner_slipped', version: version + 1 }],
                event,
            };
        case 'move_slipped':
            return { next: after({ sellerSlippedAt: now }), notices: cards, event };
        case 'stall_asked': {
            const about = heldUpBy(agreed);
            return { next: after({ stallAskedAt: now }), notices: [{ kind: 'ae_stalled', about, at: now }], event };
        }
        case 'update_owed':
            return {
                next: after({ updateAskedAt: now }),
                notices: [{ kind: 'author_owed', why: due.why, at: now }],
                event,
            };
        default:
            return step;
    }
}
function nextStep(agreed, time, now) {
    const stall = { step: 'stall_asked', at: stallQuestionAt(agreed, { ...time, now }) };
    const ahead = [...ofPartner(agreed, time), ...ofSeller(agreed, time), ...ofUpdates(agreed, time, now)];
    return ahead.reduce((first, one) => (one.at < first.at ? one : first), stall);
}
function ofUpdates(agreed, { updates }, now) {
    const owed = updateOwed(agreed, updates, now);
    return owed === null ? [] : [{ step: 'update_owed', ...owed }];
}
function ofPartner(agreed, { calendar, partnerZone }) {
    const { partnerDueOn: day, partnerAskedAt: askedAt, partnerRemindedAt } = agreed.moves;
    if (partnerMoveState(agreed) !== 'open')
        return [];
    const slip = { step: 'partner_slipped', at: slippedAt(calendar, day, askedAt) };
    // Who was asked on that very day, or after it, is not asked again.
    const wasAsked = partnerRemindedAt !== null || dayOf(partnerZone, askedAt) >= day;
    return wasAsked ? [slip] : [{ step: 'partner_reminded', at: dayBegins(partnerZone, day) }, slip];
}
function ofSeller(agreed, { calendar }) {
    const { agreedMoveBy: day, moves } = agreed;
    if (sellerMoveState(agreed) !== 'open')
        return [];
    const slip = { step: 'move_slipped', at: slippedAt(calendar, day, moves.sellerAgreedAt) };
    if (moves.sellerAskedAt !== null)
        return [slip];
    return [{ step: 'move_asked', at: questionAt(calendar, day, moves.sellerAgreedAt) }, slip];
}
/** When partners are at work, as far as anybody knows: 09:00 to 17:00, Monday to Friday. */
function dayBegins(zone, day) {
    const calendar = plainCalendar(zone);
    return nextWorkingMoment(calendar, opening(calendar, day));
}
/** On its day; where nobody works then, the next morning. Who has agreed to it a moment ago gets two working hours. */
function questionAt(calendar, day, agreedAt) {
    const closes = closing(calendar, day);
    const usual = isBusinessDay(calendar, day)
        ? Math.max(subtractWorkingTime(calendar, closes, BEFORE_CLOSING_MS), opening(calendar, day))
        : nextWorkingMoment(calendar, closes);
    return Math.max(usual, addWorkingTime(calendar, agreedAt, BEFORE_CLOSING_MS));
}
/** Counted from when it was agreed, where its day was over then. */
function slippedAt(calendar, day, agreedAt) {
    const agreedOn = dayOf(calendar.zone, agreedAt);
    const from = day > agreedOn ? day : agreedOn;
    return closing(calendar, addBusinessDays(calendar, from, SLIPPED_AFTER_DAYS));
}
