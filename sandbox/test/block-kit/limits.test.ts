import { describe, expect, test } from 'vitest';
import { allRefs, type Ref, type SurfaceName, shapeOf } from '../../src/block-kit/limits.ts';
import { blockFaults, viewFault } from '../../src/block-kit/validate.ts';
import { wording } from '../../src/block-kit/wording.ts';
import { blocksAround, richestSurfaceOf, sampleAround } from './companions.ts';
import { type Edge, edgesOf } from './edges.ts';
import { blockLimit, type Json, SURFACES, sampleShape, surfacesOf } from './samples.ts';

const isTaken = ({ message }: Edge) => message === null;

const dividers = (count: number) => Array.from({ length: count }, () => ({ type: 'divider' }));

function without(value: Json, name: string): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

function faultsOf(ref: Ref, value: Json, surface: SurfaceName) {
  const { blocks, pointer } = blocksAround(ref, value, surface);
  return { faults: blockFaults(surface, blocks, '/blocks'), pointer };
}

const inBlocks = allRefs.filter((ref) => !ref.startsWith('views.') && ref !== 'objects.metadata');

describe.each(inBlocks)('%s', { tags: 'thorough' }, (ref) => {
  const surface = richestSurfaceOf(ref);
  const { fields, surfaces } = shapeOf(ref);

  test('the smallest sample is taken on every surface where it may stand', () => {
    expect(surfacesOf(ref)).toEqual(surfaces ?? expect.arrayContaining([surface]));
    for (const each of surfacesOf(ref)) {
      expect(faultsOf(ref, sampleShape(ref, each), each).faults).toEqual([]);
    }
  });

  test('a property that Slack does not know is refused', () => {
    const { faults, pointer } = faultsOf(ref, { ...sampleShape(ref, surface), nonsense: true }, surface);
    expect(faults).toContainEqual({ pointer, message: wording.unknownField('nonsense') });
  });

  test.each(Object.keys(fields).filter((name) => fields[name]?.required))('%s is missed', (name) => {
    const rest = without(sampleShape(ref, surface), name);
    const { faults, pointer } = faultsOf(ref, rest, surface);
    expect(faults.map((fault) => fault.pointer)).toContain(pointer);
    expect(faults.map((fault) => fault.message)).toContain(wording.missingField(name));
  });

  const edges = Object.entries(fields).flatMap(([name, field]) =>
    edgesOf(field, surface).map((edge) => ({ name, ...edge })),
  );

  test.for(edges.filter(isTaken))('$name takes $what', ({ name, value }) => {
    expect(faultsOf(ref, sampleAround(ref, name, value, surface), surface).faults).toEqual([]);
  });

  test.for(edges.filter((edge) => !isTaken(edge)))('$name refuses $what', ({ name, value, path, message }) => {
    const { faults, pointer } = faultsOf(ref, sampleAround(ref, name, value, surface), surface);
    expect(faults).toContainEqual({ pointer: [pointer, name, ...path].join('/'), message });
  });
});

describe.each(['modal', 'home'] as const)('a %s view', (type) => {
  const ref = `views.${type}`;
  const { fields } = shapeOf(ref);
  const edges = Object.entries(fields).flatMap(([name, field]) =>
    edgesOf(field, type).map((edge) => ({ name, ...edge })),
  );

  test.for(edges)('$name at $what', ({ name, value, path, message }) => {
    const fault = viewFault({ ...sampleShape(ref, type), [name]: value });
    const expected = { pointer: ['/view', name, ...path].join('/'), message };
    expect(fault?.faults ?? []).toEqual(message === null ? [] : expect.arrayContaining([expected]));
  });

  test.for(Object.keys(fields).filter((name) => fields[name]?.required))('%s is missed', (name) => {
    const rest = without(sampleShape(ref, type), name);
    expect(viewFault(rest)?.faults).toEqual([{ pointer: '/view', message: wording.missingField(name) }]);
  });
});

describe.each(SURFACES)('the blocks of a %s', (surface) => {
  const { min, max } = blockLimit(surface);

  test(`${max} are taken, one more is refused`, () => {
    expect(blockFaults(surface, dividers(max), '/blocks')).toEqual([]);
    expect(blockFaults(surface, dividers(max + 1), '/blocks')).toEqual([
      { pointer: '/blocks', message: wording.tooMany(max) },
    ]);
  });

  test(`at least ${min} are needed`, () => {
    const faults = blockFaults(surface, [], '/blocks');
    expect(faults).toEqual(min === 0 ? [] : [{ pointer: '/blocks', message: wording.tooFew(min) }]);
  });
});
