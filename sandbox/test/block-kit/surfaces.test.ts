import { describe, expect, test } from 'vitest';
import { inspect } from '../../src/block-kit/inspect.ts';
import { allRefs, shapeOf } from '../../src/block-kit/limits.ts';
import { blockFaults, viewFault } from '../../src/block-kit/validate.ts';
import { goodBlocks } from './good-blocks.ts';
import { goodElements } from './good-elements.ts';
import { type Json, SURFACES } from './samples.ts';

const goodPayloads = [...goodBlocks, ...goodElements];

describe.each(goodPayloads)('$name', { tags: 'thorough' }, ({ surfaces, block }) => {
  test.each(SURFACES)('stands on a %s only where Slack allows it', (surface) => {
    const faults = blockFaults(surface, [block], '/blocks');
    if (surfaces.includes(surface)) {
      expect(faults).toEqual([]);
    } else {
      expect(faults).toContainEqual({
        pointer: expect.stringMatching(/^\/blocks\/0.*\/type$/),
        message: expect.stringMatching(/^unsupported type: /),
      });
    }
  });
});

test.each(SURFACES)(
  'every block and element has a good payload on a %s, or none may',
  { tags: 'thorough' },
  (surface) => {
    const fitting = goodPayloads.filter(({ surfaces }) => surfaces.includes(surface));
    const met = fitting.flatMap(({ block }) => inspect(surface, { kind: 'blocks' }, [block], '').nodes);
    const standing = allRefs.filter((ref) => shapeOf(ref).surfaces?.includes(surface));
    expect(new Set(met.map(({ ref }) => ref).filter((ref) => shapeOf(ref).surfaces))).toEqual(new Set(standing));
  },
);

test('good payloads use every field that Slack has', () => {
  const nodes = goodPayloads.flatMap(
    ({ surfaces, block }) => inspect(surfaces[0] ?? 'message', { kind: 'blocks' }, [block], '').nodes,
  );
  const used = new Set(nodes.flatMap(({ ref, value }) => Object.keys(value).map((name) => `${ref}.${name}`)));
  const known = allRefs
    .filter((ref) => !ref.startsWith('views.') && ref !== 'objects.metadata')
    .flatMap((ref) => Object.keys(shapeOf(ref).fields).map((name) => `${ref}.${name}`));
  // Identifiers stand in every block and element alike; the table of limits covers them one by one.
  const unused = known.filter((name) => !used.has(name) && !/\.(block_id|action_id)$/.test(name));
  expect(unused).toEqual([]);
});

const placesRefused: [string, Json][] = [
  ['a datetimepicker beside a section', section({ type: 'datetimepicker' })],
  ['a text input beside a section', section({ type: 'plain_text_input' })],
  ['a text input among actions', actions({ type: 'plain_text_input' })],
  ['an image among actions', actions({ type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' })],
  ['a button as input', input({ type: 'button', text: { type: 'plain_text', text: 'Go' } })],
  ['an overflow menu as input', input({ type: 'overflow', options: [] })],
  ['a button in a context', { type: 'context', elements: [{ type: 'button' }] }],
  ['a button in context actions', { type: 'context_actions', elements: [{ type: 'button' }] }],
  ['a section in a carousel', { type: 'carousel', elements: [{ type: 'section' }] }],
  ['a container in a container', container({ type: 'container' })],
  ['a card in a container', container({ type: 'card' })],
  ['a chart in a container', container({ type: 'data_visualization' })],
  ['a file in a container', container({ type: 'file', external_id: 'x', source: 'remote' })],
  ['a file', { type: 'file', external_id: 'x', source: 'remote' }],
  [
    'a list in a rich text list',
    richText({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_list' }] }),
  ],
  ['a mention in preformatted text', richText({ type: 'rich_text_preformatted', elements: [{ type: 'user' }] })],
  ['loose text in rich text', richText({ type: 'text', text: 'x' })],
  ['a task that is a section', { type: 'plan', title: 'x', tasks: [{ type: 'section' }] }],
  ['an unknown chart', { type: 'data_visualization', title: 'x', chart: { type: 'funnel' } }],
  ['an unknown block', { type: 'callout' }],
];

test.each(placesRefused)('%s is refused', (_, block) => {
  expect(blockFaults('message', [block], '/blocks')).toContainEqual({
    pointer: expect.stringMatching(/\/type$/),
    message: expect.stringMatching(/^unsupported type: /),
  });
});

test('a modal and a Home tab refuse at the same place under /view', () => {
  const block = { type: 'markdown', text: 'x' };
  const title = { type: 'plain_text', text: 'x' };
  const expected = [{ pointer: '/view/blocks/0/type', message: 'unsupported type: markdown' }];
  expect(viewFault({ type: 'modal', title, blocks: [block] })?.faults).toEqual(expected);
  expect(viewFault({ type: 'home', blocks: [block] })?.faults).toEqual(expected);
});

function section(accessory: Json): Json {
  return { type: 'section', text: { type: 'mrkdwn', text: 'x' }, accessory };
}

function actions(element: Json): Json {
  return { type: 'actions', elements: [element] };
}

function input(element: Json): Json {
  return { type: 'input', label: { type: 'plain_text', text: 'x' }, element };
}

function container(child: Json): Json {
  return { type: 'container', title: { type: 'plain_text', text: 'x' }, child_blocks: [child] };
}

function richText(element: Json): Json {
  return { type: 'rich_text', elements: [element] };
}
