import type { StateValue, StateValues } from '../acts.ts';
import { elementsIn } from '../elements.ts';
import { type Json, recordsOf, stringsOf } from '../json.ts';

type ValueReader = (element: Json) => Json;

const typed: ValueReader = (element) => ({ value: element.initial_value ?? null });
const oneOption: ValueReader = (element) => ({ selected_option: element.initial_option ?? null });
const manyOptions: ValueReader = (element) => ({ selected_options: recordsOf(element.initial_options) });
const one =
  (key: string, initial: string): ValueReader =>
  (element) => ({ [key]: element[initial] ?? null });
const many =
  (key: string, initial: string): ValueReader =>
  (element) => ({ [key]: stringsOf(element[initial]) });

/**
 * What each stateful element holds before anyone touches it, in Slack's words. Buttons and overflow menus hold nothing.
 * https://docs.slack.dev/reference/views/modal-views and @slack/bolt's `ViewStateValue`
 */
const readers: Record<string, ValueReader> = {
  plain_text_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
  rich_text_input: (element) => (element.initial_value ? { rich_text_value: element.initial_value } : {}),
  static_select: oneOption,
  external_select: oneOption,
  radio_buttons: oneOption,
  checkboxes: manyOptions,
  multi_static_select: manyOptions,
  multi_external_select: manyOptions,
  users_select: one('selected_user', 'initial_user'),
  channels_select: one('selected_channel', 'initial_channel'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  multi_users_select: many('selected_users', 'initial_users'),
  multi_channels_select: many('selected_channels', 'initial_channels'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
  file_input: () => ({ files: [] }),
};

/** The key under which an element's value stands, e.g. `selected_option`; undefined for elements without a value. */
export function valueKeyOf(elementType: string): string | undefined {
  if (elementType === 'rich_text_input') return 'rich_text_value';
  const read = readers[elementType];
  return read && Object.keys(read({ type: elementType }))[0];
}

/** `channel` is where the person was: the choice of a `default_to_current_conversation` menu. */
export function initialState(blocks: readonly Json[], channel: string | null = null): StateValues {
  const state: StateValues = {};
  for (const { element, blockId, actionId } of elementsIn(blocks)) {
    const type = String(element.type);
    const read = readers[type];
    if (!read) continue;
    const value: StateValue = { type, ...read(element) };
    if (type === 'timepicker' && element.timezone !== undefined) value.timezone = element.timezone;
    state[blockId] = { ...state[blockId], [actionId]: withCurrentConversation(value, element, channel) };
  }
  return state;
}

/**
 * What a view's fields hold after its blocks were replaced: the same block_id and action_id keep what was typed, all
 * others start anew. https://docs.slack.dev/surfaces/modals#updating_views
 */
export function carriedOver(before: StateValues, blocks: readonly Json[], channel: string | null): StateValues {
  return merged(initialState(blocks, channel), before);
}

/** `base` with the values of `over` for the elements that `base` knows, by ids and type. */
export function merged(base: StateValues, over: StateValues): StateValues {
  const state: StateValues = {};
  for (const [blockId, actions] of Object.entries(base)) {
    const entries = Object.entries(actions).map(([actionId, value]) => {
      const other = over[blockId]?.[actionId];
      return [actionId, other?.type === value.type ? other : value] as const;
    });
    state[blockId] = Object.fromEntries(entries);
  }
  return state;
}

function withCurrentConversation(value: StateValue, element: Json, channel: string | null): StateValue {
  if (!element.default_to_current_conversation || !channel) return value;
  if (value.selected_conversation === null) return { ...value, selected_conversation: channel };
  const chosen = stringsOf(value.selected_conversations);
  const isUnset = value.type === 'multi_conversations_select' && chosen.length === 0;
  return isUnset ? { ...value, selected_conversations: [channel] } : value;
}
