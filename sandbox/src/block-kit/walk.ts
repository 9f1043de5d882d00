import { type Fault, isObject, pointTo } from './fault.ts';
import { formatFault } from './formats.ts';
import { blockRefs, type Field, limits, type Ref, shapeOf, type SurfaceName, typeOf } from './limits.ts';
import { wording } from './wording.ts';

type Fields<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

/** One object that the walk recognised, kept for the rules between fields. */
export type Node = {
  ref: Ref;
  value: Record<string, unknown>;
  pointer: string;
  /** The object that holds it; null at the root. */
  parent: Node | null;
};

export type Walk = { surface: SurfaceName; faults: Fault[]; nodes: Node[] };

/** Checks a value against one field of limits.json and everything below it; finds are collected in the walk. */
export function walkField(field: Field, value: unknown, pointer: string, walk: Walk, parent: Node | null): void {
  switch (field.kind) {
    case 'string':
      return walkString(field, value, pointer, walk);
    case 'text_object':
      return walkText(field, value, pointer, walk, parent);
    case 'integer':
      return walkInteger(field, value, pointer, walk);
    case 'number':
      return walkNumber(field, value, pointer, walk);
    case 'boolean':
      return expectThat(typeof value === 'boolean', wording.mustProvide('a boolean'), pointer, walk);
    case 'enum':
      return walkEnum(field, value, pointer, walk);
    case 'array':
      return walkArray(field, value, pointer, walk, parent);
    case 'object':
      return walkObject(field, value, pointer, walk, parent);
    case 'one_of':
      return walkOneOf(field.of, value, pointer, walk, parent);
    case 'blocks':
      return walkBlocks(value, pointer, walk, parent);
    case 'map':
      return expectThat(isObject(value), wording.mustProvide('an object'), pointer, walk);
    case 'any':
      return;
    default:
      return field satisfies never;
  }
}

function expectThat(isSo: boolean, message: string, pointer: string, walk: Walk): void {
  if (!isSo) {
    walk.faults.push({ pointer, message });
  }
}

function walkString(field: Fields<'string'>, value: unknown, pointer: string, walk: Walk): void {
  if (typeof value !== 'string') {
    walk.faults.push({ pointer, message: wording.mustProvide('a string') });
    return;
  }
  checkLength(field, value, pointer, walk);
  if (field.format !== undefined && value !== '') {
    const message = formatFault(field.format, value);
    expectThat(message === null, message ?? '', pointer, walk);
  }
}

function checkLength(limit: { min?: number; max?: number }, value: string, pointer: string, walk: Walk): void {
  const { min = 0, max = Number.POSITIVE_INFINITY } = limit;
  expectThat(value.length >= min, wording.tooShort(min), pointer, walk);
  expectThat(value.length <= max, wording.tooLong(max), pointer, walk);
}

function walkText(field: Fields<'text_object'>, value: unknown, pointer: string, walk: Walk, parent: Node | null) {
  const refs = field.text_types.map((type) => `texts.${type}`);
  walkOneOf(refs, value, pointer, walk, parent);
  if (!isObject(value) || typeof value.text !== 'string') {
    return;
  }
  // Most places take less than a text object may hold.
  expectThat(value.text.length <= field.max, wording.tooLong(field.max), pointTo(pointer, 'text'), walk);
}

function walkInteger(field: Fields<'integer'>, value: unknown, pointer: string, walk: Walk): void {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    walk.faults.push({ pointer, message: wording.mustProvide('an integer') });
    return;
  }
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
  expectThat(value >= min, wording.notAbove(min - 1), pointer, walk);
  expectThat(value <= max, wording.tooHigh(max), pointer, walk);
}

function walkNumber(field: Fields<'number'>, value: unknown, pointer: string, walk: Walk): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    walk.faults.push({ pointer, message: wording.mustProvide('a number') });
    return;
  }
  const { above = Number.NEGATIVE_INFINITY } = field;
  expectThat(value > above, wording.notAbove(above), pointer, walk);
}

function walkEnum(field: Fields<'enum'>, value: unknown, pointer: string, walk: Walk): void {
  if (typeof value !== 'string') {
    walk.faults.push({ pointer, message: wording.mustProvide('a string') });
    return;
  }
  expectThat(field.values.includes(value), wording.notOneOf, pointer, walk);
}

function walkArray(field: Fields<'array'>, value: unknown, pointer: string, walk: Walk, parent: Node | null): void {
  if (!Array.isArray(value)) {
    walk.faults.push({ pointer, message: wording.mustProvide('an array') });
    return;
  }
  const { min = 0, max = Number.POSITIVE_INFINITY } = field;
  expectThat(value.length >= min, wording.tooFew(min), pointer, walk);
  expectThat(value.length <= max, wording.tooMany(max), pointer, walk);
  expectThat(!field.unique || new Set(value).size === value.length, wording.duplicateItem, pointer, walk);
  for (const [index, item] of value.entries()) {
    walkField(field.of, item, pointTo(pointer, index), walk, parent);
  }
}

function walkBlocks(value: unknown, pointer: string, walk: Walk, parent: Node | null): void {
  const field: Field = { ...limits.surfaces[walk.surface].blocks, of: { kind: 'one_of', of: [...blockRefs] } };
  walkField(field, value, pointer, walk, parent);
}

function walkObject(field: Fields<'object'>, value: unknown, pointer: string, walk: Walk, parent: Node | null): void {
  const isUntyped = typeOf(field.of) === null || (field.type_optional && isObject(value) && value.type === undefined);
  if (value === null && field.nullable) {
    return;
  }
  if (isUntyped) {
    walkShape(field.of, value, pointer, walk, parent);
  } else {
    walkOneOf([field.of], value, pointer, walk, parent);
  }
}

function walkOneOf(refs: readonly Ref[], value: unknown, pointer: string, walk: Walk, parent: Node | null): void {
  if (!isObject(value)) {
    walk.faults.push({ pointer, message: wording.mustProvide('an object') });
    return;
  }
  const { type } = value;
  if (type === undefined) {
    walk.faults.push({ pointer, message: wording.missingField('type') });
    return;
  }
  const ref = refs.find((candidate) => typeOf(candidate) === type);
  if (ref === undefined || !mayStandOn(ref, walk.surface)) {
    walk.faults.push({ pointer: pointTo(pointer, 'type'), message: wording.unsupportedType(type) });
    return;
  }
  walkShape(ref, value, pointer, walk, parent);
}

function mayStandOn(ref: Ref, surface: SurfaceName): boolean {
  return shapeOf(ref).surfaces?.includes(surface) ?? true;
}

function walkShape(ref: Ref, value: unknown, pointer: string, walk: Walk, parent: Node | null): void {
  if (!isObject(value)) {
    walk.faults.push({ pointer, message: wording.mustProvide('an object') });
    return;
  }
  const node: Node = { ref, value, pointer, parent };
  walk.nodes.push(node);
  checkPresence(node, walk);
  const { fields } = shapeOf(ref);
  for (const [name, item] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field !== undefined && item !== undefined) {
      walkField(field, item, pointTo(pointer, name), walk, node);
    }
  }
}

function checkPresence({ ref, value, pointer }: Node, walk: Walk): void {
  const { fields, at_least_one: anyOf, exactly_one: oneOf } = shapeOf(ref);
  const isGiven = (name: string) => value[name] !== undefined;
  for (const [name, field] of Object.entries(fields)) {
    expectThat(!field.required || isGiven(name), wording.missingField(name), pointer, walk);
  }
  for (const name of Object.keys(value)) {
    const isKnown = Object.hasOwn(fields, name) || (name === 'type' && typeOf(ref) !== null);
    expectThat(isKnown, wording.unknownField(name), pointer, walk);
  }
  if (anyOf !== undefined) {
    expectThat(anyOf.some(isGiven), wording.neitherOf(anyOf), pointer, walk);
  }
  if (oneOf !== undefined) {
    expectThat(oneOf.filter(isGiven).length === 1, wording.notExactlyOneOf(oneOf), pointer, walk);
  }
}
