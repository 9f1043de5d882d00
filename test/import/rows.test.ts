import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { eachRow } from '../../src/import/rows.ts';
import { fileWith } from '../support/importing.ts';
import { timesOf } from '../support/sample.ts';

/** What is written as CSV is read as it was, each row with the line in which it begins. */

const SEPARATORS = [',', ';', '\t'] as const;
const BREAKS = ['\n', '\r\n'] as const;

/** By the letter of the format: a text in quotes, and each quote in it twice. https://www.rfc-editor.org/rfc/rfc4180 */
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const isBare = (cell: string): boolean => /^[\p{L}\p{N} .]*$/u.test(cell);

const cells = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('"', ',', ';', '\t', '\n', '\r\n', 'a', 'é', ' '),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 12,
  })
  .filter((cell) => !cell.includes('\0'));
const tables = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc
      .array(fc.array(cells, { minLength: width, maxLength: width }), { maxLength: 12 })
      .map((rows) => [['name', 'domain', 'owner', 'why'].slice(0, width), ...rows]),
  );

property.prop([tables, fc.constantFrom(...SEPARATORS), fc.constantFrom(...BREAKS), fc.boolean()], {
  numRuns: timesOf(200, 20),
})('any table comes back, cell by cell and line by line', async (table, separator, lineBreak, hasMark) => {
  const written = table.map((row) => row.map((cell) => (isBare(cell) ? cell : quoted(cell))).join(separator));
  const read: [string[], number][] = [];
  await eachRow(fileWith(`${hasMark ? '\ufeff' : ''}${written.join(lineBreak)}${lineBreak}`), (row, line) => {
    read.push([row, line]);
  });
  let line = 1;
  const right = table.map((row, at): [string[], number] => {
    const begins = line;
    line += (written[at] ?? '').split(/\r\n|\r|\n/).length;
    return [row, begins];
  });
  expect(read).toEqual(right);
});
