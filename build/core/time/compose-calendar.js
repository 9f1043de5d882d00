import { Temporal } from 'temporal-polyfill';
import { uncoveredDays } from './absence.js';
import { daysOf } from './day-list.js';
/** The region whose public holidays this person keeps; null: none. */
export function regionOf(workspace, person) {
    return person.holiday_region ?? workspace.holiday_region;
}
/**
 * One person's calendar. What the person has of their own wins over the workspace's. A day that is worked anyway wins over
 * public holidays and closures, but never over the person's own days off. `absences` are everybody's, since a stand-in may
 * be away too; `holidays` are those of `regionOf`.
 */
export function composeCalendar(parts) {
    const { workspace, person, absences, holidays, zone } = parts;
    const workdays = person.workdays ?? workspace.workdays;
    const { opens_at: opensAt, closes_at: closesAt } = person.hours ?? workspace;
    const away = new Set(uncoveredDays(absences, person.user_id));
    const isWorkedBy = (day) => {
        const weekday = Temporal.PlainDate.from(day).dayOfWeek;
        // A weekday that the workspace works and this person never does stays free: the day only stopped being a holiday.
        return workdays.includes(weekday) || !workspace.workdays.includes(weekday);
    };
    const extraDays = workspace.extra_days.flatMap(daysOf).filter((day) => !away.has(day) && isWorkedBy(day));
    return {
        zone,
        workdays,
        opensAt,
        closesAt,
        closedDays: new Set([...holidays, ...workspace.closures.flatMap(daysOf), ...away]),
        openDays: new Set(extraDays),
    };
}
