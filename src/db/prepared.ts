import { type Placeholder, sql } from 'drizzle-orm';
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
