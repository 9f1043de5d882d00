import type { ViewStateValue } from '@slack/bolt';
import { FIELD } from './ids.ts';

/** `view.state.values` of a form. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export type FormState = Record<string, Record<string, ViewStateValue>>;

/** The value of one field, whatever its element: text, an id, a day, or null when empty. */
export function valueOf(state: FormState, key: string): string | null {
  const value = state[key]?.[FIELD];
  if (!value) return null;
  return (
    value.value ??
    value.selected_option?.value ??
    value.selected_date ??
    value.selected_time ??
    value.selected_user ??
    value.selected_conversation ??
    null
  );
}

/** The values of a field in which several can be chosen: people, ticked boxes. */
export function valuesOf(state: FormState, key: string): string[] {
  const value = state[key]?.[FIELD];
  return value?.selected_users ?? value?.selected_options?.map((option) => option.value ?? '') ?? [];
}

/** True when the box `option` of a field is ticked. */
export function isTicked(state: FormState, key: string, option: string): boolean {
  return state[key]?.[FIELD]?.selected_options?.some(({ value }) => value === option) ?? false;
}
