import type { AnyBlock, InputBlock } from '@slack/web-api';
import type { StateValue, StateValues } from '../acts.ts';
import { type Field, fieldOf, isEmpty } from './fields/state-values.ts';

/** What Slack's client itself refuses before it sends a form, by block_id; blanks alone pass its check. */
export function checkForm(blocks: AnyBlock[], values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of blocks.filter(isInput)) {
    const element = fieldOf(block.element);
    const value = values[block.block_id ?? '']?.[element.action_id ?? ''] ?? { type: element.type };
    const error = isEmpty(value) ? missing(block, element) : wrongIn(element, value);
    if (error) errors[block.block_id ?? ''] = error;
  }
  return errors;
}

const isInput = (block: AnyBlock): block is InputBlock => block.type === 'input';

const missing = (block: InputBlock, element: Field) =>
  // Nothing can be uploaded here, so nothing may be required.
  block.optional || element.type === 'file_input' ? null : 'Please complete this required field.';

function wrongIn(element: Field, value: StateValue): string | null {
  const text = typeof value['value'] === 'string' ? value['value'] : '';
  switch (element.type) {
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? null : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(text) && /^https?:/i.test(text) ? null : 'Please enter a valid URL.';
    case 'number_input':
      return wrongNumber(element, text);
    case 'plain_text_input': {
      const least = element['min_length'];
      if (typeof least !== 'number' || text.length >= least) return null;
      return `Please enter at least ${least} characters.`;
    }
    default:
      return null;
  }
}

function wrongNumber(element: Field, text: string): string | null {
  const pattern = element['is_decimal_allowed'] ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(text)) return `Please enter a ${element['is_decimal_allowed'] ? '' : 'whole '}number.`;
  const { min_value: least, max_value: most } = element;
  if (typeof least === 'string' && Number(text) < Number(least)) return `Please enter a number of ${least} or more.`;
  if (typeof most === 'string' && Number(text) > Number(most)) return `Please enter a number of ${most} or less.`;
  return null;
}
