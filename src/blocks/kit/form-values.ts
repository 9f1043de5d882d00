import type { ViewStateValue } from '@slack/bolt';
import { WrongInput } from '../../core/kernel/errors.ts';
import { UNREADABLE } from '../../core/kernel/form.ts';
import { FIELD } from '../ids.ts';

/**
 * `view.state.values` of a form. What comes over the wire may have another shape than its type says; such a field was not left empty, so it is
 * refused. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export type FormState = Record<string, Record<string, ViewStateValue>>;

/** The value of one field, whatever its element: text, an id, a day, or null when empty. Throws WrongInput. */
export function valueOf(state: FormState, key: string): string | null {
  const value = onlyElement(state, key);
  if (!value) return null;
  const found: unknown =
    value.value ??
    chosenIn(value.selected_option) ??
    value.selected_date ??
    value.selected_time ??
    value.selected_user ??
    value.selected_conversation ??
    null;
  return found === null ? null : mustBeText(found, key);
}

/** The words of the option that is chosen in a menu; null in a field that is none, and when nothing is. Throws WrongInput. */
export function chosenOption(state: FormState, key: string): string | null {
  const { selected_option: option } = onlyElement(state, key) ?? {};
  if (!isRecord(option)) return null;
  const { text } = option;
  return mustBeText(isRecord(text) ? text.text : null, key);
}

/** Null when nothing was chosen; what is no option of ours is not taken for nothing. */
const chosenIn = (option: unknown): unknown => (option === null || option === undefined ? null : valueIn(option));

export type FormView = { blocks: readonly object[]; state: unknown };

/**
 * What a form holds that was drawn anew while it was open: Slack then may leave out what was filled in beforehand and nobody touched. What
 * somebody has emptied is there, as null. https://github.com/slackapi/bolt-js/issues/1073
 */
export function wholeStateOf({ blocks, state }: FormView): FormState {
  const beforehand = blocks.flatMap((block) =>
    'block_id' in block && 'element' in block && isRecord(block.element)
      ? [[String(block.block_id), { [FIELD]: prefilledIn(block.element) }]]
      : [],
  );
  const values = isRecord(state) && isRecord(state.values) ? state.values : {};
  return { ...Object.fromEntries(beforehand), ...values };
}

export function isRecord(part: unknown): part is Record<string, unknown> {
  return typeof part === 'object' && part !== null;
}

/** An element is filled in under `initial_…`, and sent under another name. */
export function prefilledIn({ type, ...element }: Record<string, unknown>): ViewStateValue {
  const filled = {
    type: String(type),
    value: element.initial_value ?? null,
    selected_option: element.initial_option ?? null,
    selected_date: element.initial_date ?? null,
    selected_user: element.initial_user ?? null,
    selected_conversation: element.initial_conversation ?? null,
    selected_time: element.initial_time ?? null,
    selected_options: element.initial_options ?? [],
    ...(type === 'multi_users_select' ? { selected_users: element.initial_users ?? [] } : {}),
  };
  // What is in it is checked where it is read, as all that comes over the wire.
  return filled as ViewStateValue;
}

/** Each field has one element, whatever it is called: another name makes Slack forget what was chosen in it. */
function onlyElement(state: FormState, key: string): ViewStateValue | undefined {
  return Object.values(state[key] ?? {})[0];
}

/** The values of a field in which several can be chosen: people, ticked boxes. Throws WrongInput. */
export function valuesOf(state: FormState, key: string): string[] {
  const { selected_users: users, selected_options: options } = onlyElement(state, key) ?? {};
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
