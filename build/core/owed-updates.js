import { sellerMoveState } from './moves.js';
import { addBusinessDays, opening } from './time/business-time.js';
import { dayOf } from './time/calendar.js';
import { morningFrom } from './time/week.js';
const SILENT_DAYS = 10;
/** Our move's day and two business days more: then it has slipped. */
const PASSED_DAYS = 3;
const ASKED_AGAIN_AFTER_DAYS = 5;
/** What is owed next, and on which morning of its author's they are asked for it: at `now` or later. Null when nothing will be. */
export function updateOwed(agreed, time, now) {
    if (time.isOnHold)
        return null;
    const { updateAskedAt } = agreed.moves;
    const [first] = [...silence(agreed, time), ...dayPassed(agreed, time)].toSorted((one, other) => one.at - other.at);
    if (!first)
        return null;
    const again = updateAskedAt === null ? 0 : morningAfter(time.calendar, updateAskedAt, ASKED_AGAIN_AFTER_DAYS);
    const due = Math.max(first.at, again);
    return { ...first, at: morningMissed(agreed, time, { due, now }) ?? morningFrom(time.calendar, Math.max(due, now)) };
}
/** The morning for which the clock was set, when the bot looks too late on that day, or later: then it is asked at once. */
function morningMissed({ nextActionAt: at }, { calendar }, { due, now }) {
    return at !== null && due <= at && at <= now && morningFrom(calendar, at) === at ? at : null;
}
/** When the partner last read of it, as far as we know: the answer was on its way when it was given. */
function heardAt({ decidedAt }, { toldAt }) {
    return Math.max(decidedAt, toldAt ?? decidedAt);
}
function silence(agreed, time) {
    if (time.leftOut.includes('progress'))
        return [];
    return [{ why: 'silence', at: morningAfter(time.calendar, heardAt(agreed, time), SILENT_DAYS) }];
}
function dayPassed(agreed, time) {
    const { calendar, leftOut } = time;
    const state = sellerMoveState(agreed);
    const isOver = state === 'slipped' || state === 'did_not_happen';
    const isTold = dayOf(calendar.zone, heardAt(agreed, time)) > agreed.agreedMoveBy;
    if (!isOver || isTold || leftOut.includes('dates'))
        return [];
    return [{ why: 'day_passed', at: opening(calendar, addBusinessDays(calendar, agreed.agreedMoveBy, PASSED_DAYS)) }];
}
function morningAfter(calendar, at, days) {
    return opening(calendar, addBusinessDays(calendar, dayOf(calendar.zone, at), days));
}
