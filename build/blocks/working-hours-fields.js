import { WEEKDAYS } from '../core/time/working-hours.js';
import { valueOf, valuesOf } from './form-values.js';
import { field, option } from './kit.js';
export function workingHoursFields({ workdays, hours, holiday_region: region }, regionHint) {
    const weekdays = Object.entries(WEEKDAYS).map(([value, name]) => option(name, value));
    const ticked = weekdays.filter(({ value }) => workdays.includes(Number(value)));
    return [
        field({
            key: 'workdays',
            label: 'Working days',
            element: {
                type: 'checkboxes',
                options: weekdays,
                ...(ticked.length > 0 ? { initial_options: ticked } : {}),
            },
        }),
        field({ key: 'opens_at', label: 'Work begins', element: { type: 'timepicker', initial_time: hours.opens_at } }),
        field({ key: 'closes_at', label: 'Work ends', element: { type: 'timepicker', initial_time: hours.closes_at } }),
        field({
            key: 'holiday_region',
            label: 'Public holidays of',
            hint: regionHint,
            optional: true,
            element: { type: 'plain_text_input', max_length: 75, ...(region === null ? {} : { initial_value: region }) },
        }),
    ];
}
export function readWorkingHours(state) {
    return {
        workdays: valuesOf(state, 'workdays'),
        opens_at: valueOf(state, 'opens_at'),
        closes_at: valueOf(state, 'closes_at'),
        holiday_region: valueOf(state, 'holiday_region'),
    };
}
