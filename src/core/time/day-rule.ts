import * as z from 'zod';
import type { Day } from './instant.ts';

/** A picker offers days up to the year 9999, and nothing can be counted on from there. */
const BEFORE: Day = '2200-01-01';

/** A day that somebody chooses in a form. `missing` is said beside the field when there is none. */
export const dayRule = (missing: string) =>
  z.iso.date({ error: missing }).refine((day) => day < BEFORE, 'Choose a day before the year 2200.');
