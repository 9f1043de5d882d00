import { isDeepStrictEqual } from 'node:util';
import { type Fault, isObject, pointTo } from './fault.ts';
import type { Node } from './walk.ts';

/**
 * `initial_option` and `initial_options` equal one of the options in text, value and description.
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
 */
export function initialOptionRule({ value, pointer }: Node): Fault[] {
  const choices = allOptions(value);
  // What is no object at all has been refused by its field.
  const isStranger = (option: unknown) =>
    isObject(option) && !choices.some((choice) => isDeepStrictEqual(choice, option));
  const faults: Fault[] = [];
  if (isStranger(value.initial_option)) {
    faults.push({ pointer: pointTo(pointer, 'initial_option'), message: 'must exactly match one of the options' });
  }
  for (const [index, option] of arrayOf(value.initial_options).entries()) {
    if (isStranger(option)) {
      const at = pointTo(pointTo(pointer, 'initial_options'), index);
      faults.push({ pointer: at, message: 'must exactly match one of the options' });
    }
  }
  return faults;
}

/** No more is chosen from the start than the user may choose. */
export function selectedItemsRule({ value, pointer }: Node): Fault[] {
  const { max_selected_items: max } = value;
  if (typeof max !== 'number') {
    return [];
  }
  return Object.entries(value)
    .filter(([name, items]) => name.startsWith('initial_') && Array.isArray(items) && items.length > max)
    .map(([name]) => ({ pointer: pointTo(pointer, name), message: `no more than ${max} items allowed` }));
}

function allOptions(element: Record<string, unknown>): unknown[] {
  const grouped = arrayOf(element.option_groups).flatMap((group) => (isObject(group) ? arrayOf(group.options) : []));
  return [...arrayOf(element.options), ...grouped];
}

function arrayOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
