import { describe, expect, test } from 'vitest';
import type { Fault, SurfaceName } from '../../src/block-kit/validate.ts';
import { blockFaults } from '../../src/block-kit/validate.ts';
import { asInput, copies, text } from './refused.ts';
import { type Json, SURFACES } from './samples.ts';

const divider = { type: 'divider' };

function button(action_id?: string): Json {
  return { type: 'button', text, ...(action_id === undefined ? {} : { action_id }) };
}

function faultsOn(surface: SurfaceName, ...blocks: Json[]): Fault[] {
  return blockFaults(surface, blocks, '/blocks');
}

function pointersOn(surface: SurfaceName, ...blocks: Json[]): string[] {
  return faultsOn(surface, ...blocks).map(({ pointer }) => pointer);
}

describe('block_id', () => {
  test.each(SURFACES)('is given once on a %s', (surface) => {
    const twice = { type: 'divider', block_id: 'a' };
    expect(faultsOn(surface, twice, { type: 'divider', block_id: 'b' }, twice)).toEqual([
      { pointer: '/blocks/2/block_id', message: '`block_id` "a" already exists' },
    ]);
  });

  test('is given once, blocks within blocks included', () => {
    const card = { type: 'card', title: text, block_id: 'a' };
    expect(pointersOn('home', { ...divider, block_id: 'a' }, { type: 'carousel', elements: [card] })).toEqual([
      '/blocks/1/elements/0/block_id',
    ]);
  });

  test('may be left out by every block', () => {
    expect(faultsOn('message', divider, divider)).toEqual([]);
  });
});

describe('action_id', () => {
  test('is given once within a block', () => {
    expect(faultsOn('message', { type: 'actions', elements: [button('a'), button('b'), button('a')] })).toEqual([
      { pointer: '/blocks/0/elements/2/action_id', message: '`action_id` "a" already exists' },
    ]);
  });

  test('may return in another block, and may be left out by all', () => {
    const row = { type: 'actions', elements: [button('a'), button(), button()] };
    expect(faultsOn('message', row, row)).toEqual([]);
  });

  test('may return in another card or child of one block', () => {
    const card = { type: 'card', title: text, actions: [button('a')] };
    const row = { type: 'actions', elements: [button('a')] };
    const container = { type: 'container', title: text, child_blocks: [row, row] };
    expect(faultsOn('message', { type: 'carousel', elements: [card, card] }, container)).toEqual([]);
  });
});

describe('focus_on_load', () => {
  const focused = asInput({ type: 'plain_text_input', focus_on_load: true });
  const calm = asInput({ type: 'plain_text_input', focus_on_load: false });

  test('is true for one element at most', () => {
    expect(pointersOn('modal', calm, focused, calm, focused)).toEqual(['/blocks/3/element/focus_on_load']);
    expect(pointersOn('modal', calm, focused, calm)).toEqual([]);
  });
});

const markdown = (length: number) => ({ type: 'markdown', text: 'x'.repeat(length) });

describe('a message holds', () => {
  const cell = { type: 'raw_text', text: 'x' };
  const table = { type: 'table', rows: [[cell]] };
  const dataTable = { type: 'data_table', caption: 'x', rows: [[cell], [cell]] };
  const chart = {
    type: 'data_visualization',
    title: 'x',
    chart: { type: 'pie', segments: [{ label: 'x', value: 1 }] },
  };
  const plan = { type: 'plan', title: 'x' };

  test('one table of either kind', () => {
    expect(faultsOn('message', table)).toEqual([]);
    expect(faultsOn('message', table, table)).toEqual([{ pointer: '/blocks/1', message: 'only_one_table_allowed' }]);
    expect(pointersOn('message', dataTable, divider, table)).toEqual(['/blocks/2']);
  });

  test('one table, also when it stands in a container', () => {
    const container = { type: 'container', title: text, child_blocks: [table] };
    expect(pointersOn('message', container, table)).toEqual(['/blocks/1']);
  });

  test('two charts', () => {
    expect(faultsOn('message', chart, chart)).toEqual([]);
    expect(pointersOn('message', chart, chart, chart)).toEqual(['/blocks/2']);
  });

  test('one plan', () => {
    expect(pointersOn('message', plan, plan)).toEqual(['/blocks/1']);
  });

  test('50 blocks, those in containers and carousels counted', () => {
    const container = { type: 'container', title: text, child_blocks: copies(9, divider) };
    const five = copies(5, container);
    expect(faultsOn('message', ...five)).toEqual([]);
    expect(faultsOn('message', ...five, divider)).toEqual([
      { pointer: '/blocks', message: 'no more than 50 items allowed' },
    ]);
  });

  test('12,000 characters of markdown over all its blocks', () => {
    expect(faultsOn('message', markdown(6000), markdown(6000))).toEqual([]);
    expect(pointersOn('message', markdown(6000), markdown(6001))).toEqual(['/blocks']);
  });
});

test.each([undefined, null, {}, 'x', 7])('%o is no list of blocks', (blocks) => {
  expect(blockFaults('message', blocks, '/blocks')).toEqual([{ pointer: '/blocks', message: 'must provide an array' }]);
});

test.each([null, 'x', 7, []])('%o is no block', (block) => {
  expect(blockFaults('message', [block], '/blocks')).toEqual([
    { pointer: '/blocks/0', message: 'must provide an object' },
  ]);
});

test('every fault is told, not only the first', () => {
  expect(pointersOn('message', { type: 'header' }, { type: 'section' }, { type: 'nonsense' }, divider)).toEqual([
    '/blocks/0',
    '/blocks/1',
    '/blocks/2/type',
  ]);
});
