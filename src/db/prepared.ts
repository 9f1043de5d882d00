import { is, Param, Placeholder, type Query, sql } from 'drizzle-orm';
import type { Db } from './open.ts';

/** Builds once for each database: making a statement anew takes ten times as long as running one that is kept. */
export function oncePer<T>(build: (db: Db) => T): (db: Db) => T {
  const built = new WeakMap<Db, T>();
  return (db) => {
    const known = built.get(db);
    if (known !== undefined) return known;
    const made = build(db);
    built.set(db, made);
    return made;
  };
}

/** A placeholder of its own name for each column. */
export function placeholders<Name extends string>(names: readonly Name[]): Record<Name, Placeholder> {
  const named = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
  // Object.fromEntries forgets which keys it was given.
  return named as Record<string, Placeholder> as Record<Name, Placeholder>;
}

type Values = Record<string, unknown>;

/**
 * What drizzle has put into words, run by the driver itself: people wait for these. Values go in by the names of their
 * placeholders, rows come out by the names of their columns; both are text, integers and null, so nothing has to be mapped.
 */
export function prepare<Row>(db: Db, query: { toSQL: () => Query }) {
  const { sql: text, params } = query.toSQL();
  const statement = db.$client.prepare<unknown[], unknown[]>(text);
  // Plain values, put together here: the driver takes twice as long for a row with names.
  const columns = statement.reader
    ? statement
        .raw()
        .columns()
        .map(({ name }) => name)
    : [];
  const names = params.map(placeholderIn);
  const bind = (values: Values): unknown[] =>
    names.map((name, position) => (name === null ? params[position] : values[name]));
  const rowOf = (values: unknown[]): Row => {
    const row: Values = {};
    columns.forEach((name, position) => {
      row[name] = values[position];
    });
    // The columns are those that drizzle asked for.
    return row as Row;
  };
  return {
    get(values: Values = {}): Row | undefined {
      const found = statement.get(bind(values));
      return found && rowOf(found);
    },
    all: (values: Values = {}): Row[] => statement.all(bind(values)).map(rowOf),
    /** How many rows it changed. */
    run: (values: Values): number => statement.run(bind(values)).changes,
  };
}

function placeholderIn(param: unknown): string | null {
  const value = is(param, Param) ? param.value : param;
  return is(value, Placeholder) ? value.name : null;
}
