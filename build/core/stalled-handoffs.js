import { partnerMoveState, sellerMoveState } from './moves.js';
import { worked } from './taken-up.js';
import { addBusinessDays, closing, nextWorkingMoment, opening } from './time/business-time.js';
import { dayOf, shiftDay } from './time/calendar.js';
import { weekBegins } from './time/week.js';
/** As the workspace has set them. */
export function stalledAfter(settings) {
    return { acceptedDays: settings.stalled_accepted_days, workingDays: settings.stalled_working_days };
}
/** Who was asked is not asked again before so many days are over, so that a holiday on a Monday brings no second question. */
const ASKED_AGAIN_AFTER_DAYS = 6;
export function heldUpBy(agreed) {
    if (worked(agreed))
        return 'work';
    if (sellerMoveState(agreed) !== 'done')
        return 'our_move';
    return partnerMoveState(agreed) === 'done' ? 'worth_working' : 'partner_move';
}
/** From when on it has stalled, unless somebody says something about it before. */
export function stallsAt(agreed, calendar, after) {
    const { saidAt } = agreed.moves;
    const saidOn = dayOf(calendar.zone, saidAt);
    if (worked(agreed))
        return closing(calendar, shiftDay(saidOn, after.workingDays));
    const latest = [...openDays(agreed), saidOn].toSorted().at(-1) ?? saidOn;
    return closing(calendar, addBusinessDays(calendar, latest, after.acceptedDays));
}
function openDays(agreed) {
    return [
        ...(sellerMoveState(agreed) === 'done' ? [] : [agreed.agreedMoveBy]),
        ...(partnerMoveState(agreed) === 'done' ? [] : [agreed.moves.partnerDueOn]),
    ];
}
/** For how many days it has stalled at `now`, 0 on the first; null when it has not. */
export function stalledDays(agreed, { calendar, after, now }) {
    const from = stallsAt(agreed, calendar, after);
    return from <= now ? Math.floor((now - from) / DAY_MS) : null;
}
const DAY_MS = 24 * 60 * 60_000;
/**
 * When its owner is asked, at `now` or later: as a week of theirs begins, for all that has stalled at once, and never twice in a week. Who
 * was away then, or could not be asked since the bot was, is asked as soon as they are back.
 */
export function stallQuestionAt(agreed, { calendar, stalls, now }) {
    const { stallAskedAt } = agreed.moves;
    const { awayUntil } = stalls;
    const after = (day, days) => opening(calendar, shiftDay(day, days));
    const again = stallAskedAt === null ? 0 : after(dayOf(calendar.zone, stallAskedAt), ASKED_AGAIN_AFTER_DAYS);
    const usual = weekBegins(calendar, Math.max(stallsAt(agreed, calendar, stalls), again));
    const back = awayUntil === null ? 0 : after(awayUntil, 1);
    return nextWorkingMoment(calendar, Math.max(now, usual, back));
}
