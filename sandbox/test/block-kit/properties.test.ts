import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject } from '../../src/block-kit/fault.ts';
import { blockFaults, messageFault, type SurfaceName, viewFault } from '../../src/block-kit/validate.ts';
import { goodBlocks } from './good-blocks.ts';
import { goodElements } from './good-elements.ts';
import { type Json, SURFACES } from './samples.ts';

const surface = fc.constantFrom<SurfaceName>(...SURFACES);
const goodPayload = fc.constantFrom(...goodBlocks, ...goodElements);

/** The pointers of every object and list inside the value, the value itself included. */
function pointersOf(value: unknown, pointer: string): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return [pointer, ...Object.entries(value).flatMap(([key, item]) => pointersOf(item, `${pointer}/${key}`))];
}

function at(value: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>((item, key) => Reflect.get(Object(item), key), value);
}

test('anything that is JSON gets an answer', { tags: 'thorough' }, () => {
  const anyBlocks = fc.oneof(fc.jsonValue(), fc.array(fc.record({ type: fc.string(), elements: fc.jsonValue() })));
  fc.assert(
    fc.property(surface, anyBlocks, (name, blocks) => {
      expect(Array.isArray(blockFaults(name, blocks, '/blocks'))).toBe(true);
      expect(viewFault(blocks)).not.toBeNull();
      messageFault({ text: 'x', blocks, attachments: blocks, metadata: blocks }, 'chat.postMessage');
    }),
  );
});

test('whatever is broken inside a good payload, the fault points inside the payload', { tags: 'thorough' }, () => {
  fc.assert(
    fc.property(goodPayload, fc.nat(), fc.jsonValue(), ({ block, surfaces }, index, junk) => {
      const blocks = [structuredClone(block)];
      const pointers = pointersOf(blocks, '');
      const holder = at(blocks, pointers[index % pointers.length] ?? '');
      if (isObject(holder)) {
        holder[Object.keys(holder)[0] ?? 'x'] = junk;
      }
      for (const { pointer } of blockFaults(surfaces[0] ?? 'message', blocks, '')) {
        expect(pointer === '' || at(blocks, pointer) !== undefined, pointer).toBe(true);
      }
    }),
  );
});

test('a key that Slack does not know is refused wherever it stands', { tags: 'thorough' }, () => {
  fc.assert(
    fc.property(goodPayload, fc.nat(), ({ block, surfaces }, index) => {
      const blocks = [structuredClone(block)];
      // Of what stands in an icon of Slack's no source tells anything.
      const isKnown = (pointer: string) => isObject(at(blocks, pointer)) && !pointer.endsWith('/slack_icon');
      const objects = pointersOf(blocks, '').filter(isKnown);
      const pointer = objects[index % objects.length] ?? '';
      Object.assign(Object(at(blocks, pointer)), { nonsense: 1 });
      const expected = { pointer, message: 'invalid additional property: nonsense' };
      expect(blockFaults(surfaces[0] ?? 'message', blocks, '')).toContainEqual(expected);
    }),
  );
});

test('an empty text is refused wherever text stands', { tags: 'thorough' }, () => {
  fc.assert(
    fc.property(goodPayload, fc.nat(), ({ block, surfaces }, index) => {
      const blocks = [structuredClone(block)];
      const texts = pointersOf(blocks, '').filter((pointer) => isText(at(blocks, pointer)));
      fc.pre(texts.length > 0);
      const pointer = texts[index % texts.length] ?? '';
      Object.assign(Object(at(blocks, pointer)), { text: '' });
      const faults = blockFaults(surfaces[0] ?? 'message', blocks, '');
      expect(faults).toContainEqual({ pointer: `${pointer}/text`, message: 'must be more than 0 characters' });
    }),
  );
});

test('checking changes nothing', { tags: 'thorough' }, () => {
  fc.assert(
    fc.property(goodPayload, surface, ({ block }, name) => {
      const before = structuredClone(block);
      blockFaults(name, [block], '/blocks');
      expect(block).toEqual(before);
    }),
  );
});

function isText(value: unknown): value is Json {
  return isObject(value) && (value.type === 'plain_text' || value.type === 'mrkdwn');
}
