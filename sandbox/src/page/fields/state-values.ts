import type { AnyBlock, KnownBlock } from '@slack/web-api';
import type { StateValue, StateValues } from '../../acts.ts';

/** Any interactive element, read loosely: which of these an element has depends on its type. */
export type Field = {
  type: string;
  action_id?: string;
  [property: string]: unknown;
};

/** An element of Slack's own types, to be read by its `type`. */
export const fieldOf = (element: { type: string }): Field => ({ ...element });

/** A field and the block that holds it. */
export type PlacedField = { blockId: string; actionId: string; element: Field };

const KEYS: Record<string, { key: string; empty: unknown; initial: string }> = {
  plain_text_input: { key: 'value', empty: null, initial: 'initial_value' },
  email_text_input: { key: 'value', empty: null, initial: 'initial_value' },
  url_text_input: { key: 'value', empty: null, initial: 'initial_value' },
  number_input: { key: 'value', empty: null, initial: 'initial_value' },
  rich_text_input: { key: 'rich_text_value', empty: undefined, initial: 'initial_value' },
  datepicker: { key: 'selected_date', empty: null, initial: 'initial_date' },
  timepicker: { key: 'selected_time', empty: null, initial: 'initial_time' },
  datetimepicker: { key: 'selected_date_time', empty: null, initial: 'initial_date_time' },
  static_select: { key: 'selected_option', empty: null, initial: 'initial_option' },
  external_select: { key: 'selected_option', empty: null, initial: 'initial_option' },
  users_select: { key: 'selected_user', empty: null, initial: 'initial_user' },
  channels_select: { key: 'selected_channel', empty: null, initial: 'initial_channel' },
  conversations_select: { key: 'selected_conversation', empty: null, initial: 'initial_conversation' },
  multi_static_select: { key: 'selected_options', empty: [], initial: 'initial_options' },
  multi_external_select: { key: 'selected_options', empty: [], initial: 'initial_options' },
  multi_users_select: { key: 'selected_users', empty: [], initial: 'initial_users' },
  multi_channels_select: { key: 'selected_channels', empty: [], initial: 'initial_channels' },
  multi_conversations_select: { key: 'selected_conversations', empty: [], initial: 'initial_conversations' },
  radio_buttons: { key: 'selected_option', empty: null, initial: 'initial_option' },
  checkboxes: { key: 'selected_options', empty: [], initial: 'initial_options' },
  file_input: { key: 'files', empty: [], initial: '' },
};

/** The property of an element's state that holds its value, e.g. `selected_date`; null when the type has no state. */
export const valueKey = (type: string): string | null => KEYS[type]?.key ?? null;

/** What an untouched element holds, in the shape of Slack's `state.values`. */
export function initialValue(element: Field): StateValue {
  const known = KEYS[element.type];
  if (!known) return { type: element.type };
  return { type: element.type, [known.key]: element[known.initial] ?? known.empty };
}

/** True when a field holds nothing. Blanks count as something, as in Slack's own check. */
export function isEmpty(value: StateValue): boolean {
  const held = value[valueKey(value.type) ?? ''];
  return held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
}

/** Every element of `blocks` that has a state, in order. */
export function fieldsOf(blocks: AnyBlock[]): PlacedField[] {
  return blocks.flatMap((block) =>
    elementsOf(block)
      .filter((element) => valueKey(element.type) !== null)
      .map((element) => ({ blockId: block.block_id ?? '', actionId: element.action_id ?? '', element })),
  );
}

function elementsOf(block: AnyBlock): Field[] {
  // The generic `Block` hides the known ones from the switch; unknown types fall through to the default.
  const known = block as KnownBlock;
  switch (known.type) {
    case 'input':
      return [fieldOf(known.element)];
    case 'actions':
      return known.elements.map(fieldOf);
    case 'section':
      return known.accessory ? [fieldOf(known.accessory)] : [];
    case 'container':
      return known.child_blocks.flatMap(elementsOf);
    default:
      return [];
  }
}

/** `values` of a surface as Slack sends them: one entry per field, the untouched ones included. */
export function stateValues(blocks: AnyBlock[], valueOf: (field: PlacedField) => StateValue): StateValues {
  const values: StateValues = {};
  for (const field of fieldsOf(blocks)) {
    const value = valueOf(field);
    // An untouched rich text is absent from Slack's state.
    if (value.type === 'rich_text_input' && isEmpty(value)) continue;
    values[field.blockId] = { ...values[field.blockId], [field.actionId]: value };
  }
  return values;
}
