/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block; not yet among the block types of @slack/types. */
export type ChartBlock = { type: 'data_visualization'; title: string; chart: PieChart | SeriesChart };
export type PieChart = { type: 'pie'; segments: { label: string; value: number }[] };
export type SeriesChart = {
  type: 'bar' | 'line' | 'area';
  series: { name: string; data: { label: string; value: number }[] }[];
  axis_config: { categories: string[]; x_label?: string; y_label?: string };
};

/** The rectangle of the marks, in the drawing's units. */
export const PLOT = { left: 52, top: 12, width: 496, height: 196 };

const COLOURS = ['#1264a3', '#2eb67d', '#ecb22e', '#e01e5a', '#6b4fbb', '#36a0c9'];
export const colourOf = (index: number) => COLOURS[index % COLOURS.length] ?? '#1264a3';

export type Scale = { low: number; high: number; ticks: number[] };

/** A range of round numbers around the values, zero always within it. */
export function scaleOf(chart: SeriesChart): Scale {
  const values = chart.series.flatMap(({ data }) => data.map(({ value }) => value));
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const step = roundStep((highest - lowest || 1) / 4);
  const low = Math.floor(lowest / step) * step;
  const high = Math.max(Math.ceil(highest / step) * step, low + step);
  const count = Math.round((high - low) / step);
  // Multiplied rather than summed, so that 0.1 steps stay round; the last digits of the product are cut.
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((low + index * step).toPrecision(12)));
  return { low, high, ticks };
}

/** The next of 1, 2, 5, 10, 20, 50 … that is not smaller. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5].find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}

/** Where a value lies in the drawing, from its top. */
export const heightOf = (value: number, { low, high }: Scale) =>
  PLOT.top + PLOT.height - ((value - low) / (high - low)) * PLOT.height;
