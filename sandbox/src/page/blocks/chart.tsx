import { BarMarks, LineMarks, PieMarks } from './chart-marks.tsx';
import { type ChartBlock, colourOf, heightOf, PLOT, scaleOf, type SeriesChart } from './chart-scale.ts';

/** A chart as a drawing and, for whoever cannot see it, as a table of the same numbers. */
export function Chart({ block }: { block: ChartBlock }) {
  const { chart } = block;
  const names = chart.type === 'pie' ? chart.segments.map(({ label }) => label) : chart.series.map(({ name }) => name);
  return (
    <figure class="chart">
      <figcaption>{block.title}</figcaption>
      {chart.type === 'pie' ? <PieMarks segments={chart.segments} /> : <Plot chart={chart} />}
      {(chart.type === 'pie' || names.length > 1) && (
        <ul class="legend" aria-hidden="true">
          {names.map((name, index) => (
            <li key={name}>
              <span style={{ background: colourOf(index) }} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <NumbersTable chart={chart} title={block.title} />
    </figure>
  );
}

function Plot({ chart }: { chart: SeriesChart }) {
  const scale = scaleOf(chart);
  const { categories, x_label: xLabel, y_label: yLabel } = chart.axis_config;
  const step = PLOT.width / Math.max(1, categories.length);
  const skip = Math.ceil(categories.length / 10);
  return (
    <svg viewBox={`0 0 560 ${xLabel ? 260 : 236}`} class="plot" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            class="gridline"
            x1={PLOT.left}
            x2={PLOT.left + PLOT.width}
            y1={heightOf(tick, scale)}
            y2={heightOf(tick, scale)}
          />
          <text class="tick" x={PLOT.left - 8} y={heightOf(tick, scale) + 4} text-anchor="end">
            {tick.toLocaleString('en-US')}
          </text>
        </g>
      ))}
      {categories.map(
        (category, index) =>
          index % skip === 0 && (
            <text
              key={category}
              class="tick"
              x={PLOT.left + step * (index + 0.5)}
              y={PLOT.top + PLOT.height + 18}
              text-anchor="middle"
            >
              {category}
            </text>
          ),
      )}
      {chart.type === 'bar' ? <BarMarks chart={chart} scale={scale} /> : <LineMarks chart={chart} scale={scale} />}
      {xLabel && (
        <text class="axis-label" x={PLOT.left + PLOT.width / 2} y={256} text-anchor="middle">
          {xLabel}
        </text>
      )}
      {yLabel && (
        <text
          class="axis-label"
          transform={`translate(12 ${PLOT.top + PLOT.height / 2}) rotate(-90)`}
          text-anchor="middle"
        >
          {yLabel}
        </text>
      )}
    </svg>
  );
}

function NumbersTable({ chart, title }: { chart: ChartBlock['chart']; title: string }) {
  const rows =
    chart.type === 'pie'
      ? chart.segments.map(({ label, value }) => [label, value])
      : chart.axis_config.categories.map((category, index) => [
          category,
          ...chart.series.map(({ data }) => data[index]?.value ?? ''),
        ]);
  const head = chart.type === 'pie' ? ['', 'Value'] : ['', ...chart.series.map(({ name }) => name)];
  return (
    <table class="sr-only">
      <caption>{title}</caption>
      <thead>
        <tr>
          {head.map((cell, index) => (
            <th key={index} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
