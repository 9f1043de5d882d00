import * as z from 'zod';
import type { DaySpan } from './day-list.ts';
import type { FormErrors } from '../kernel/form.ts';
import { tidy } from '../kernel/text.ts';

/** When the people of a workspace work, and when one person does. Keys are the block_ids of the forms. */

/** Local times 'HH:mm' on one civil day. */
export type Hours = { opens_at: string; closes_at: string };

export type WorkspaceTime = Hours & {
  /** ISO weekdays, Monday 1 to Sunday 7. */
  workdays: number[];
  /** 'US', 'DE-BE', 'ES-MD'; null: public holidays are worked. */
  holiday_region: string | null;
  closures: DaySpan[];
  /** Worked anyway. */
  extra_days: DaySpan[];
};

/** One person's own settings; null: follows the workspace, also when that changes. */
export type PersonTime = {
  user_id: string;
  workdays: number[] | null;
  /** Kept as a pair: a person's own opening is never combined with the workspace's closing. */
  hours: Hours | null;
  holiday_region: string | null;
  /** New handoffs wait until this person's working hours begin. It moves no deadline: a window counts whole days. */
  cards_in_hours: boolean;
};

export const WEEKDAYS: Record<string, string> = {
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
export type PersonForm = z.infer<typeof personFormSchema>;

/** The error of hours that end less than an hour after they begin, or on another day. */
export function hoursErrors(form: Record<string, unknown>): FormErrors {
  const { opens_at: opens, closes_at: closes } = form;
  if (!isTime(opens) || !isTime(closes) || minutes(closes) - minutes(opens) >= SHORTEST_DAY_MINUTES) return {};
  return { closes_at: 'Working hours end at least an hour after they begin, on the same day.' };
}

/** A person without settings of their own. */
export function asWorkspace(userId: string): PersonTime {
  return { user_id: userId, workdays: null, hours: null, holiday_region: null, cards_in_hours: false };
}

/** What is kept of a person's form: a value that equals the workspace's is not kept, so that it follows the workspace. */
export function ownTime(userId: string, form: PersonForm, workspace: WorkspaceTime): PersonTime {
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

function timeOfDay(missing: string) {
  return z.string({ error: missing }).refine(isTime, missing);
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
