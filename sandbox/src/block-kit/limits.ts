import type { Format } from './formats.ts';
import data from './limits.json' with { type: 'json' };

export type SurfaceName = 'message' | 'modal' | 'home';

/** Family and type of a shape, e.g. `elements.button` or `objects.confirm`. */
export type Ref = string;

/** What may stand in one field. Lengths and counts are inclusive; `above` is not. */
export type Field = { required?: boolean; confidence?: string } & (
  | { kind: 'string'; min?: number; max?: number; format?: Format }
  | { kind: 'text_object'; text_types: string[]; min: number; max: number }
  | { kind: 'integer'; min?: number; max?: number }
  | { kind: 'number'; above?: number }
  | { kind: 'boolean' }
  | { kind: 'enum'; values: string[] }
  | { kind: 'array'; of: Field; min?: number; max?: number; unique?: boolean }
  | { kind: 'object'; of: Ref; nullable?: boolean; type_optional?: boolean }
  /** An object of one of these shapes, told apart by its `type`. */
  | { kind: 'one_of'; of: Ref[] }
  /** The blocks of the surface that is being checked. */
  | { kind: 'blocks' }
  /** An object with any keys. */
  | { kind: 'map' }
  | { kind: 'any' }
);

export type Shape = {
  source: string;
  confidence?: string;
  /** Where it may stand; everywhere when absent. */
  surfaces?: SurfaceName[];
  at_least_one?: string[];
  exactly_one?: string[];
  fields: Record<string, Field>;
};

type Family = Record<string, Shape>;

type Limits = {
  surfaces: Record<SurfaceName, { blocks: { kind: 'array'; min?: number; max: number } }>;
  message: {
    text: { max: Record<string, number> };
    markdown_text: { max: number };
    attachments: { max: number };
    blocks_total_characters: { max: number };
    markdown_total_characters: { max: number };
    tables: { max: number };
    charts: { max: number };
    plans: { max: number };
  };
  table_characters: { max: number };
  view: { bytes: { max: number }; focused_elements: { max: number } };
  common_fields: Record<string, Record<string, Field>>;
} & Record<(typeof FAMILIES)[number], Family>;

const FAMILIES = ['views', 'blocks', 'elements', 'texts', 'objects', 'rich_text', 'cells', 'charts'] as const;

// A JSON module types `kind` as string, never as one of a union; the tests walk every field of the data by these types.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const limits = data as unknown as Limits;

const shapes: ReadonlyMap<Ref, Shape> = new Map(
  FAMILIES.flatMap((family) =>
    Object.entries(limits[family]).map(([type, shape]): [Ref, Shape] => {
      const fields = { ...limits.common_fields[family], ...shape.fields };
      return [`${family}.${type}`, { ...shape, fields }];
    }),
  ),
);

export const allRefs: readonly Ref[] = [...shapes.keys()];

export const blockRefs: readonly Ref[] = allRefs.filter((ref) => ref.startsWith('blocks.'));

/** The shape of that name; throws when limits.json has no such shape. */
export function shapeOf(ref: Ref): Shape {
  const shape = shapes.get(ref);
  if (shape === undefined) {
    throw new Error(`limits.json has no shape ${ref}`);
  }
  return shape;
}

/** The value of `type` by which Slack tells this shape from others; null for shapes that carry none. */
export function typeOf(ref: Ref): string | null {
  const [family, type] = ref.split('.');
  return family === 'objects' ? null : (type ?? null);
}
