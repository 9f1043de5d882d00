import * as z from 'zod';
import { tidy } from '../text.js';
export const WEEKDAYS = {
    1: 'Monday',
    2: 'Tuesday',
    3: 'Wednesday',
    4: 'Thursday',
    5: 'Friday',
    6: 'Saturday',
    7: 'Sunday',
};
const SHORTEST_DAY_MINUTES = 60;
/** The fields of working hours, as a form sends them: ticked weekdays as '1' to '7', times as 'HH:mm'. */
export const workingHoursShape = {
    workdays: z
        .array(z.enum(Object.keys(WEEKDAYS)))
        .min(1, 'Tick at least one working day.')
        .transform((days) => days.map(Number).toSorted((a, b) => a - b)),
    opens_at: timeOfDay('Choose when working hours begin.'),
    closes_at: timeOfDay('Choose when working hours end.'),
    /** As typed; the service finds out which region is meant. */
    holiday_region: z
        .string()
        .nullable()
        .transform((text) => tidy(text ?? '') || null),
};
export const personFormSchema = z.object({ ...workingHoursShape, cards_in_hours: z.boolean().default(false) });
/** The error of hours that end less than an hour after they begin, or on another day. */
export function hoursErrors(form) {
    const { opens_at: opens, closes_at: closes } = form;
    if (!isTime(opens) || !isTime(closes) || minutes(closes) - minutes(opens) >= SHORTEST_DAY_MINUTES)
        return {};
    return { closes_at: 'Working hours end at least an hour after they begin, on the same day.' };
}
/** A person without settings of their own. */
export function asWorkspace(userId) {
    return { user_id: userId, workdays: null, hours: null, holiday_region: null, cards_in_hours: false };
}
/** What is kept of a person's form: a value that equals the workspace's is not kept, so that it follows the workspace. */
export function ownTime(userId, form, workspace) {
    const { workdays, opens_at, closes_at, holiday_region, cards_in_hours } = form;
    const isSameWeek = workdays.join() === workspace.workdays.join();
    const isSameDay = opens_at === workspace.opens_at && closes_at === workspace.closes_at;
    return {
        user_id: userId,
        workdays: isSameWeek ? null : workdays,
        hours: isSameDay ? null : { opens_at, closes_at },
        holiday_region,
        cards_in_hours,
    };
}
function timeOfDay(missing) {
    return z.string({ error: missing }).refine(isTime, missing);
}
function isTime(value) {
    return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}
function minutes(time) {
    return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
