import type { handoffs } from '../schema.ts';

/** Values of a row, as the stage of its handoff must have them. */

export type Row = typeof handoffs.$inferSelect;

export function pick<Key extends keyof Row>(row: Row, keys: readonly Key[]): Pick<Row, Key> {
  // Object.fromEntries loses the types of the keys.
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<Row, Key>;
}

/** A row lacks a value that its stage must have. The bot writes no such row. */
class DamagedRow extends Error {
  override name = 'DamagedRow';
}

/** Throws DamagedRow when the row lacks it. */
export function present<Key extends keyof Row>(row: Row, key: Key): NonNullable<Row[Key]> {
  const value = row[key];
  if (value === null) throw new DamagedRow(`Handoff ${row.id} is ${row.stage} without ${key}.`);
  return value;
}
