import * as z from 'zod';
import { dayOf, isPast, shiftDay } from './calendar.ts';
import { DAYS_AHEAD, daysOf, isDay } from './day-list.ts';
import { dayWords } from './day-words.ts';
import type { Day, EpochMs } from './instant.ts';
import type { UserId } from '../people/member.ts';
import { WrongInput } from '../kernel/errors.ts';
import { type FormReading, readForm } from '../kernel/form.ts';

/** Days on which somebody is out of office, both ends included, and who stands in for them. */
export type Absence = { id: string; user_id: UserId; from_day: Day; to_day: Day; stand_in: UserId | null };

/** `until` is the last day of the absence. `standIn` is who is there on the day that was asked about; null when nobody is. */
export type Away = { until: Day; standIn: UserId | null };

const absenceSchema = z.object({
  from_day: z.string({ error: 'Choose the first day off.' }).refine(isDay, 'Choose the first day off.'),
  to_day: z.string({ error: 'Choose the last day off.' }).refine(isDay, 'Choose the last day off.'),
  stand_in: z.string().nullable(),
});

/** Reads the form for days off of `userId`. */
export function readAbsence(
  form: Record<string, unknown>,
  userId: string,
  now: EpochMs,
): FormReading<z.infer<typeof absenceSchema>> {
  const { values, errors } = readForm(absenceSchema, form);
  if (form.stand_in === userId) errors.stand_in = 'You cannot stand in for yourself: choose a colleague.';
  if (values === null) return { values, errors };
  const { from_day: from, to_day: to } = values;
  if (to < from) errors.to_day = 'The last day off comes before the first.';
  else if (isPast(to, now)) errors.to_day = 'That day is over: choose today or later.';
  else if (to > shiftDay(dayOf('Etc/UTC', now), DAYS_AHEAD)) errors.to_day = 'Choose a day within the next two years.';
  return { values: Object.keys(errors).length === 0 ? values : null, errors };
}

/** True when exactly these days off are there already: the same form sent twice. */
export function isKnown(absence: Absence, known: readonly Absence[]): boolean {
  return known.some(
    (other) =>
      other.user_id === absence.user_id &&
      other.from_day === absence.from_day &&
      other.to_day === absence.to_day &&
      other.stand_in === absence.stand_in,
  );
}

/** Throws WrongInput when these days off overlap with the person's own, or their stand-in is away too. `known`: everybody's. */
export function mayBeAdded(absence: Absence, known: readonly Absence[], now: EpochMs): void {
  const overlapping = known.find((other) => other.user_id === absence.user_id && overlap(other, absence));
  if (overlapping) {
    const { from_day: from, to_day: to } = overlapping;
    const span = from === to ? `on ${dayWords(from, now)}` : `from ${dayWords(from, now)} to ${dayWords(to, now)}`;
    throw new WrongInput({ from_day: `You are away ${span} already. Remove that entry first.` });
  }
  if (absence.stand_in === null) return;
  for (const day of daysOf({ from: absence.from_day, to: absence.to_day })) {
    const { standIn, isCircle } = follow(known, absence, day);
    if (isCircle)
      throw new WrongInput({
        stand_in: `On ${dayWords(day, now)} this person is away, and their stand-ins lead back to you. Choose a colleague who is there.`,
      });
    if (standIn === null)
      throw new WrongInput({
        stand_in: `On ${dayWords(day, now)} this person is away too, and nobody stands in for them. Choose a colleague who is there.`,
      });
  }
}

/** Null unless this person is away on `day`. A stand-in who is away too is replaced by their own stand-in. */
export function awayOn(absences: readonly Absence[], userId: UserId, day: Day): Away | null {
  const absence = absenceOn(absences, userId, day);
  return absence ? { until: absence.to_day, standIn: follow(absences, absence, day).standIn } : null;
}

/** The days on which this person is away and nobody stands in. */
export function uncoveredDays(absences: readonly Absence[], userId: UserId): Day[] {
  return absences
    .filter((absence) => absence.user_id === userId)
    .flatMap((absence) =>
      daysOf({ from: absence.from_day, to: absence.to_day }).filter(
        (day) => follow(absences, absence, day).standIn === null,
      ),
    );
}

function follow(absences: readonly Absence[], first: Absence, day: Day) {
  const seen = new Set([first.user_id]);
  let standIn = first.stand_in;
  while (standIn !== null && !seen.has(standIn)) {
    const absence = absenceOn(absences, standIn, day);
    if (!absence) return { standIn, isCircle: false };
    seen.add(standIn);
    standIn = absence.stand_in;
  }
  return { standIn: null, isCircle: standIn !== null };
}

function absenceOn(absences: readonly Absence[], userId: UserId, day: Day): Absence | undefined {
  return absences.find((absence) => absence.user_id === userId && absence.from_day <= day && day <= absence.to_day);
}

/** Whether there is a day that is in both. */
export function overlap(a: Absence, b: Absence): boolean {
  return a.from_day <= b.to_day && b.from_day <= a.to_day;
}
