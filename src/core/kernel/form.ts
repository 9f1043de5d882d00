import type * as z from 'zod';
import { WrongInput } from './errors.ts';

/** What is wrong with a form: one sentence for each field. */
export type FormErrors = Record<string, string>;

/** A checked form. `values` is null when a field is wrong. */
export type FormReading<Values> = { values: Values | null; errors: FormErrors };

/** What no field of ours can send. zod’s own words would name types, which say nothing to people. */
export const UNREADABLE = 'This cannot be read. Fill it in again.';

/** Checks all fields at once. Of several errors of one field the first is kept. */
export function readForm<Values>(schema: z.ZodType<Values>, form: Record<string, unknown>): FormReading<Values> {
  const parsed = schema.safeParse(form, { error: () => UNREADABLE });
  if (parsed.success) return { values: parsed.data, errors: {} };
  const errors: FormErrors = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message;
  return { values: null, errors };
}

/** The values of a form without errors. Throws WrongInput with the errors of the form and with `others`, which were found elsewhere. */
export function mustBeRight<Values>({ values, errors }: FormReading<Values>, ...others: FormErrors[]): Values {
  const all = Object.assign({}, ...others, errors);
  if (values === null || Object.keys(all).length > 0) throw new WrongInput(all);
  return values;
}

/** Checks all fields at once. Throws WrongInput. */
export function mustReadForm<Values>(schema: z.ZodType<Values>, form: Record<string, unknown>): Values {
  return mustBeRight(readForm(schema, form));
}
