import type { ViewStateValue } from '@slack/bolt';
import { WrongInput } from '../core/errors.ts';
import { UNREADABLE } from '../core/form.ts';
import { FIELD } from './ids.ts';

/**
 * `view.state.values` of a form. What comes over the wire may have another shape than its type says; such a field was not left empty, so it is
 * refused. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export type FormState = Record<string, Record<string, ViewStateValue>>;

/** The value of one field, whatever its element: text, an id, a day, or null when empty. Throws WrongInput. */
export function valueOf(state: FormState, key: string): string | null {
  const value = state[key]?.[FIELD];
  if (!value) return null;
  const found: unknown =
    value.value ??
    value.selected_option?.value ??
    value.selected_date ??
    value.selected_time ??
    value.selected_user ??
    value.selected_conversation ??
    null;
  return found === null ? null : mustBeText(found, key);
}

/** The values of a field in which several can be chosen: people, ticked boxes. Throws WrongInput. */
export function valuesOf(state: FormState, key: string): string[] {
  const { selected_users: users, selected_options: options } = state[key]?.[FIELD] ?? {};
  const chosen: unknown = users ?? options ?? [];
  if (!Array.isArray(chosen)) throw new WrongInput({ [key]: UNREADABLE });
  return chosen.map((entry: unknown) => mustBeText(valueIn(entry), key));
}

/** True when the box `option` of a field is ticked. Throws WrongInput. */
export function isTicked(state: FormState, key: string, option: string): boolean {
  return valuesOf(state, key).includes(option);
}

/** A chosen person is an id, a chosen option holds its value. */
function valueIn(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'value' in entry ? entry.value : entry;
}

function mustBeText(value: unknown, key: string): string {
  if (typeof value !== 'string') throw new WrongInput({ [key]: UNREADABLE });
  return value;
}
