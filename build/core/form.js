import { WrongInput } from './errors.js';
/** What no field of ours can send. zod’s own words would name types, which say nothing to people. */
export const UNREADABLE = 'This cannot be read. Fill it in again.';
/** Checks all fields at once. Of several errors of one field the first is kept. */
export function readForm(schema, form) {
    const parsed = schema.safeParse(form, { error: () => UNREADABLE });
    if (parsed.success)
        return { values: parsed.data, errors: {} };
    const errors = {};
    for (const issue of parsed.error.issues)
        errors[String(issue.path[0])] ??= issue.message;
    return { values: null, errors };
}
/** The values of a form without errors. Throws WrongInput with the errors of the form and with `others`, which were found elsewhere. */
export function mustBeRight({ values, errors }, ...others) {
    const all = Object.assign({}, ...others, errors);
    if (values === null || Object.keys(all).length > 0)
        throw new WrongInput(all);
    return values;
}
/** Checks all fields at once. Throws WrongInput. */
export function mustReadForm(schema, form) {
    return mustBeRight(readForm(schema, form));
}
