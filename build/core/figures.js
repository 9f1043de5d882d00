import { INTAKE_WINDOW_DAYS } from './draft-clock.js';
import { promisesIn } from './promise.js';
import { businessDaysBetween, deadline } from './time/business-time.js';
import { dayOf, plainCalendar } from './time/calendar.js';
export function loopClosure(deals, now) {
    const ends = deals.map((deal) => endOf(deal, now));
    const closed = deals.filter((_, at) => ends[at] !== 'open');
    const howMany = (kind) => closed.filter(({ history }) => history.some((event) => event.kind === kind)).length;
    const promises = deals.map((deal) => promisesIn(deal.history, { ...deal, now }));
    const sum = (what) => promises.reduce((total, one) => total + one[what], 0);
    return {
        closed: closed.length,
        told: ends.filter((end) => end === 'told').length,
        corrected: howMany('credit_corrected'),
        disputed: howMany('credit_disputed'),
        promises: { made: sum('made'), kept: sum('kept'), broken: sum('broken') },
        intake: intakeOf(deals),
    };
}
/** A packet that was mended does not count: its touch was sent before. Of two in the middle the longer counts. */
function intakeOf(deals) {
    const waits = deals
        .filter(({ isFirstOfDeal }) => isFirstOfDeal)
        .map(({ touchOn, sentAt, zone }) => businessDaysBetween(plainCalendar(zone), touchOn, dayOf(zone, sentAt)))
        .map((days) => Math.max(0, days))
        .toSorted((a, b) => a - b);
    const within = waits.filter((days) => days <= INTAKE_WINDOW_DAYS).length;
    return { sent: waits.length, medianDays: waits[Math.floor(waits.length / 2)] ?? 0, within };
}
function endOf({ closedAt, toldAt, zone }, now) {
    const until = deadline(plainCalendar(zone), closedAt, 1);
    if (toldAt.some((at) => at >= closedAt && at <= until))
        return 'told';
    return now <= until ? 'open' : 'late';
}
