import { expect, test } from 'vitest';
import { responseActionFaults } from '../../src/block-kit/response-action.ts';
import { asInput, text } from './refused.ts';

const open = [{ type: 'divider', block_id: 'line' }, asInput({ type: 'plain_text_input' }, { block_id: 'note' })];
const view = { type: 'modal', title: text, blocks: [{ type: 'divider' }] };

test.each([
  { response_action: 'clear' },
  { response_action: 'update', view },
  { response_action: 'push', view },
  { response_action: 'errors', errors: { note: 'Write at least one full sentence.' } },
])('%o is taken', (answer) => {
  expect(responseActionFaults(answer, open)).toEqual([]);
});

test.each([
  ['no object', 'clear', ''],
  ['no action', {}, '/response_action'],
  ['an unknown action', { response_action: 'close' }, '/response_action'],
  ['an update without a view', { response_action: 'update' }, ''],
  ['a push with errors', { response_action: 'push', view, errors: { note: 'x' } }, ''],
  ['a clear with a view', { response_action: 'clear', view }, ''],
  ['a faulty view', { response_action: 'update', view: { ...view, title: undefined } }, '/view'],
  ['a Home tab', { response_action: 'update', view: { type: 'home', blocks: view.blocks } }, '/view/type'],
  ['errors that are a sentence', { response_action: 'errors', errors: 'x' }, '/errors'],
  ['no errors', { response_action: 'errors', errors: {} }, '/errors'],
  ['an error for no block', { response_action: 'errors', errors: { other: 'x' } }, '/errors/other'],
  ['an error for a block that is no input', { response_action: 'errors', errors: { line: 'x' } }, '/errors/line'],
  ['an empty error', { response_action: 'errors', errors: { note: '' } }, '/errors/note'],
  ['an error that is no text', { response_action: 'errors', errors: { note: ['x'] } }, '/errors/note'],
  ['an error for an id with a slash', { response_action: 'errors', errors: { 'a/b~c': 'x' } }, '/errors/a~1b~0c'],
])('%s is refused', (_, answer, pointer) => {
  expect(responseActionFaults(answer, open).map((fault) => fault.pointer)).toEqual([pointer]);
});
