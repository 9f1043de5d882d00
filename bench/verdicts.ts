import { table } from './measure.ts';

/** What was measured beside what it should have been; whether all of it is met. */
export type Verdicts = ReturnType<typeof createVerdicts>;

export function createVerdicts() {
  const rows: string[][] = [];
  let isMissed = false;
  return {
    target(what: string, measured: string, isMet: boolean, target: string): void {
      rows.push([what, measured, target, isMet ? 'met' : 'MISSED']);
      if (!isMet) isMissed = true;
    },
    /** Told, and not judged. */
    fact(what: string, measured: string): void {
      rows.push([what, measured, '', '']);
    },
    report: () => table(['what', 'measured', 'target', ''], rows),
    areMet: () => !isMissed,
  };
}
