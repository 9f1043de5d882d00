/** What a payload looks like: which paths it has, and what kind of value stands at each. */
export type Shape = Map<string, Set<string>>;

/** Their insides depend on what the app sent, not on Slack. */
const OPAQUE = new Set(['blocks', 'values', 'elements']);

/** Every path of the value; entries of lists share the path `name[]`. */
export function shapeOf(value: unknown): Shape {
  const shape: Shape = new Map();
  collect(shape, '', value);
  return shape;
}

/** The paths that every one of these has, with all the kinds that they hold. */
export function commonShape(values: unknown[]): Shape {
  const [first = new Map<string, Set<string>>(), ...others] = values.map(shapeOf);
  const common: Shape = new Map();
  for (const [path, kinds] of first) {
    if (!others.every((other) => other.has(path))) continue;
    const all = others.flatMap((other) => [...(other.get(path) ?? [])]);
    common.set(path, new Set([...kinds, ...all]));
  }
  return common;
}

/** What the needed shape has and the value lacks, as readable lines. `null` in the needed one stands for any kind. */
export function lacking(needed: Shape, value: unknown, isOptional: (path: string) => boolean): string[] {
  const actual = shapeOf(value);
  return [...needed].flatMap(([path, kinds]) => {
    if (isOptional(path) || isInEmptyList(actual, path)) return [];
    const found = actual.get(path);
    if (!found) return [`${path} is missing`];
    if (kinds.has('null') || [...found].every((kind) => kinds.has(kind))) return [];
    return [`${path} is ${[...found].join(' or ')} instead of ${[...kinds].join(' or ')}`];
  });
}

/** What an empty list would hold cannot be seen. */
function isInEmptyList(actual: Shape, path: string): boolean {
  const end = path.lastIndexOf('[]');
  if (end < 0) return false;
  const list = path.slice(0, end);
  if (actual.get(list)?.has('list') && !actual.has(`${list}[]`)) return true;
  return isInEmptyList(actual, list);
}

function collect(shape: Shape, path: string, value: unknown): void {
  if (path !== '') shape.set(path, (shape.get(path) ?? new Set()).add(kindOf(value)));
  if (Array.isArray(value)) for (const item of value) collect(shape, `${path}[]`, item);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      const inner = path === '' ? key : `${path}.${key}`;
      if (OPAQUE.has(key)) shape.set(inner, new Set([kindOf(part)]));
      else collect(shape, inner, part);
    }
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
