import type { InputBlock } from '@slack/web-api';
import { type Hours, WEEKDAYS } from '../../core/time/working-hours.ts';
import { type FormState, valueOf, valuesOf } from './form-values.ts';
import { field, option } from './kit.ts';

/** The fields that the workspace's form and the personal form have in common. */

type Saved = { workdays: readonly number[]; hours: Hours; holiday_region: string | null };

export function workingHoursFields(
  { workdays, hours, holiday_region: region }: Saved,
  regionHint: string,
): InputBlock[] {
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

export function readWorkingHours(state: FormState) {
  return {
    workdays: valuesOf(state, 'workdays'),
    opens_at: valueOf(state, 'opens_at'),
    closes_at: valueOf(state, 'closes_at'),
    holiday_region: valueOf(state, 'holiday_region'),
  };
}
