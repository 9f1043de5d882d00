import type { Fault } from './fault.ts';
import type { Field, SurfaceName } from './limits.ts';
import { shapeRuleFaults } from './shape-rules.ts';
import { type Node, type Walk, walkField } from './walk.ts';

/** Faults of one value by itself, and its objects for the rules over the whole payload. */
export type Inspection = { faults: Fault[]; nodes: Node[] };

/** Checks a value against the limits and the rules within each of its objects. */
export function inspect(surface: SurfaceName, field: Field, value: unknown, root: string): Inspection {
  const walk: Walk = { surface, faults: [], nodes: [] };
  walkField(field, value, root, walk, null);
  const betweenFields = walk.nodes.flatMap((node) => shapeRuleFaults(node, surface));
  return { faults: distinct([...walk.faults, ...betweenFields]), nodes: walk.nodes };
}

/** A text too long for any text object breaks two limits, which are the same one in a section. */
function distinct(faults: readonly Fault[]): Fault[] {
  const byContent = new Map(faults.map((fault) => [JSON.stringify([fault.pointer, fault.message]), fault]));
  return [...byContent.values()];
}
