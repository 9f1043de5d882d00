import { type Fault, isObject, pointTo } from './fault.ts';
import type { SurfaceName } from './limits.ts';
import type { Node } from './walk.ts';
import { wording } from './wording.ts';

/**
 * The initial text is one that the user could have typed.
 * https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
 */
export function textLengthRule({ value, pointer }: Node): Fault[] {
  const { min_length: min, max_length: max, initial_value: initial } = value;
  const faults = orderRule(value, pointer, 'min_length', 'max_length');
  // An empty initial value is the same as none.
  if (typeof initial === 'string' && initial !== '') {
    const at = pointTo(pointer, 'initial_value');
    if (typeof min === 'number' && initial.length < min) {
      faults.push({ pointer: at, message: wording.tooShort(min) });
    }
    if (typeof max === 'number' && initial.length > max) {
      faults.push({ pointer: at, message: wording.tooLong(max) });
    }
  }
  return faults;
}

/** A rich text input is not higher at least than at most. */
export function lineCountRule({ value, pointer }: Node): Fault[] {
  return orderRule(value, pointer, 'min_lines', 'max_lines');
}

/**
 * The three numbers, which are strings, are in order and whole where decimals are not allowed.
 * https://docs.slack.dev/reference/block-kit/block-elements/number-input-element
 */
export function numberInputRule({ value, pointer }: Node): Fault[] {
  const faults = ['min_value', 'initial_value', 'max_value']
    .filter((name) => value.is_decimal_allowed === false && !isWholeOrAbsent(value[name]))
    .map((name) => ({
      pointer: pointTo(pointer, name),
      message: 'must be a whole number when decimals are not allowed',
    }));
  const [min, initial, max] = [value.min_value, value.initial_value, value.max_value].map(numberOf);
  if (isAbove(min, max)) {
    faults.push({ pointer: pointTo(pointer, 'min_value'), message: 'must not be greater than max_value' });
  }
  if (isAbove(min, initial) || isAbove(initial, max)) {
    faults.push({ pointer: pointTo(pointer, 'initial_value'), message: 'must be between min_value and max_value' });
  }
  return faults;
}

/**
 * Choosing a file never dispatches an action.
 * https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
 */
export function fileDispatchRule({ value, pointer }: Node): Fault[] {
  const isFileInput = isObject(value.element) && value.element.type === 'file_input';
  const message = 'must be false for a file_input';
  return isFileInput && value.dispatch_action === true
    ? [{ pointer: pointTo(pointer, 'dispatch_action'), message }]
    : [];
}

/**
 * A response_url comes only from an input block of a modal.
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
 */
export function responseUrlRule({ value, pointer, parent }: Node, surface: SurfaceName): Fault[] {
  const isInModalInput = surface === 'modal' && parent?.ref === 'blocks.input';
  const message = 'only allowed in an input block of a modal';
  return value.response_url_enabled === true && !isInModalInput
    ? [{ pointer: pointTo(pointer, 'response_url_enabled'), message }]
    : [];
}

/** Date and time pickers cannot take the focus on a Home tab. */
export function homeFocusRule({ value, pointer }: Node, surface: SurfaceName): Fault[] {
  return surface === 'home' && value.focus_on_load === true
    ? [{ pointer: pointTo(pointer, 'focus_on_load'), message: 'not allowed on a Home tab' }]
    : [];
}

function orderRule(value: Record<string, unknown>, pointer: string, low: string, high: string): Fault[] {
  const [min, max] = [value[low], value[high]];
  const isInverted = typeof min === 'number' && typeof max === 'number' && min > max;
  return isInverted ? [{ pointer: pointTo(pointer, low), message: `must not be greater than ${high}` }] : [];
}

function isWholeOrAbsent(value: unknown): boolean {
  return typeof value !== 'string' || !value.includes('.');
}

function numberOf(value: unknown): number | null {
  return typeof value === 'string' && value !== '' ? Number(value) : null;
}

function isAbove(low: number | null | undefined, high: number | null | undefined): boolean {
  return typeof low === 'number' && typeof high === 'number' && low > high;
}
