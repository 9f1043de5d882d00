import { isDeepStrictEqual } from 'node:util';
import { type Part, readWhole, type Row } from './part.ts';
import { plainText, textObject } from './text.ts';

/** What can be pressed or filled. After an arrow stands what Slack sends back of it. */

/** A button, and the question that it asks first. */
export function buttonRows(label: string, json: unknown): Row[] {
  return readWhole(json, 'a button', (part) => {
    part.oneOf('type', ['button']);
    const pieces = [
      `[${part.optional('text', plainText) ?? ''}]`,
      part.optionalString('style'),
      `→ ${part.optionalString('action_id') ?? '‹no action_id›'}`,
      part.has('value') ? `(${part.string('value')})` : null,
      part.has('url') ? `opens ${part.string('url')}` : null,
      part.has('accessibility_label') ? `read aloud as: ${part.string('accessibility_label')}` : null,
    ];
    const asks = part.optional('confirm', confirmation);
    const button: Row = [label, pieces.filter((piece) => piece !== null).join(' ')];
    return asks === null ? [button] : [button, ['+ asks first', asks]];
  });
}

function confirmation(json: unknown): string {
  return readWhole(json, 'a confirmation', (part) => {
    const [title, text] = [plainText(part.take('title')), textObject(part.take('text'), 'mrkdwn')];
    const style = part.has('style') ? ` ${part.string('style')}` : '';
    return `${title}\n${text}\n[${plainText(part.take('confirm'))}]${style} [${plainText(part.take('deny'))}]`;
  });
}

/** What the properties of a field say about what can be put in. */
const RULES: Record<string, (value: string) => string> = {
  multiline: (value) => (value === 'true' ? 'several lines' : 'one line'),
  min_length: (value) => `at least ${value} characters`,
  max_length: (value) => `at most ${value} characters`,
  is_decimal_allowed: (value) => (value === 'true' ? 'decimals too' : 'whole numbers'),
  min_value: (value) => `at least ${value}`,
  max_value: (value) => `at most ${value}`,
  max_selected_items: (value) => `at most ${value} of them`,
  min_query_length: (value) => `looked up from ${value} letters on`,
  focus_on_load: (value) => `focus on load: ${value}`,
};

const FILLED_WITH = ['initial_value', 'initial_date', 'initial_time', 'initial_user', 'initial_conversation'];

const FIELDS = [
  'checkboxes',
  'conversations_select',
  'datepicker',
  'external_select',
  'multi_static_select',
  'multi_users_select',
  'number_input',
  'plain_text_input',
  'radio_buttons',
  'static_select',
  'timepicker',
  'users_select',
] as const;

type Kind = (typeof FIELDS)[number];
type Field = { actionId: string; rows: Row[] };

/** The element of an input: its kind with its rules, what can be chosen, and what stands in it at first. */
export function field(json: unknown): Field {
  return readWhole(json, 'a field', (part) => {
    const kind = part.oneOf('type', FIELDS);
    const rules = Object.entries(RULES).flatMap(([key, say]) => (part.has(key) ? [say(part.scalar(key))] : []));
    const rows: Row[] = [
      ['+ kind', [kind, ...rules].join(', ')],
      ...optionalRow('+ filter', part.optional('filter', filter)),
      ...optionalRow('+ sends', part.optional('dispatch_action_config', dispatch)),
      ...optionalRow('+ placeholder', part.optional('placeholder', plainText)),
      ...FILLED_WITH.flatMap((key) => optionalRow('+ filled with', part.optionalString(key))),
      ...optionalRow('+ filled with', part.has('initial_users') ? part.strings('initial_users').join(', ') : null),
      ...choices(kind, part),
    ];
    return { actionId: part.string('action_id'), rows };
  });
}

export function optionalRow(label: string, text: string | null): Row[] {
  return text === null ? [] : [[label, text]];
}

function filter(json: unknown): string {
  return readWhole(json, 'a filter', (part) => {
    const key = 'exclude_external_shared_channels';
    const shared = part.has(key) ? `, without those that are shared: ${part.scalar(key)}` : '';
    return `only ${part.strings('include').join(', ')}${shared}`;
  });
}

function dispatch(json: unknown): string {
  return readWhole(json, 'a dispatch_action_config', (part) => part.strings('trigger_actions_on').join(', '));
}

function choices(kind: Kind, part: Part): Row[] {
  const single = part.optional('initial_option', (option) => option);
  const chosen = [...(single === null ? [] : [single]), ...part.list('initial_options')];
  // Its options are not in it: what it begins with is all that stands there.
  if (kind === 'external_select') return optionRows(chosen, chosen);
  const rows = [...optionRows(part.list('options'), chosen), ...part.list('option_groups').flatMap(groupRows(chosen))];
  const ticked = rows.filter(([, text]) => text.startsWith(TICKED)).length;
  if (ticked !== chosen.length) throw new Error('The picture cannot tick an option that is not offered.');
  return rows;
}

const TICKED = '(x) ';

function optionRows(options: readonly unknown[], chosen: readonly unknown[]): Row[] {
  return options.map((option) => {
    const isChosen = chosen.some((one) => isDeepStrictEqual(one, option));
    return ['+ option', `${isChosen ? TICKED : '( ) '}${optionWords(option)}`];
  });
}

function optionWords(json: unknown): string {
  return readWhole(json, 'an option', (part) => {
    const description = part.optional('description', plainText);
    const text = textObject(part.take('text'), 'plain_text');
    return `${text}${description === null ? '' : ` / ${description}`} → ${part.string('value')}`;
  });
}

const groupRows = (chosen: readonly unknown[]) => (json: unknown) =>
  readWhole(json, 'a group of options', (part): Row[] => [
    ['+ group', plainText(part.take('label'))],
    ...optionRows(part.list('options'), chosen),
  ]);
