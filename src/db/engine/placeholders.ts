import { type Placeholder, sql } from 'drizzle-orm';

/** A placeholder for each column, under the column's own key: a prepared statement takes a whole row. */
export function placeholders<const Key extends string>(keys: readonly Key[]): Record<Key, Placeholder<Key>> {
  const named = keys.map((key) => [key, sql.placeholder(key)]);
  // Object.fromEntries loses the types of the keys.
  return Object.fromEntries(named) as Record<Key, Placeholder<Key>>;
}

/**
 * The same for an update. Drizzle binds a placeholder there as it binds a value, each by the type of its column, but its types do not
 * say so.
 */
export function updatePlaceholders<const Key extends string>(keys: readonly Key[]): Record<Key, never> {
  return placeholders(keys) as Record<Key, never>;
}
