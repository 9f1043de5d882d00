import type { Field, SurfaceName } from '../../src/block-kit/limits.ts';
import { wording } from '../../src/block-kit/wording.ts';
import { sampleItems, sampleString } from './samples.ts';

/** One side of one limit; taken when `message` is null. `path` leads from the field's value to the refused place. */
export type Edge = { what: string; value: unknown; path: (string | number)[]; message: string | null };

const refused = (what: string, value: unknown, message: string): Edge => ({ what, value, path: [], message });
const taken = (what: string, value: unknown): Edge => ({ what, value, path: [], message: null });

/** Both sides of every limit of a field: what it just takes, and what it just refuses. */
export function edgesOf(field: Field, surface: SurfaceName): Edge[] {
  switch (field.kind) {
    case 'string':
      return [...stringEdges(field), refused('a number for a string', 7, wording.mustProvide('a string'))];
    case 'text_object':
      return textEdges(field);
    case 'integer':
      return [...integerEdges(field), refused('a fraction', 1.5, wording.mustProvide('an integer'))];
    case 'number':
      return numberEdges(field);
    case 'boolean':
      return [taken('true', true), taken('false', false), refused('a word', 'true', wording.mustProvide('a boolean'))];
    case 'enum':
      return [
        ...field.values.map((value) => taken(value, value)),
        refused('no such word', 'nonsense', wording.notOneOf),
      ];
    case 'array':
      return [...arrayEdges(field, surface), ...itemEdges(field, surface)];
    case 'object':
      return [
        ...(field.nullable ? [taken('null', null)] : []),
        refused('a word for an object', 'x', wording.mustProvide('an object')),
      ];
    case 'one_of':
      return [
        refused('a word for an object', 'x', wording.mustProvide('an object')),
        refused('an object without type', {}, wording.missingField('type')),
        { what: 'an unknown type', value: { type: 'nonsense' }, path: ['type'], message: 'unsupported type: nonsense' },
      ];
    case 'map':
      return [refused('a word for an object', 'x', wording.mustProvide('an object'))];
    case 'blocks':
    case 'any':
      return [];
    default:
      return field satisfies never;
  }
}

function stringEdges(field: Extract<Field, { kind: 'string' }>): Edge[] {
  const { min = 0, max, format } = field;
  const shortest = format === undefined ? 'x'.repeat(min) : sampleString(field);
  const edges = [taken(`${min} characters`, shortest)];
  if (min > 0) {
    edges.push(refused(`${min - 1} characters`, 'x'.repeat(min - 1), wording.tooShort(min)));
  }
  if (max !== undefined) {
    edges.push(taken(`${max} characters`, sampleString(field, max)));
    edges.push(refused(`${max + 1} characters`, sampleString(field, max + 1), wording.tooLong(max)));
  }
  return edges;
}

function textEdges(field: Extract<Field, { kind: 'text_object' }>): Edge[] {
  const edges = field.text_types.flatMap((type) =>
    stringEdges({ kind: 'string', min: field.min, max: field.max }).map((edge) => ({
      ...edge,
      what: `${type} of ${edge.what}`,
      value: { type, text: edge.value },
      path: edge.message === null ? [] : ['text'],
    })),
  );
  const others = ['plain_text', 'mrkdwn', 'nonsense'].filter((type) => !field.text_types.includes(type));
  const otherEdges = others.map((type) => ({
    what: `a text of type ${type}`,
    value: { type, text: 'x' },
    path: ['type'],
    message: `unsupported type: ${type}`,
  }));
  return [...edges, ...otherEdges, refused('a bare string', 'x', wording.mustProvide('an object'))];
}

function integerEdges({ min, max }: Extract<Field, { kind: 'integer' }>): Edge[] {
  const low =
    min === undefined ? [] : [taken(`${min}`, min), refused(`${min - 1}`, min - 1, wording.notAbove(min - 1))];
  const high = max === undefined ? [] : [taken(`${max}`, max), refused(`${max + 1}`, max + 1, wording.tooHigh(max))];
  return [...low, ...high];
}

function numberEdges({ above }: Extract<Field, { kind: 'number' }>): Edge[] {
  const low =
    above === undefined ? [taken('a negative number', -0.5)] : [refused('the bound', above, wording.notAbove(above))];
  return [...low, taken('a fraction', 0.5), refused('a number in quotes', '1', wording.mustProvide('a number'))];
}

function arrayEdges(field: Extract<Field, { kind: 'array' }>, surface: SurfaceName): Edge[] {
  const { min = 0, max } = field;
  const edges = [
    taken(`${min} items`, sampleItems(field, min, surface)),
    refused('an object for a list', {}, wording.mustProvide('an array')),
  ];
  if (min > 0) {
    edges.push(refused(`${min - 1} items`, sampleItems(field, min - 1, surface), wording.tooFew(min)));
  }
  if (max !== undefined) {
    edges.push(taken(`${max} items`, sampleItems(field, max, surface)));
    edges.push(refused(`${max + 1} items`, sampleItems(field, max + 1, surface), wording.tooMany(max)));
  }
  return edges;
}

function itemEdges(field: Extract<Field, { kind: 'array' }>, surface: SurfaceName): Edge[] {
  const others = sampleItems(field, Math.max(0, (field.min ?? 0) - 1), surface);
  return edgesOf(field.of, surface).map((edge) => ({
    ...edge,
    what: `an item: ${edge.what}`,
    value: [edge.value, ...others],
    path: [0, ...edge.path],
  }));
}
