import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Samples in ms, and what is said of them. */

/** How much of a bench is run: all of it, or as little as shows that it works. Figures of a brief run say nothing. */
export type Extent = 'whole' | 'brief';

/** The smallest sample that at least `share` (0 to 1) of all samples do not exceed. NaN without samples. */
export function quantile(samples: number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** How long this disk takes to make 4 kB durable: `count` samples, written in `folder`. */
export function timeFdatasync(folder: string, count: number): number[] {
  const file = openSync(join(folder, 'fdatasync'), 'w');
  const page = Buffer.alloc(4096, 1);
  const samples: number[] = [];
  for (let taken = 0; taken < count; taken += 1) {
    const began = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    samples.push(performance.now() - began);
  }
  closeSync(file);
  return samples;
}

export function ms(value: number): string {
  return value.toFixed(2);
}

/** Rows under a header, in columns as wide as they need to be. */
export function table(header: string[], rows: string[][]): string {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  const rule = widths.map((width) => '-'.repeat(width));
  return [header, rule, ...rows].map((cells) => line(cells).trimEnd()).join('\n');
}
