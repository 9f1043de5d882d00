import { and, asc, eq, getTableColumns, getTableName, gt, like, or, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { accountKey } from '../../core/directory/account-name.ts';
import type { Db } from '../engine/open.ts';
import * as schema from '../schema.ts';
import { TEXT_COLUMNS, type TableName } from './text-columns.ts';
import type { AnyShape, ByRow, Kind } from './text-kinds.ts';

/** The texts of every table, read and written row by row: each with its kind, also those inside of JSON. */

export type Row = Record<string, unknown>;
export type Table = { name: TableName; table: SQLiteTable; columns: Record<string, Column> };
type Column = AnyShape | ByRow<never, AnyShape>;

const BY_NAME: Record<TableName, SQLiteTable> = { ...schema };
// Object.keys types keys as plain text.
export const TABLES: Table[] = (Object.keys(TEXT_COLUMNS) as TableName[]).map((name) => {
  return { name, table: BY_NAME[name], columns: TEXT_COLUMNS[name] };
});

/** Only of these kinds, or of none that changes. */
const isOnly =
  (...kinds: Kind[]) =>
  (column: Column): boolean =>
    kinds.some((kind) => kind === column);
const hasNothing = isOnly('fixed', 'account_key');
const hasNoWords = isOnly('fixed', 'account_key', 'user');
export const WITH_WORDS = TABLES.filter(({ columns }) => !Object.values(columns).every(hasNoWords));

type Look = (text: string, kind: Kind) => boolean;
/** What becomes of a text; `place` is its table and column. */
type Change = (text: string, kind: Kind, place: string) => string;

export function someText({ columns }: Table, row: Row, is: Look): boolean {
  let isSome = false;
  for (const [key, column] of Object.entries(columns))
    changed(row, key, column, (text, kind) => {
      isSome ||= is(text, kind);
      return text;
    });
  return isSome;
}

/** In the transaction that is open. A row in which nothing becomes another text is not written. */
export function changeTexts(db: Db, { table, columns }: Table, row: Row, become: Change): void {
  const stored = getTableColumns(table);
  const values: Row = {};
  for (const [key, column] of Object.entries(columns)) {
    const place = `${getTableName(table)}.${stored[key]?.name ?? key}`;
    const after = changed(row, key, column, (text, kind) => become(text, kind, place));
    if (JSON.stringify(after) !== JSON.stringify(row[key])) values[key] = after;
  }
  const { account } = values;
  if (typeof account === 'string' && columns['accountKey'] === 'account_key')
    values['accountKey'] = accountKey(account);
  if (Object.keys(values).length === 0) return;
  const [idKey, idColumn] = idOf(table);
  db.update(table).set(values).where(eq(idColumn, row[idKey])).run();
}

type Leaf = (text: string, kind: Kind) => string;

function changed(row: Row, key: string, column: Column, leaf: Leaf): unknown {
  const value = row[key];
  if (!isByRow(column)) return inside(value, column, leaf);
  if ('byRow' in column) return inside(value, column.byRow(row as never), leaf);
  const before: unknown = JSON.parse(String(value));
  const after = inside(before, column.json(row as never), leaf);
  return JSON.stringify(after) === JSON.stringify(before) ? value : JSON.stringify(after);
}

const isByRow = (column: Column): column is ByRow<never, AnyShape> =>
  typeof column === 'object' && ('byRow' in column || 'json' in column);

/** What no line names stays: a value that is one of a few words of the bot's, and every key of JSON. */
function inside(value: unknown, shape: AnyShape | undefined, leaf: Leaf): unknown {
  if (shape === undefined || shape === 'fixed' || shape === 'account_key') return value;
  if (Array.isArray(value)) return value.map((each) => inside(each, shape, leaf));
  if (typeof value === 'string') return typeof shape === 'string' ? leaf(value, shape) : value;
  if (typeof value !== 'object' || value === null) return value;
  const fields = typeof shape === 'function' ? shape(value as never) : shape;
  if (typeof fields !== 'object') return value;
  const entries = Object.entries(value).map(([key, one]) => {
    const of = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return [key, inside(one, of, leaf)] as const;
  });
  return Object.fromEntries(entries);
}

const PAGE = 500;

/** A page at a time: a hundred thousand of them take much memory. */
export function* rowsOf(db: Db, { table }: Table, which?: SQL): Generator<Row> {
  const [idKey, idColumn] = idOf(table);
  let rows: Row[] = [];
  do {
    const last = rows.at(-1)?.[idKey];
    const isNext = last === undefined ? which : and(which, gt(idColumn, last));
    rows = db.select().from(table).where(isNext).orderBy(asc(idColumn)).limit(PAGE).all();
    yield* rows;
  } while (rows.length === PAGE);
}

/** Those in which this Slack id stands, or a longer one that holds it. An id is capitals and digits, so nothing in it is a mark of LIKE's. */
export function* rowsWith(db: Db, table: Table, id: string): Generator<Row> {
  const stored = getTableColumns(table.table);
  const columns = Object.entries(table.columns).filter(([, column]) => !hasNothing(column));
  const holding = columns.flatMap(([key]) => (stored[key] ? [like(stored[key], `%${id}%`)] : []));
  if (holding.length > 0) yield* rowsOf(db, table, or(...holding));
}

function idOf(table: SQLiteTable): [string, SQLiteColumn] {
  const id = Object.entries<SQLiteColumn>(getTableColumns(table)).find(([, column]) => column.primary);
  if (!id) throw new Error('Each table has one column by which a row is found.');
  return id;
}
