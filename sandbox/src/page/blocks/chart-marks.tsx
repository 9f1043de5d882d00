import { colourOf, heightOf, type PieChart, PLOT, type Scale, type SeriesChart } from './chart-scale.ts';

type Props = { chart: SeriesChart; scale: Scale };

export function BarMarks({ chart, scale }: Props) {
  const step = PLOT.width / Math.max(1, chart.axis_config.categories.length);
  const width = Math.min(34, (step * 0.7) / chart.series.length);
  const start = (step - width * chart.series.length) / 2;
  const zero = heightOf(0, scale);
  return (
    <>
      {chart.series.map(({ name, data }, series) =>
        data.map(({ value }, index) => (
          <rect
            key={`${name} ${index}`}
            x={PLOT.left + step * index + start + width * series + 1}
            y={Math.min(zero, heightOf(value, scale))}
            width={Math.max(1, width - 2)}
            height={Math.abs(zero - heightOf(value, scale))}
            rx={2}
            fill={colourOf(series)}
          />
        )),
      )}
    </>
  );
}

/** Lines, and for an area chart what is under them. */
export function LineMarks({ chart, scale }: Props) {
  const step = PLOT.width / Math.max(1, chart.axis_config.categories.length);
  const zero = heightOf(0, scale);
  return (
    <>
      {chart.series.map(({ name, data }, series) => {
        const points = data.map(({ value }, index) => ({
          x: PLOT.left + step * (index + 0.5),
          y: heightOf(value, scale),
        }));
        const line = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
        const closed = `${line}L${points.at(-1)?.x ?? 0} ${zero}L${points[0]?.x ?? 0} ${zero}Z`;
        return (
          <g key={name} fill={colourOf(series)}>
            {chart.type === 'area' && points.length > 0 && <path d={closed} fill-opacity="0.22" />}
            <path d={line} fill="none" stroke={colourOf(series)} stroke-width="2" stroke-linejoin="round" />
            {chart.type === 'line' && points.map(({ x, y }) => <circle key={x} cx={x} cy={y} r="3" />)}
          </g>
        );
      })}
    </>
  );
}

export function PieMarks({ segments }: Pick<PieChart, 'segments'>) {
  const total = segments.reduce((sum, { value }) => sum + value, 0) || 1;
  // A circle whose length is 100: a segment is a dash of its percentage, and starts where the ones before it end.
  const radius = 100 / (2 * Math.PI);
  const shares = segments.map(({ value }) => (value / total) * 100);
  return (
    <svg viewBox="0 0 64 64" class="pie" aria-hidden="true">
      {segments.map(({ label, value }, index) => (
        <circle
          key={label}
          cx="32"
          cy="32"
          r={radius}
          fill="none"
          stroke={colourOf(index)}
          stroke-width={radius * 2}
          stroke-dasharray={`${(value / total) * 100} ${100 - (value / total) * 100}`}
          stroke-dashoffset={25 - shares.slice(0, index).reduce((sum, share) => sum + share, 0)}
        />
      ))}
    </svg>
  );
}
