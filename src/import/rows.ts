import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { knownAmong } from '../core/directory/directory-rows.ts';
import { FileFault } from './file-fault.ts';
import { LONGEST, wholeLines } from './whole-lines.ts';

/** The rows of a CSV file, one after the other: the file may be larger than the memory. */

/** As spreadsheets write them: with a comma, or where the comma is in numbers with a semicolon. */
const SEPARATORS = [',', ';', '\t'] as const;

/** Calls `onRow` for each row, with the line in which it begins, from 1. Throws FileFault where the file cannot be read on. */
export async function eachRow(file: string, onRow: (cells: string[], line: number) => void): Promise<void> {
  const blocks = wholeLines(file);
  const { value: first } = await blocks.next();
  if (!first) throw new FileFault(1, 'The file is empty.');
  let line = 1;
  const parser = parse({
    bom: true,
    delimiter: separatorOf(first),
    max_record_size: LONGEST,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // Rows are taken here and not from the stream: at a fault a stream forgets those that nobody has taken yet.
    on_record: (cells: string[]) => {
      onRow(cells, line);
      // Its own count takes a line break in quotes for two where it is Windows'.
      line += 1 + breaksIn(cells);
      return null;
    },
  });
  try {
    await pipeline(joined(first, blocks), parser, async (none) => {
      for await (const _ of none);
    });
  } catch (error) {
    throw error instanceof CsvError ? faultFrom(error, line) : error;
  }
}

async function* joined(first: Buffer, others: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  yield first;
  yield* others;
}

function separatorOf(block: Buffer): string {
  const [header = ''] = block.toString('utf8').split(/[\r\n]/, 1);
  if (/^\ufeff?sep=/i.test(header))
    throw new FileFault(1, `Take the line “${header.trim()}” out: the header comes first.`);
  const titles = (separator: string) => header.split(separator).map((title) => title.replace(/^\ufeff?"?|"$/g, ''));
  const known = SEPARATORS.map((separator) => knownAmong(titles(separator)));
  return SEPARATORS[known.indexOf(Math.max(...known))] ?? ',';
}

function breaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (/[\r\n]/.test(cell)) count += cell.split(/\r\n|\r|\n/).length - 1;
  return count;
}

/** `line`: where the row begins that could not be read, and so where its quote was opened. */
function faultFrom(error: CsvError, line: number): FileFault {
  const inside = 'Write a quote inside of a text twice ("").';
  const sentences: Record<string, string> = {
    CSV_QUOTE_NOT_CLOSED: `A quote (") is opened in this row, and never closed. ${inside}`,
    CSV_MAX_RECORD_SIZE: `The row that begins here is longer than ${LONGEST / 1024} kB: a quote (") that is opened in it is not closed, it seems. ${inside}`,
    CSV_INVALID_CLOSING_QUOTE: `A quote (") that is opened in this row is closed in the middle of a text. ${inside}`,
    INVALID_OPENING_QUOTE: `A quote (") stands in the middle of a text. Put the whole text into quotes, and write the one inside of it twice ("").`,
  };
  const sentence = sentences[error.code] ?? `It cannot be read as CSV (${error.code}).`;
  return new FileFault(line, sentence, { cause: error });
}
