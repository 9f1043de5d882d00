export function pick(row, keys) {
    // Object.fromEntries loses the types of the keys.
    return Object.fromEntries(keys.map((key) => [key, row[key]]));
}
/** A row lacks a value that its stage must have. The bot writes no such row. */
class DamagedRow extends Error {
    name = 'DamagedRow';
}
/** Throws DamagedRow when the row lacks it. */
export function present(row, key) {
    const value = row[key];
    if (value === null)
        throw new DamagedRow(`Handoff ${row.id} is ${row.stage} without ${key}.`);
    return value;
}
