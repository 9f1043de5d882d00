import { eq, getTableColumns, is, like, or } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from './schema.js';
/** Drizzle's type of the module has more in it than tables. */
const TABLES = Object.values(schema).filter((one) => is(one, SQLiteTable));
/** In the directory of accounts names are those of other companies. */
const WITH_NAMES = TABLES.filter((table) => table !== schema.accounts);
/** How many values were changed. In the transaction that is open. */
export function scrub(db, scrubs) {
    const each = scrubs.flatMap((one) => (one.isId ? TABLES : WITH_NAMES).map((table) => scrubTable(db, table, one)));
    return each.reduce((all, changed) => all + changed, 0);
}
/** The tables in which a text stands as a whole word, with those rows. */
export function placesOf(db, text) {
    const each = TABLES.map((table) => ({ table, rows: rowsWith(db, table, { text, by: '' }) }));
    return each.filter(({ rows }) => rows.length > 0);
}
function scrubTable(db, table, wanted) {
    const id = columnsOf(table).find(([, column]) => column.primary);
    if (!id)
        throw new Error('Each table has one column by which a row is found.');
    const [idKey, idColumn] = id;
    let changed = 0;
    for (const row of rowsWith(db, table, wanted)) {
        const change = Object.fromEntries(textColumns(table).flatMap(([key]) => {
            const before = asText(row[key]);
            const after = scrubbed(before, wanted);
            return before === after ? [] : [[key, typeof row[key] === 'string' ? after : JSON.parse(after)]];
        }));
        changed += Object.keys(change).length;
        db.update(table).set(change).where(eq(idColumn, row[idKey])).run();
    }
    return changed;
}
function rowsWith(db, table, wanted) {
    const columns = textColumns(table);
    const holds = columns.flatMap(([, column]) => spellings(wanted.text).map((text) => like(column, `%${text}%`)));
    const found = holds.length === 0
        ? []
        : db
            .select()
            .from(table)
            .where(or(...holds))
            .all();
    // What holds it inside of a longer word is found too, and left as it is.
    return found.filter((row) => columns.some(([key]) => scrubbed(asText(row[key]), wanted) !== asText(row[key])));
}
const columnsOf = (table) => Object.entries(getTableColumns(table));
const textColumns = (table) => columnsOf(table).filter(([, { columnType }]) => columnType === 'SQLiteText' || columnType === 'SQLiteTextJson');
const asText = (value) => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
/** Not inside of a longer word or id, whatever its alphabet. */
function scrubbed(value, { text, by }) {
    const each = spellings(text).map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const wholeWord = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${each.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
    return value.replaceAll(wholeWord, () => by);
}
/** As it is, and as it stands inside of a JSON text. */
const spellings = (text) => [...new Set([text, JSON.stringify(text).slice(1, -1)])];
