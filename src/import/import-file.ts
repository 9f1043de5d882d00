import {
  type Fault,
  type Header,
  identityOfRow,
  kindOf,
  readHeader,
  readRow,
} from '../core/directory/directory-rows.ts';
import type { Kind } from '../core/directory/directory-columns.ts';
import type { DirectoryImport, Tally } from '../db/directory/directory-import.ts';
import { FileFault } from './file-fault.ts';
import { eachRow } from './rows.ts';

/** A file into the directory: first all of it is checked, then its rows are saved. */

/** More say no more about what is wrong with a file. */
export const MOST_FAULTS = 100;

export type Progress = { what: 'checked' | 'saved'; rows: number };

/** What became of a file. `faults`: the first of them; `faulty`: how many rows and columns have one; `rows`: how many it holds. */
export type Outcome = {
  kind: Kind | null;
  rows: number;
  faulty: number;
  faults: Fault[];
  /** Null: nothing was imported. */
  tally: Tally | null;
};

type Directory = Pick<DirectoryImport, 'isPartner' | 'note' | 'repeated' | 'saveNext' | 'tidyUp'>;

/** `kind` is what its header says, unless it is given. `skipsBad`: rows and columns with a fault are left out, the others imported. */
export type Asked = { file: string; kind: Kind | null; skipsBad: boolean };

/** Each transaction is followed by a pause, in which the bot can save. Throws Node's own error when the file cannot be read. */
export async function importFile(
  { file, kind, skipsBad }: Asked,
  {
    directory,
    onProgress,
    pause,
  }: { directory: Directory; onProgress: (progress: Progress) => void; pause: () => Promise<unknown> },
): Promise<Outcome> {
  const checked = await check(file, kind, directory, onProgress);
  const { isReadable, header, ...found } = checked;
  const mayGoOn = header !== null && isReadable && (found.faulty === 0 || skipsBad);
  if (!mayGoOn) return { ...found, kind: header?.kind ?? kind, tally: null };
  return { ...found, kind: header.kind, tally: await saveAll(header.kind, directory, { onProgress, pause }) };
}

/** Also notes down every row without a fault. */
async function check(file: string, kind: Kind | null, directory: Directory, onProgress: (progress: Progress) => void) {
  const faults: Fault[] = [];
  let [rows, faulty, isReadable] = [0, 0, true];
  let header: Header | null = null;

  const refuse = (...found: Fault[]): void => {
    if (found.length > 0) faulty += 1;
    faults.push(...found.slice(0, MOST_FAULTS - faults.length));
  };

  const take = (cells: string[], line: number): void => {
    if (header === null) {
      header = mustReadHeader(kind, line, cells);
      for (const fault of header.faults) refuse(fault);
      return;
    }
    const read = readRow(header, line, cells);
    if (read === null) return;
    rows += 1;
    const found = read.faults.length > 0 ? read.faults : noted(header, line, read.row, directory);
    refuse(...found);
    onProgress({ what: 'checked', rows });
  };

  try {
    await eachRow(file, take);
    for (let page = directory.repeated(0); page !== null; page = directory.repeated(page.last)) {
      for (const { line, earlier } of page.found) {
        refuse({ line, column: null, sentence: `It is about the same as line ${earlier}. Keep one of the two.` });
      }
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    isReadable = false;
    refuse({ line: error.line, column: null, sentence: `${error.sentence} The file was read no further.` });
  }
  const inOrder = faults.toSorted((one, other) => one.line - other.line);
  // TypeScript does not see that `take` has changed it.
  return { rows, faulty, faults: inOrder, isReadable, header: header as Header | null };
}

/** Throws FileFault when the file is about nothing that is known, or lacks what tells its rows apart. */
function mustReadHeader(kind: Kind | null, line: number, cells: string[]): Header {
  const meant = kind ?? kindOf(cells);
  if (meant === null) {
    const asked =
      'It begins with a column “name” for accounts, “partner” and “what_they_do” for partners, “user” for people.';
    throw new FileFault(line, `No header is known here. ${asked}`);
  }
  const header = readHeader(meant, line, cells);
  const [missing] = header.missing;
  if (missing) throw new FileFault(line, `${missing.column}: ${missing.sentence}`);
  return header;
}

function noted({ kind }: Header, line: number, row: Record<string, unknown>, directory: Directory): Fault[] {
  if (kind === 'partners' && !directory.isPartner(String(row.name))) {
    const sentence =
      'No partner is registered under this name. Register it with /handoff partners: its channel is checked there.';
    return [{ line, column: 'partner', sentence }];
  }
  directory.note(line, identityOfRow(kind, row), row);
  return [];
}

async function saveAll(
  kind: Kind,
  directory: Directory,
  { onProgress, pause }: { onProgress: (progress: Progress) => void; pause: () => Promise<unknown> },
): Promise<Tally> {
  const sum: Tally = { added: 0, changed: 0, same: 0 };
  let batches = 0;
  for (let next = directory.saveNext(kind); next !== null; next = directory.saveNext(kind, next.last)) {
    for (const key of ['added', 'changed', 'same'] as const) sum[key] += next.tally[key];
    onProgress({ what: 'saved', rows: sum.added + sum.changed + sum.same });
    batches += 1;
    if (batches % BATCHES_BETWEEN_TIDYING === 0) directory.tidyUp();
    await pause();
  }
  directory.tidyUp();
  return sum;
}

const BATCHES_BETWEEN_TIDYING = 8;
