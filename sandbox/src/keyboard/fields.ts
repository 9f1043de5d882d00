import type { StateValues } from '../acts.ts';
import { elementsIn, type PlacedElement } from '../elements.ts';
import { valueKeyOf } from '../interactions/state-values.ts';
import { type Json, recordOf, stringOf } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import { shownMrkdwn, visibleText } from './visible-text.ts';

/** A field as a person finds it: by the words beside it. */
export type Field = PlacedElement & { label: string };

/** Everything that can hold a value, in reading order. */
export function fieldsIn(workspace: Workspace, blocks: readonly Json[]): Field[] {
  return elementsIn(blocks)
    .filter(({ element }) => valueKeyOf(String(element.type)) !== undefined)
    .map((placed) => ({ ...placed, label: labelOf(workspace, placed) }));
}

/** Throws a readable error unless exactly one field has that label; ` (optional)` may be there or not. */
export function fieldNamed(workspace: Workspace, blocks: readonly Json[], label: string): Field {
  const fields = fieldsIn(workspace, blocks);
  const wanted = normal(label);
  const found = fields.filter((field) => normal(field.label) === wanted);
  const [first] = found;
  if (first && found.length === 1) return first;
  const labels = fields.map((field) => `“${field.label}”`).join(', ');
  const count = found.length === 0 ? 'no field' : `${found.length} fields`;
  throw new Error(`There is ${count} “${label}”. The fields are: ${labels || 'none'}.`);
}

/** Throws a readable error unless exactly one button has that text; `value`: and sends this back, where that is not null. */
export function buttonNamed(
  workspace: Workspace,
  blocks: readonly Json[],
  text: string,
  value: string | null = null,
): PlacedElement {
  const named = buttonsIn(blocks).filter((placed) => normal(buttonText(placed)) === normal(text));
  const found = value === null ? named : named.filter(({ element }) => element.value === value);
  const [first] = found;
  if (first && found.length === 1) return first;
  const texts = buttonsIn(blocks).map((placed) => `“${buttonText(placed)}”`);
  const count = found.length === 0 ? 'no button' : `${found.length} buttons`;
  const all = `The buttons are: ${texts.join(', ') || 'none'}.`;
  throw new Error(`There is ${count} “${text}”. ${all} What is shown:\n${visibleText(workspace, blocks)}`);
}

export function buttonTexts(blocks: readonly Json[]): string[] {
  return buttonsIn(blocks).map(buttonText);
}

/** The label of the field in that block, or the block's id when it has none. */
export function labelOfBlock(workspace: Workspace, blocks: readonly Json[], blockId: string): string {
  return fieldsIn(workspace, blocks).find((field) => field.blockId === blockId)?.label ?? blockId;
}

export function valueIn(values: StateValues, field: PlacedElement) {
  return values[field.blockId]?.[field.actionId];
}

function buttonsIn(blocks: readonly Json[]): PlacedElement[] {
  const kinds = new Set(['button', 'workflow_button', 'icon_button']);
  return elementsIn(blocks).filter(({ element }) => kinds.has(String(element.type)));
}

function buttonText({ element }: PlacedElement): string {
  return stringOf(recordOf(element.text).text) ?? '';
}

function labelOf(workspace: Workspace, { block, element }: PlacedElement): string {
  if (block.type === 'input') return stringOf(recordOf(block.label).text) ?? '';
  const besides = stringOf(recordOf(block.text).text);
  if (block.type === 'section' && besides) return shownMrkdwn(workspace, besides);
  return stringOf(recordOf(element.placeholder).text) ?? '';
}

function normal(label: string): string {
  return label
    .replace(/ \(optional\)$/i, '')
    .trim()
    .toLowerCase();
}
