import { type Fault, pointTo } from './fault.ts';
import { limits, type SurfaceName } from './limits.ts';
import type { Node } from './walk.ts';
import { wording } from './wording.ts';

/** The sentence by which a second table is told from other faults: Slack has an error code of its own for it. */
export const ONE_TABLE = 'only_one_table_allowed';

/** Faults between the objects of one message or view. `root` is where its blocks stand. */
export function payloadFaults(surface: SurfaceName, nodes: readonly Node[], root: string): Fault[] {
  const anySurface = [
    ...repeatedBlockIds(nodes),
    ...repeatedActionIds(nodes),
    ...focusFaults(nodes),
    ...markdownFaults(nodes, root),
  ];
  return surface === 'message' ? [...anySurface, ...messageOnlyFaults(nodes, root)] : anySurface;
}

function messageOnlyFaults(nodes: readonly Node[], root: string): Fault[] {
  const { tables, charts, plans } = limits.message;
  return [
    ...surplus(nodes, ['blocks.table', 'blocks.data_table'], tables.max, ONE_TABLE),
    ...surplus(nodes, ['blocks.data_visualization'], charts.max, `no more than ${charts.max} charts allowed`),
    ...surplus(nodes, ['blocks.plan'], plans.max, 'only one plan allowed'),
    ...nestedCountFaults(nodes, root),
  ];
}

/** Unique in the whole payload. https://docs.slack.dev/reference/block-kit/blocks */
function repeatedBlockIds(nodes: readonly Node[]): Fault[] {
  return repeated(nodes.filter(isBlock), 'block_id', () => '');
}

/** Unique in the block that holds the element. https://docs.slack.dev/reference/block-kit/block-elements */
function repeatedActionIds(nodes: readonly Node[]): Fault[] {
  return repeated(nodes.filter(isElement), 'action_id', (node) => innermostBlock(node)?.pointer ?? '');
}

function repeated(nodes: readonly Node[], field: string, scopeOf: (node: Node) => string): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const node of nodes) {
    const id = node.value[field];
    if (typeof id === 'string') {
      const key = JSON.stringify([scopeOf(node), id]);
      if (seen.has(key)) {
        faults.push({ pointer: pointTo(node.pointer, field), message: wording.alreadyExists(field, id) });
      }
      seen.add(key);
    }
  }
  return faults;
}

function focusFaults(nodes: readonly Node[]): Fault[] {
  const focused = nodes.filter(({ value }) => value.focus_on_load === true);
  return focused
    .slice(limits.view.focused_elements.max)
    .map(({ pointer }) => ({ pointer: pointTo(pointer, 'focus_on_load'), message: 'only one element can be true' }));
}

/** https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
function markdownFaults(nodes: readonly Node[], root: string): Fault[] {
  const { max } = limits.message.markdown_total_characters;
  const texts = nodes.filter(({ ref }) => ref === 'blocks.markdown').map(({ value }) => value.text);
  const total = texts.reduce((sum: number, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
  const message = `must be less than ${max + 1} characters over all markdown blocks`;
  return texts.length > 1 && total > max ? [{ pointer: root, message }] : [];
}

function surplus(nodes: readonly Node[], refs: readonly string[], max: number, message: string): Fault[] {
  return nodes
    .filter(({ ref }) => refs.includes(ref))
    .slice(max)
    .map(({ pointer }) => ({ pointer, message }));
}

/** Slack does not say whether children of containers and carousels count; the stricter reading is that they do. */
function nestedCountFaults(nodes: readonly Node[], root: string): Fault[] {
  const { max } = limits.surfaces.message.blocks;
  const children = nodes.filter(
    ({ parent }) => parent?.ref === 'blocks.container' || parent?.ref === 'blocks.carousel',
  );
  const counted = nodes.filter((node) => isBlock(node) && (node.parent === null || children.includes(node)));
  return children.length > 0 && counted.length > max ? [{ pointer: root, message: wording.tooMany(max) }] : [];
}

function isBlock({ ref }: Node): boolean {
  return ref.startsWith('blocks.');
}

function isElement({ ref }: Node): boolean {
  return ref.startsWith('elements.');
}

function innermostBlock(node: Node): Node | null {
  return node.parent === null || isBlock(node.parent) ? node.parent : innermostBlock(node.parent);
}
