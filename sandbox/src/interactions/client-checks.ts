import type { StateValue, StateValues } from '../acts.ts';
import { isRecord, type Json, textOf } from '../json.ts';
import { REQUIRED } from './problems.ts';
import { valueKeyOf } from './state-values.ts';

/**
 * What Slack's client checks before it sends a submission; errors by block_id. Spaces pass as a value, as they do in
 * Slack. https://docs.slack.dev/reference/block-kit/blocks/input-block
 */
export function clientErrors(blocks: readonly Json[], state: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input' || !isRecord(block.element)) continue;
    const blockId = String(block.block_id);
    const value = state[blockId]?.[String(block.element.action_id)];
    const error = isEmpty(value) ? emptyError(block) : elementError(block.element, textOf(value?.value));
    if (error) errors[blockId] = error;
  }
  return errors;
}

function emptyError(block: Json): string | null {
  return block.optional === true ? null : REQUIRED;
}

function isEmpty(value: StateValue | undefined): boolean {
  if (!value) return true;
  const held = value[valueKeyOf(value.type) ?? 'value'];
  return held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
}

function elementError(element: Json, text: string): string | null {
  switch (element.type) {
    case 'plain_text_input':
      return lengthError(element, text);
    case 'number_input':
      return numberError(element, text);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? null : 'Please enter a valid email address.';
    case 'url_text_input':
      return isUrl(text) ? null : 'Please enter a valid URL.';
    default:
      return null;
  }
}

/** No text input takes more, whatever it says. */
const TEXT_CEILING = 3000;

function lengthError(element: Json, text: string): string | null {
  const min = Number(element.min_length ?? 0);
  const max = Math.min(Number(element.max_length ?? TEXT_CEILING), TEXT_CEILING);
  if (text.length < min) return `Please enter at least ${min} characters.`;
  if (text.length > max) return `Please enter no more than ${max} characters.`;
  return null;
}

function numberError(element: Json, text: string): string | null {
  const form = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!form.test(text))
    return element.is_decimal_allowed === true ? 'Please enter a number.' : 'Please enter a whole number.';
  if (element.min_value !== undefined && Number(text) < Number(element.min_value)) {
    return `Please enter a number of ${textOf(element.min_value)} or more.`;
  }
  if (element.max_value !== undefined && Number(text) > Number(element.max_value)) {
    return `Please enter a number of ${textOf(element.max_value)} or less.`;
  }
  return null;
}

function isUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\//i.test(text);
}
