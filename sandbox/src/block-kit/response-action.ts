import { type Fault, isObject, pointTo } from './fault.ts';
import { viewFault } from './validate.ts';
import { wording } from './wording.ts';

/** What an answer to a view_submission holds beside its `response_action`. */
const COMPANIONS: Readonly<Record<string, string[]>> = {
  update: ['view'],
  push: ['view'],
  clear: [],
  errors: ['errors'],
};

/**
 * All faults of an answer to a view_submission, for which Slack tells the user that it had trouble connecting; empty when
 * Slack would take it. `openBlocks` are those of the submitted view. https://docs.slack.dev/surfaces/modals
 */
export function responseActionFaults(answer: unknown, openBlocks: unknown): Fault[] {
  if (!isObject(answer)) {
    return [{ pointer: '', message: wording.mustProvide('an object') }];
  }
  const { response_action: action, ...companions } = answer;
  const wanted = typeof action === 'string' && Object.hasOwn(COMPANIONS, action) ? COMPANIONS[action] : undefined;
  if (wanted === undefined) {
    return [{ pointer: '/response_action', message: wording.notOneOf }];
  }
  const missing = wanted.filter((name) => companions[name] === undefined).map(wording.missingField);
  const unknown = Object.keys(companions)
    .filter((name) => !wanted.includes(name))
    .map(wording.unknownField);
  const shape = [...missing, ...unknown].map((message) => ({ pointer: '', message }));
  return shape.length > 0 ? shape : contentFaults(answer, openBlocks);
}

function contentFaults({ view, errors }: Record<string, unknown>, openBlocks: unknown): Fault[] {
  if (errors !== undefined) {
    return errorTextFaults(errors, openBlocks);
  }
  if (view === undefined) {
    return [];
  }
  // A Home tab is published, never an answer.
  const isHome = isObject(view) && view.type === 'home';
  return isHome
    ? [{ pointer: '/view/type', message: wording.unsupportedType('home') }]
    : (viewFault(view)?.faults ?? []);
}

function errorTextFaults(errors: unknown, openBlocks: unknown): Fault[] {
  if (!isObject(errors)) {
    return [{ pointer: '/errors', message: wording.mustProvide('an object') }];
  }
  const inputIds = inputBlockIds(openBlocks);
  const noErrors = Object.keys(errors).length === 0 ? [{ pointer: '/errors', message: wording.tooFew(1) }] : [];
  const each = Object.entries(errors).flatMap(([blockId, text]) => {
    const pointer = pointTo('/errors', blockId);
    const misplaced = inputIds.has(blockId) ? [] : ['must be the block_id of an input block of the submitted view'];
    return [...misplaced, ...sentenceFaults(text)].map((message) => ({ pointer, message }));
  });
  return [...noErrors, ...each];
}

function sentenceFaults(text: unknown): string[] {
  if (typeof text !== 'string') {
    return [wording.mustProvide('a string')];
  }
  return text === '' ? [wording.tooShort(1)] : [];
}

function inputBlockIds(blocks: unknown): Set<unknown> {
  const inputs = Array.isArray(blocks) ? blocks.filter((block) => isObject(block) && block.type === 'input') : [];
  return new Set(inputs.map((block: Record<string, unknown>) => block.block_id));
}
