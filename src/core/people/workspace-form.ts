import * as z from 'zod';
import { dayOf } from '../time/calendar.ts';
import { dayListSchema } from '../time/day-list.ts';
import { type FormReading, readForm } from '../kernel/form.ts';
import type { Day, EpochMs } from '../time/instant.ts';
import { hoursErrors, workingHoursShape } from '../time/working-hours.ts';

/** The form with the workspace's settings. Its keys are the block_ids and the keys of the saved settings. */

export const MAX_OPEN_CAP = 50;
export const MAX_UNDO_MINUTES = 120;
/** From one business day, since nothing stalls on its day, to what is no threshold any more. */
export const STALLED_ACCEPTED_DAYS = [1, 20] as const;
export const STALLED_WORKING_DAYS = [7, 180] as const;

const MINUTES = `Write a whole number of minutes, 0 to ${MAX_UNDO_MINUTES}.`;

const slackUser = z.string().nullable();

function workspaceFormSchema(today: Day) {
  return z.object({
    ...workingHoursShape,
    closures: dayListSchema(today),
    extra_days: dayListSchema(today),
    intake_owner: slackUser,
    escalation_contact: slackUser,
    // A form that was opened before it had this field holds nothing for it.
    adjudicator: slackUser.default(null),
    sales_channel: z.string().nullable(),
    open_cap: z.coerce
      .number(`Write a whole number, 1 to ${MAX_OPEN_CAP}.`)
      .pipe(
        z
          .int(`Write a whole number, 1 to ${MAX_OPEN_CAP}.`)
          .min(1, 'At least 1.')
          .max(MAX_OPEN_CAP, `At most ${MAX_OPEN_CAP}.`),
      ),
    undo_minutes: z.coerce
      .string(MINUTES)
      .regex(/^\d+$/, MINUTES)
      .transform(Number)
      .pipe(z.int(MINUTES).max(MAX_UNDO_MINUTES, `At most ${MAX_UNDO_MINUTES}.`)),
    stalled_accepted_days: wholeNumber(...STALLED_ACCEPTED_DAYS),
    stalled_working_days: wholeNumber(...STALLED_WORKING_DAYS),
  });
}

function wholeNumber(least: number, most: number) {
  const sentence = `Write a whole number, ${least} to ${most}.`;
  return z.coerce
    .string(sentence)
    .regex(/^\d+$/, sentence)
    .transform(Number)
    .pipe(z.int().min(least, sentence).max(most, sentence));
}

/** What administrators set, all of it. People are Slack user ids, and a channel is its id. */
export type WorkspaceSettings = z.infer<ReturnType<typeof workspaceFormSchema>>;
export type WorkspaceKey = keyof WorkspaceSettings;

/** Checks everything that needs no look-up. */
export function readWorkspaceForm(form: Record<string, unknown>, now: EpochMs): FormReading<WorkspaceSettings> {
  const { values, errors } = readForm(workspaceFormSchema(dayOf('Etc/UTC', now)), form);
  Object.assign(errors, hoursErrors(form));
  return { values: Object.keys(errors).length === 0 ? values : null, errors };
}
