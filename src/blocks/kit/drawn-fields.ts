import type { ViewStateValue } from '@slack/bolt';
import type { InputBlock } from '@slack/web-api';
import { fingerprint, type Held } from '../../core/kernel/merging.ts';
import { tidy } from '../../core/kernel/text.ts';
import { type FormState, type FormView, isRecord, prefilledIn, valueOf, valuesOf } from './form-values.ts';
import { FIELD, SUGGESTED } from '../ids.ts';

/** The fields of any form, as they were drawn and as they came back. */

/** By their keys. A field without a name of its element was drawn by nobody of us: what it showed is not known. */
export function inputsIn(blocks: readonly object[]): Map<string, InputBlock> {
  const inputs = blocks.filter((block): block is InputBlock => 'element' in block && isRecord(block.element));
  return new Map(
    inputs.filter((block) => elementOf(block).action_id !== undefined).map((block) => [idOf(block), block]),
  );
}

export const idOf = (block: object): string => ('block_id' in block ? String(block.block_id) : '');

// Its kinds have different parts, of which what comes from Slack may have any.
export const elementOf = ({ element }: InputBlock) => element as unknown as Record<string, unknown>;

/**
 * The field under a name that goes with what it shows: Slack keeps what stands in a field as long as its name stays. So one that is drawn
 * again keeps what was typed unless it begins with something else now, and then shows that. https://docs.slack.dev/surfaces/modals
 */
export function namedByWhatItShows(block: InputBlock): InputBlock {
  const name = `${FIELD}:${fingerprint(JSON.stringify(storedIn(block)))}`;
  return { ...block, element: { ...block.element, action_id: name } };
}

/** What a field shows of what is stored: a suggestion is nothing that anybody has saved. */
export function storedIn(block: InputBlock): ViewStateValue {
  const element = elementOf(block);
  return prefilledIn(element.action_id === SUGGESTED ? { type: element.type } : element);
}

/** What each field holds now. One that Slack leaves out holds what it was filled in with. */
export function sentIn({ blocks, state }: FormView): Map<string, ViewStateValue> {
  const beforehand = [...inputsIn(blocks)].map(([key, block]) => [key, prefilledIn(elementOf(block))] as const);
  const values = isRecord(state) && isRecord(state.values) ? (state.values as FormState) : {};
  const typed = Object.entries(values).flatMap(([key, field]) =>
    Object.values(field).map((entry) => [key, entry] as const),
  );
  return new Map([...beforehand, ...typed]);
}

/** Throws WrongInput. */
export function heldIn(entry: ViewStateValue | undefined, key: string, isLines = false): Held {
  const state = entry === undefined ? {} : { [key]: { [FIELD]: entry } };
  if (entry && isSeveral(entry)) return valuesOf(state, key);
  const value = valueOf(state, key);
  return isLines ? linesOf(value) : value;
}

const linesOf = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '');

export const isSeveral = ({ type }: { type: unknown }): boolean =>
  type === 'checkboxes' || (typeof type === 'string' && type.startsWith('multi_'));
