import type { Ref, SurfaceName } from '../../src/block-kit/limits.ts';
import { type Json, placed, sampleShape, sampleWith, surfacesOf } from './samples.ts';

/** Neighbours that must agree with a field before its own limit can be met. */
const COMPANIONS: Record<string, (value: unknown) => Json> = {
  'blocks.container.default_collapsed': () => ({ is_collapsible: true }),
  'blocks.data_table.row_header_column_index': (value) => ({
    rows: [cells(Number(value) + 1), cells(Number(value) + 1)],
  }),
  'blocks.data_table.rows': (value) => ({ rows: evenRows(value) }),
  'blocks.plan.tasks': (value) => ({ tasks: toldApart(value, 'task_id') }),
  'charts.area.series': (value) => ({ series: toldApart(value, 'name') }),
  'charts.bar.series': (value) => ({ series: toldApart(value, 'name') }),
  'charts.line.series': (value) => ({ series: toldApart(value, 'name') }),
};

/** The smallest object of that shape with one field set, and whatever must agree with the field. */
export function sampleAround(ref: Ref, name: string, value: unknown, surface: SurfaceName): Json {
  const companions = COMPANIONS[`${ref}.${name}`]?.(value) ?? {};
  return { ...sampleWith(ref, name, value, surface), ...companions };
}

/** Blocks around an object of that shape, with everything outside it that must agree with it. */
export function blocksAround(ref: Ref, value: Json, surface: SurfaceName): { blocks: Json[]; pointer: string } {
  const holder = holderOf(ref, value, surface);
  const { blocks, pointer } = placed(holder.ref, holder.value, surface);
  return { blocks, pointer: pointer + holder.way };
}

/** A surface on which every field of the shape may be set. */
export function richestSurfaceOf(ref: Ref): SurfaceName {
  return RESPONSE_URL_SELECTS.has(ref) ? 'modal' : (surfacesOf(ref)[0] ?? 'message');
}

/** Only an input block of a modal may ask for a response_url. */
const RESPONSE_URL_SELECTS = new Set(['elements.channels_select', 'elements.conversations_select']);

function holderOf(ref: Ref, value: Json, surface: SurfaceName): { ref: Ref; value: Json; way: string } {
  if (RESPONSE_URL_SELECTS.has(ref)) {
    return { ref: 'blocks.input', value: { ...sampleShape('blocks.input', surface), element: value }, way: '/element' };
  }
  if (ref === 'objects.axis_config') {
    const data = listOf(value.categories).map((label) => ({ label, value: 1 }));
    const series = [{ name: 'x', data: data.slice(0, 20) }];
    return { ref: 'charts.bar', value: { type: 'bar', series, axis_config: value }, way: '/axis_config' };
  }
  if (ref === 'objects.series') {
    const categories = listOf(value.data).map((point) => (isJson(point) ? point.label : 'x'));
    const axis = { categories: categories.slice(0, 20) };
    return { ref: 'charts.bar', value: { type: 'bar', series: [value], axis_config: axis }, way: '/series/0' };
  }
  if (ref === 'objects.data_point') {
    const series = holderOf('objects.series', { name: 'x', data: [value] }, surface);
    return { ...series, way: `${series.way}/data/0` };
  }
  return { ref, value, way: '' };
}

function toldApart(items: unknown, key: string): unknown {
  const isRenamed = (item: unknown, index: number): item is Json => index > 0 && isJson(item) && key in item;
  return Array.isArray(items)
    ? items.map((item: unknown, index) => (isRenamed(item, index) ? { ...item, [key]: `x${index}` } : item))
    : items;
}

function evenRows(rows: unknown): unknown {
  const isTable = Array.isArray(rows) && rows.every((row) => Array.isArray(row)) && listOf(rows[0]).length > 0;
  return isTable ? rows.map((row: unknown, index) => (index === 0 ? row : cells(listOf(rows[0]).length))) : rows;
}

function cells(count: number): Json[] {
  return Array.from({ length: Math.max(1, Math.min(count, 20)) }, () => ({ type: 'raw_text', text: 'x' }));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
