import {
  allRefs,
  type Field,
  limits,
  type Ref,
  type Shape,
  type SurfaceName,
  shapeOf,
  typeOf,
} from '../../src/block-kit/limits.ts';

export type Json = Record<string, unknown>;

/** Where a shape can be put so that the validator meets it: its holder's field, and the way into it. */
type Place = { parent: Ref; name: string; wrap: (value: unknown) => unknown; path: (string | number)[] };

export const SURFACES = ['message', 'modal', 'home'] as const satisfies SurfaceName[];

const FORMATTED: Record<string, string> = {
  url: 'https://example.com/',
  https_url: 'https://example.com/',
  date: '2026-02-28',
  time: '23:59',
  timezone: 'Europe/Vienna',
  decimal: '12',
  color: '#00ff7f',
  file_id: 'F0123456789',
  user_id: 'U0123456789',
  usergroup_id: 'S0123456789',
  team_id: 'T0123456789',
  channel_id: 'C0123456789',
};

export function isOn(ref: Ref, surface: SurfaceName): boolean {
  return shapeOf(ref).surfaces?.includes(surface) ?? true;
}

/** A string of that length that the field takes, as far as its format allows. */
export function sampleString(field: Extract<Field, { kind: 'string' }>, length = 1): string {
  const start = field.format === undefined ? 'x' : (FORMATTED[field.format] ?? 'x');
  return start.padEnd(length, 'x');
}

/** The smallest value that the field takes. */
export function sampleField(field: Field, surface: SurfaceName): unknown {
  switch (field.kind) {
    case 'string':
      return sampleString(field);
    case 'text_object':
      return { type: field.text_types[0], text: 'x' };
    case 'integer':
      return field.min ?? 0;
    case 'number':
      return (field.above ?? 0) + 1;
    case 'boolean':
      return false;
    case 'enum':
      return field.values[0];
    case 'array':
      return sampleItems(field, field.min ?? 0, surface);
    case 'object':
      return sampleShape(field.of, surface);
    case 'one_of':
      return sampleShape(field.of.find((ref) => isOn(ref, surface)) ?? '', surface);
    case 'blocks':
      return [{ type: 'divider' }];
    case 'map':
      return {};
    case 'any':
      return 'x';
    default:
      return field satisfies never;
  }
}

/** That many items that the array takes; those of an enum differ as long as it has values. */
export function sampleItems(field: Extract<Field, { kind: 'array' }>, count: number, surface: SurfaceName): unknown[] {
  const { of } = field;
  return Array.from({ length: count }, (_, index) =>
    of.kind === 'enum' ? of.values[index % of.values.length] : sampleField(of, surface),
  );
}

/** The smallest object of that shape that Slack takes. */
export function sampleShape(ref: Ref, surface: SurfaceName): Json {
  const shape = shapeOf(ref);
  const needed = Object.keys(shape.fields).filter((name) => isNeeded(shape, name));
  const fields = needed.map((name) => [name, sampleField(fieldOf(ref, name), surface)]);
  return { ...tagOf(ref), ...Object.fromEntries(fields) };
}

function isNeeded(shape: Shape, name: string): boolean {
  return shape.fields[name]?.required === true || shape.exactly_one?.[0] === name || shape.at_least_one?.[0] === name;
}

export function fieldOf(ref: Ref, name: string): Field {
  const field = shapeOf(ref).fields[name];
  if (field === undefined) {
    throw new Error(`${ref} has no field ${name}`);
  }
  return field;
}

function tagOf(ref: Ref): Json {
  return typeOf(ref) === null ? {} : { type: typeOf(ref) };
}

/** The smallest object of that shape with one field set; what may not stand beside the field is left out. */
export function sampleWith(ref: Ref, name: string, value: unknown, surface: SurfaceName): Json {
  const { exactly_one: rivals = [] } = shapeOf(ref);
  const sample = sampleShape(ref, surface);
  const kept = Object.entries(sample).filter(([key]) => !rivals.includes(name) || !rivals.includes(key));
  return { ...Object.fromEntries(kept), [name]: value };
}

/** Puts an object of that shape into the smallest list of blocks that can hold it. */
export function placed(ref: Ref, value: Json, surface: SurfaceName): { blocks: Json[]; pointer: string } {
  if (ref.startsWith('blocks.')) {
    return { blocks: [value], pointer: '/blocks/0' };
  }
  const place = placesOn(surface).get(ref);
  if (place === undefined) {
    throw new Error(`${ref} has no place on the surface ${surface}`);
  }
  const holder = sampleWith(place.parent, place.name, place.wrap(value), surface);
  const outer = placed(place.parent, holder, surface);
  return { ...outer, pointer: [outer.pointer, place.name, ...place.path].join('/') };
}

/** The surfaces on which the shape can be reached from a list of blocks. */
export function surfacesOf(ref: Ref): SurfaceName[] {
  return SURFACES.filter((surface) => isOn(ref, surface) && (ref.startsWith('blocks.') || placesOn(surface).has(ref)));
}

const placesBySurface = new Map<SurfaceName, Map<Ref, Place>>();

function placesOn(surface: SurfaceName): Map<Ref, Place> {
  const known = placesBySurface.get(surface) ?? findPlaces(surface);
  placesBySurface.set(surface, known);
  return known;
}

/** Breadth first from the blocks, so that every shape gets its shallowest place. */
function findPlaces(surface: SurfaceName): Map<Ref, Place> {
  const places = new Map<Ref, Place>();
  const queue = allRefs.filter((ref) => ref.startsWith('blocks.') && isOn(ref, surface));
  const isNew = (ref: Ref) => !places.has(ref) && !ref.startsWith('blocks.') && isOn(ref, surface);
  for (const parent of queue) {
    // An initial option has to equal another one, so nothing is tried out there.
    const fields = Object.entries(shapeOf(parent).fields).filter(([name]) => !name.startsWith('initial_option'));
    for (const [name, field] of fields) {
      for (const { ref, wrap, path } of waysInto(field, surface)) {
        if (isNew(ref)) {
          places.set(ref, { parent, name, wrap, path });
          queue.push(ref);
        }
      }
    }
  }
  return places;
}

type Way = { ref: Ref; wrap: (value: unknown) => unknown; path: (string | number)[] };

function waysInto(field: Field, surface: SurfaceName): Way[] {
  if (field.kind === 'object') {
    return [{ ref: field.of, wrap: (value) => value, path: [] }];
  }
  if (field.kind === 'one_of') {
    return field.of.map((ref) => ({ ref, wrap: (value) => value, path: [] }));
  }
  if (field.kind !== 'array') {
    return [];
  }
  return waysInto(field.of, surface).map(({ ref, wrap, path }) => ({
    ref,
    wrap: (value) => [wrap(value), ...sampleItems(field, Math.max(0, (field.min ?? 0) - 1), surface)],
    path: [0, ...path],
  }));
}

/** The number of blocks that a surface takes, for tests that fill one. */
export function blockLimit(surface: SurfaceName): { min: number; max: number } {
  return { min: 0, ...limits.surfaces[surface].blocks };
}
