import { z } from 'zod';
import type { DaySpan } from './day-list.ts';
import type { FormErrors } from '../form.ts';
import { tidy } from '../text.ts';

/** When the people of a workspace work, and when one person does. Keys are the block_ids of the forms. */

/** 'HH:mm' on the wall, on one civil day. */
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

/** What one person has of their own; null: as the workspace has it, also when that changes. */
export type PersonTime = {
  user_id: string;
  workdays: number[] | null;
  /** A pair: an opening of one's own never meets a closing of somebody else's. */
  hours: Hours | null;
  holiday_region: string | null;
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
  /** As it was typed: which region is meant is for somebody who knows them all. */
  holiday_region: z
    .string()
    .nullable()
    .transform((text) => tidy(text ?? '') || null),
};

export const personFormSchema = z.object(workingHoursShape);
export type PersonForm = z.infer<typeof personFormSchema>;

/** What is wrong with the hours together: they lie within one civil day, and there is an hour of them. */
export function hoursErrors(form: Record<string, unknown>): FormErrors {
  const { opens_at: opens, closes_at: closes } = form;
  if (!isTime(opens) || !isTime(closes) || minutes(closes) - minutes(opens) >= SHORTEST_DAY_MINUTES) return {};
  return { closes_at: 'Working hours end at least an hour after they begin, on the same day.' };
}

/** Nothing of one's own. */
export function asWorkspace(userId: string): PersonTime {
  return { user_id: userId, workdays: null, hours: null, holiday_region: null };
}

/** What a person keeps of their form: where they say what the workspace says, they go on following it. */
export function ownTime(userId: string, form: PersonForm, workspace: WorkspaceTime): PersonTime {
  const { workdays, opens_at, closes_at, holiday_region } = form;
  const isSameWeek = workdays.join() === workspace.workdays.join();
  const isSameDay = opens_at === workspace.opens_at && closes_at === workspace.closes_at;
  return {
    user_id: userId,
    workdays: isSameWeek ? null : workdays,
    hours: isSameDay ? null : { opens_at, closes_at },
    holiday_region,
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
