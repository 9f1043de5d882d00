import type { Kind } from '../core/directory/directory-columns.ts';
import type { Fault } from '../core/directory/directory-rows.ts';
import type { Outcome, Progress } from './import-file.ts';

/** What the command says of a file, a line each. */

const ONE: Record<Kind, string> = { accounts: 'account', partners: 'partner', people: 'person' };

const number = (count: number): string => count.toLocaleString('en');
const counted = (count: number, kind: Kind): string => `${number(count)} ${count === 1 ? ONE[kind] : kind}`;

/** In the order of the file, then how many more there are. */
export function faultLines({ faults, faulty }: Outcome): string[] {
  const lines = new Set(faults.map(({ line, column }) => `${line} ${column}`)).size;
  const more = faulty - lines;
  return [...faults.map(faultLine), ...(more > 0 ? [`And ${number(more)} more.`] : [])];
}

function faultLine({ line, column, sentence }: Fault): string {
  return `Line ${line}${column === null ? '' : `, ${column}`}: ${sentence}`;
}

/** `took` in ms, `memory` in bytes: the most that the process has needed. */
export function resultLines({ kind, rows, faulty, tally }: Outcome, took: number, memory: number): string[] {
  const seconds = `${(took / 1000).toFixed(1)} s, ${Math.round(memory / 1024 / 1024)} MB of memory at most`;
  if (tally === null || kind === null) {
    const hint = 'Mend the file and import it again, or leave such rows out with --skip-bad.';
    return [`Nothing was imported: ${number(faulty)} ${faulty === 1 ? 'fault' : 'faults'} found. ${hint}`];
  }
  const { added, changed, same } = tally;
  const skipped = rows - added - changed - same;
  const left = skipped > 0 ? ` ${number(skipped)} left out.` : '';
  return [
    `${counted(rows, kind)} read: ${number(added)} new, ${number(changed)} changed, ${number(same)} as they were.${left}`,
    seconds,
  ];
}

export function progressLine({ what, rows }: Progress): string {
  return `${number(rows)} ${what === 'checked' ? 'rows checked' : 'saved'}`;
}
