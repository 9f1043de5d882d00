import { table } from '../../bench/measure.ts';
import type { FuzzFigures } from './fuzz.ts';

/** What the fuzz found, in words. */

/** As much may be in use at the end as this, of what was in use once everything was warm. */
const HEAP_RATIO = 1.5;
/** A run in which nobody could do what they may do shows nothing about the others. */
const ANSWERS = ['accepted', 'declined', 'proposed', 'dialed_down'];
const OF_DEALS = ['parked', 'told_partner', 'mended', 'deal_closed', 'passed on'];
const OF_CHECKS = ['check_asked', 'cleared', 'returned'];
const MUST_HAPPEN = ['sent', 'corrected', ...OF_CHECKS, ...ANSWERS, 'rerouted', 'extended', 'withdrawn', ...OF_DEALS];
const MUST_BE_WRITTEN = ['settings', 'partners', 'people', 'absences'];

/** What went wrong, a line each; nothing when all went well. */
export function faultsOf({ faults, ends, effects, heap }: FuzzFigures): string[] {
  const missing = [...MUST_HAPPEN, ...MUST_BE_WRITTEN].filter((what) => !effects[what]);
  return [
    ...faults,
    ...ends.map((end) => `the process would have ended: ${end}`),
    ...missing.map((what) => `nobody who may has brought this about: ${what}`),
    ...(heap.end > heap.warm * HEAP_RATIO ? [`the heap grew from ${mb(heap.warm)} to ${mb(heap.end)}`] : []),
  ];
}

export function tellFuzz(figures: readonly FuzzFigures[]): string[] {
  return figures.flatMap(({ mode, sent, seconds, mutations, answers, effects, faults, ends, heap }) => [
    `${mode}: ${sent} payloads in ${Math.round(seconds)} s, ${Math.round(sent / seconds)} a second`,
    table(['what was done to them', 'times'], rowsOf(mutations)),
    table(['what they were answered', 'times'], rowsOf(answers)),
    table(['what those changed who may', 'times'], rowsOf(effects)),
    `faults ${faults.length}, ends and rejections ${ends.length}, ` +
      `heap ${mb(heap.warm)} when warm, ${mb(heap.end)} at the end (${(heap.end / heap.warm).toFixed(2)} times)`,
    '',
  ]);
}

const rowsOf = (counts: Record<string, number>): string[][] =>
  Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([what, times]) => [what, String(times)]);

const mb = (megabytes: number) => `${megabytes.toFixed(1)} MB`;
