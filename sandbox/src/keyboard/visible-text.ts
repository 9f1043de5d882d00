import type { StateValues } from '../acts.ts';
import { initialState } from '../interactions/state-values.ts';
import { isRecord, type Json, recordOf, recordsOf, stringOf, textOf } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { shownValue } from './shown-value.ts';

/** Turns blocks into the words that a person sees, one piece a line; formatting marks are gone, menus are closed. */
export function visibleText(workspace: Workspace, blocks: readonly Json[], values?: StateValues): string {
  const state = values ?? initialState(blocks);
  return blocks
    .flatMap((block) => wordsOf({ workspace, state, blockId: stringOf(block.block_id) ?? '' }, block))
    .filter((word) => word !== '')
    .join('\n');
}

/** A mrkdwn text as it is shown. Dates show their fallback text. https://docs.slack.dev/messaging/formatting-message-text */
export function shownMrkdwn(workspace: Workspace, text: string): string {
  const withNames = text.replaceAll(/<([^<>]+)>/g, (_whole, inside: string) => shownReference(workspace, inside));
  const plain = withoutMarks(withNames).replaceAll(/^(&gt;|>) ?/gm, '');
  return plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

type Context = { workspace: Workspace; state: StateValues; blockId: string };

/** Parts of blocks and elements that people see, in the order in which they see them. */
const SHOWN_PARTS = [
  'title',
  'rich_text_title',
  'subtitle',
  'caption',
  'label',
  'text',
  'body',
  'fields',
  'element',
  'elements',
  'rows',
  'child_blocks',
  'details',
  'output',
  'tasks',
  'accessory',
  'actions',
  'hint',
  'description',
];

function wordsOf(context: Context, part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap((item) => wordsOf(context, item));
  if (!isRecord(part)) return [];
  const inner = part.block_id === undefined ? context : { ...context, blockId: textOf(part.block_id) };
  switch (part.type) {
    case 'plain_text':
    case 'raw_text':
    case 'markdown':
      return [String(part.text)];
    case 'raw_number':
      return [String(part.text ?? part.value)];
    case 'mrkdwn':
      return [shownMrkdwn(context.workspace, String(part.text))];
    case 'rich_text_section':
    case 'rich_text_preformatted':
    case 'rich_text_quote':
      return [
        recordsOf(part.elements)
          .map((leaf) => shownLeaf(context.workspace, leaf))
          .join(''),
      ];
    case 'table':
    case 'data_table':
      return tableWords(inner, part);
    case 'data_visualization':
      return [String(part.title), ...chartWords(part.chart)];
    case 'radio_buttons':
    case 'checkboxes':
      return recordsOf(part.options).flatMap((option) => wordsOf(inner, [option.text, option.description]));
    case 'overflow':
    case 'divider':
      return [];
    default:
      return isField(inner, part) ? [fieldWords(inner, part)] : SHOWN_PARTS.flatMap((key) => wordsOf(inner, part[key]));
  }
}

function isField({ state, blockId }: Context, element: Json): boolean {
  return state[blockId]?.[String(element.action_id)] !== undefined;
}

/** What it holds, or its placeholder. */
function fieldWords({ workspace, state, blockId }: Context, element: Json): string {
  const shown = shownValue(workspace, state[blockId]?.[String(element.action_id)]);
  const words = Array.isArray(shown) ? shown.join(', ') : (shown ?? '');
  return words || (stringOf(recordOf(element.placeholder).text) ?? '');
}

function tableWords(context: Context, table: Json): string[] {
  const rows = Array.isArray(table.rows) ? table.rows : [];
  const lines = rows.map((row) => wordsOf(context, row).join(' '));
  return [...wordsOf(context, table.caption), ...lines];
}

const CHART_WORDS = new Set(['label', 'name', 'x_label', 'y_label', 'value', 'categories']);

function chartWords(part: unknown, isShown = false): string[] {
  if (typeof part === 'string' || typeof part === 'number') return isShown ? [String(part)] : [];
  if (Array.isArray(part)) return part.flatMap((item) => chartWords(item, isShown));
  return Object.entries(recordOf(part)).flatMap(([key, value]) => chartWords(value, CHART_WORDS.has(key)));
}

function shownLeaf(workspace: Workspace, leaf: Json): string {
  switch (leaf.type) {
    case 'user':
      return shownReference(workspace, `@${String(leaf.user_id)}`);
    case 'channel':
      return shownReference(workspace, `#${String(leaf.channel_id)}`);
    case 'usergroup': {
      const id = String(leaf.usergroup_id);
      return `@${workspace.userGroups.get(id)?.handle ?? id}`;
    }
    case 'broadcast':
      return `@${String(leaf.range)}`;
    case 'link':
      return textOf(leaf.text ?? leaf.url);
    case 'emoji':
      return `:${String(leaf.name)}:`;
    case 'date':
      return textOf(leaf.fallback);
    case 'rich_text_section':
      return recordsOf(leaf.elements)
        .map((inner) => shownLeaf(workspace, inner))
        .join('');
    default:
      return textOf(leaf.text);
  }
}

/** The inside of `<...>`: mentions, channels, dates, links. */
function shownReference(workspace: Workspace, inside: string): string {
  const [target, label] = splitOnce(inside, '|');
  if (target.startsWith('@')) {
    const person = workspace.people.get(target.slice(1));
    return `@${person ? person.displayName || person.realName : target.slice(1)}`;
  }
  if (target.startsWith('#'))
    return `#${workspace.conversations.get(target.slice(1))?.name ?? label ?? target.slice(1)}`;
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
  return label ?? target.replace(/^mailto:/, '');
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

/** `*bold*`, `_italic_`, `~struck~` and code lose their marks, also when they are nested. */
function withoutMarks(text: string): string {
  const marked = /(^|[\s([{"'.,;:!?>*_~-])([*_~]|`{1,3})(?=\S)([^\n]*?\S)\2(?=$|[\s)\]}"'.,;:!?<*_~-])/gm;
  const next = text.replaceAll(marked, '$1$3');
  return next === text ? text : withoutMarks(next);
}
