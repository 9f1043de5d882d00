import { type Fault, isObject, pointTo } from './fault.ts';
import type { Node } from './walk.ts';

/**
 * Series are named apart and hold one data point per category, in the order of the categories.
 * https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
export function seriesRule({ value, pointer }: Node): Fault[] {
  const seriesAt = pointTo(pointer, 'series');
  const names = new Set<unknown>();
  const faults: Fault[] = [];
  for (const [index, series] of objectsOf(value.series).entries()) {
    const at = pointTo(seriesAt, index);
    if (names.has(series.name)) {
      faults.push({ pointer: pointTo(at, 'name'), message: 'must be unique among the series' });
    }
    names.add(series.name);
    if (!isOnePointPerCategory(series, categoriesOf(value))) {
      faults.push({
        pointer: pointTo(at, 'data'),
        message: 'must hold one data point per category, in the same order',
      });
    }
  }
  return faults;
}

function isOnePointPerCategory(series: Record<string, unknown>, categories: unknown[]): boolean {
  const labels = objectsOf(series.data).map((point) => point.label);
  return labels.length === categories.length && labels.every((label, index) => label === categories[index]);
}

function categoriesOf(chart: Record<string, unknown>): unknown[] {
  const categories = isObject(chart.axis_config) ? chart.axis_config.categories : [];
  return Array.isArray(categories) ? categories : [];
}

function objectsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
