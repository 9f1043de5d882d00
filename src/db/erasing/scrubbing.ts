import { ERASED } from '../../core/people/erased.ts';
import { createNameFinder, type Found, isOneWord, type NameFinder } from '../../core/kernel/names-in-text.ts';
import { MOST_OF_AMOUNT } from '../../core/outcome/outcome-form.ts';
import { add, count, nowhere, type Places } from './found-places.ts';
import type { Db } from '../engine/open.ts';
import { contacts } from '../schema.ts';
import type { TableName } from './text-columns.ts';
import type { Kind } from './text-kinds.ts';
import { changeTexts, type Row, rowsOf, rowsWith, someText, TABLES, type Table, WITH_WORDS } from './texts.ts';

/** Replaces names in people's words, and Slack ids where people stand by their id: in the columns of which `text-columns.ts` says so, and nowhere else. */

/** `of`: a partner's name is not looked for among its contacts. */
export type Name = { text: string; of: 'person' | 'partner' };
/** `by`: how this person goes instead. */
export type Id = { id: string; by: string };

export type Scrubbed = {
  /** Names of one word: they go only where their capitals are the same. */
  oneWord: string[];
  /** Where a name stood. */
  names: Places;
  /** In how many values of each column an id stood. */
  ids: Map<string, number>;
  /** Where a name stays: somebody or something else is registered under it. */
  stays: Places;
  /** How names of one word are written with other capitals, and how often: there they stay. */
  otherwise: Map<string, number>;
};

/** In the transaction that is open. */
export function scrub(db: Db, { names, ids }: { names: readonly Name[]; ids: readonly Id[] }): Scrubbed {
  const oneWord = [...new Set(names.map(({ text }) => text).filter(isOneWord))];
  const scrubbed: Scrubbed = { oneWord, names: nowhere(), ids: new Map(), stays: nowhere(), otherwise: new Map() };
  for (const one of ids) scrubId(db, one, scrubbed);
  if (names.length > 0) scrubNames(db, names, scrubbed);
  return scrubbed;
}

/** The rows in which a person stands by their Slack id, of each table. */
export function rowsOfUser(db: Db, id: string): Map<TableName, Row[]> {
  const isThem = new RegExp(wholeId(id), 'u');
  const holds = (table: Table) => (row: Row) =>
    someText(table, row, (text, kind) => kind === 'user' && isThem.test(text));
  return new Map(TABLES.map((table) => [table.name, [...rowsWith(db, table, id)].filter(holds(table))]));
}

function scrubId(db: Db, { id, by }: Id, { ids }: Scrubbed): void {
  const everyId = new RegExp(wholeId(id), 'gu');
  const become = (text: string, kind: Kind, place: string): string => {
    const found = [...text.matchAll(everyId)].map(({ index }) => ({ from: index, to: index + id.length }));
    if (found.length > 0) count(ids, place);
    return kind === 'user' ? replaced(text, found, () => by) : fitting(text, found, by);
  };
  for (const table of TABLES) for (const row of rowsWith(db, table, id)) changeTexts(db, table, row, become);
}

function scrubNames(db: Db, names: readonly Name[], scrubbed: Scrubbed): void {
  const all = createNameFinder(names.map(({ text }) => text));
  const people = createNameFinder(names.filter(({ of }) => of === 'person').map(({ text }) => text));
  const ids = db.select({ id: contacts.id }).from(contacts).all();
  const registered = new Set<unknown>(ids.map(({ id }) => id));
  for (const table of WITH_WORDS)
    for (const row of rowsOf(db, table)) {
      if (!someText(table, row, (text, kind) => kind !== 'user' && all.mayHold(text))) continue;
      const isOfAnother = registered.has(row['contactId']);
      const isTheirs = (text: string, kind: Kind) => kind === 'contact' && !isOfAnother && isContact(people, text);
      const isGone = someText(table, row, isTheirs);
      changeTexts(db, table, row, (text, kind, place) => {
        const goesWhole = isTheirs(text, kind) || (isGone && kind === 'role');
        return goesWhole ? gone(text, place, scrubbed) : withoutNames(text, kind, place, { all, scrubbed });
      });
    }
}

/** By name alone, or with a role behind a comma. */
const isContact = (people: NameFinder, text: string): boolean => people.is(text) || people.is(text.split(',')[0] ?? '');

function gone(text: string, place: string, { names }: Scrubbed): string {
  add(names, place, text, [{ from: 0, to: text.length }]);
  return ERASED;
}

type Looking = { all: NameFinder; scrubbed: Scrubbed };

function withoutNames(text: string, kind: Kind, place: string, { all, scrubbed }: Looking): string {
  if (kind === 'user') return text;
  const found = all.in(text).filter(({ from, to }) => text.slice(from - 1, to + 1) !== ERASED);
  const isName = kind === 'registered' || kind === 'contact';
  add(isName ? scrubbed.stays : scrubbed.names, place, text, found);
  if (isName) return text;
  const left = fitting(text, found, ERASED);
  for (const written of all.otherwiseIn(left)) count(scrubbed.otherwise, written);
  return left;
}

/** Not inside of a longer id, whatever its alphabet. */
const wholeId = (id: string): string => `(?<![\\p{L}\\p{N}_])${id}(?![\\p{L}\\p{N}_])`;

function replaced(text: string, found: readonly Found[], by: (length: number) => string): string {
  const put = (left: string, { from, to }: Found) => `${left.slice(0, from)}${by(to - from)}${left.slice(to)}`;
  return found.toReversed().reduce(put, text);
}

/** Slack opens no form with more in a field than the field takes, the smallest of them so much: a longer text gets no longer. */
function fitting(text: string, found: readonly Found[], by: string): string {
  const marked = replaced(text, found, () => by);
  if (marked.length <= Math.max(text.length, MOST_OF_AMOUNT)) return marked;
  return replaced(text, found, (length) => (length < by.length ? '…' : by));
}
