import { type Fault, isObject } from './fault.ts';
import { inspect } from './inspect.ts';
import { type Field, limits, type SurfaceName } from './limits.ts';
import { payloadFaults } from './payload-rules.ts';
import type { Node } from './walk.ts';

export type { Fault } from './fault.ts';
export type { SurfaceName } from './limits.ts';
export { messageFault } from './message.ts';

const VIEW_ROOT = '/view';
const VIEW: Field = { kind: 'one_of', of: ['views.modal', 'views.home'] };

/** All faults of a list of blocks; empty when Slack would take it. `root` is the pointer prefix, e.g. '/blocks' or '/view/blocks'. */
export function blockFaults(surface: SurfaceName, blocks: unknown, root: string): Fault[] {
  const { faults, nodes } = inspect(surface, { kind: 'blocks' }, blocks, root);
  return [...faults, ...payloadFaults(surface, nodes, root)];
}

/** The first thing Slack would refuse about a view given to views.* or a response_action; null when it would take it. */
export function viewFault(view: unknown): { error: 'invalid_arguments' | 'view_too_large'; faults: Fault[] } | null {
  const surface = isObject(view) && view.type === 'home' ? 'home' : 'modal';
  const { faults, nodes } = inspect(surface, VIEW, view, VIEW_ROOT);
  const all = [...faults, ...payloadFaults(surface, nodes, `${VIEW_ROOT}/blocks`), ...submitFaults(nodes)];
  if (all.length > 0) {
    return { error: 'invalid_arguments', faults: all };
  }
  const { max } = limits.view.bytes;
  const isTooLarge = Buffer.byteLength(JSON.stringify(view)) > max;
  const message = `must be less than ${max + 1} bytes`;
  return isTooLarge ? { error: 'view_too_large', faults: [{ pointer: VIEW_ROOT, message }] } : null;
}

/** https://docs.slack.dev/reference/views/modal-views */
function submitFaults(nodes: readonly Node[]): Fault[] {
  const modal = nodes.find(({ ref }) => ref === 'views.modal');
  const input = nodes.find(({ ref }) => ref === 'blocks.input');
  const isMissing = modal !== undefined && modal.value.submit === undefined && input !== undefined;
  return isMissing
    ? [{ pointer: input.pointer, message: 'must define `submit` to use an `input` block in modals' }]
    : [];
}
