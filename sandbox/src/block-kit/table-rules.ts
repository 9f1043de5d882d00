import { type Fault, isObject, pointTo } from './fault.ts';
import { limits } from './limits.ts';
import { shownText } from './shown-text.ts';
import type { Node } from './walk.ts';

/** All cells of a table together stay below the limit. https://docs.slack.dev/reference/block-kit/blocks/table-block */
export function tableTextRule({ value, pointer }: Node): Fault[] {
  const { max } = limits.table_characters;
  const total = rowsOf(value)
    .flat()
    .reduce((sum: number, cell) => sum + shownText(cell), 0);
  const message = `must be less than ${max + 1} characters over all cells`;
  return total > max ? [{ pointer: pointTo(pointer, 'rows'), message }] : [];
}

/**
 * Every row is as long as the header, which holds no rich text, and the row header is one of the columns.
 * https://docs.slack.dev/reference/block-kit/blocks/data-table-block
 */
export function dataTableRule({ value, pointer }: Node): Fault[] {
  const rows = rowsOf(value);
  const columns = rows[0]?.length ?? 0;
  const rowsAt = pointTo(pointer, 'rows');
  const uneven = rows.flatMap((row, index) =>
    row.length === columns
      ? []
      : [{ pointer: pointTo(rowsAt, index), message: `must have ${columns} cells like the header` }],
  );
  const richHeaders = (rows[0] ?? []).flatMap((cell, index) =>
    isObject(cell) && cell.type === 'rich_text'
      ? [{ pointer: pointTo(pointTo(rowsAt, 0), index), message: 'rich_text is not allowed in the header' }]
      : [],
  );
  const rowHeader = value.row_header_column_index;
  const isColumn = typeof rowHeader !== 'number' || rowHeader < columns;
  const missing = { pointer: pointTo(pointer, 'row_header_column_index'), message: 'must be the index of a column' };
  return [...uneven, ...richHeaders, ...(isColumn ? [] : [missing])];
}

function rowsOf(table: Record<string, unknown>): unknown[][] {
  return Array.isArray(table.rows) ? table.rows.filter((row) => Array.isArray(row)) : [];
}
