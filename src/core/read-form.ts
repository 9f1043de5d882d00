import type { z } from 'zod';

/** What a form holds once it is checked, or what is wrong with it: one sentence a field. */
export type FormErrors = Record<string, string>;
export type FormReading<Values> = { values: Values | null; errors: FormErrors };

/** Checks all fields at once; `values` is null when one of them is wrong. A field with several faults tells the first. */
export function readForm<Values>(schema: z.ZodType<Values>, form: Record<string, unknown>): FormReading<Values> {
  const parsed = schema.safeParse(form);
  if (parsed.success) return { values: parsed.data, errors: {} };
  const errors: FormErrors = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message;
  return { values: null, errors };
}
