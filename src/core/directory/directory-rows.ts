import { type AccountIdentity, identityOf } from './account.ts';
import {
  type AccountRow,
  type ColleagueRow,
  type Column,
  COLUMNS,
  type Kind,
  KINDS,
  type PartnerWords,
} from './directory-columns.ts';
import { clean } from './directory-cells.ts';
import { cut, nameKey, tidy } from '../kernel/text.ts';

/** A header and its rows: which column is which, and what is wrong with a row. */

/** `column`: as its header says it; null for the row as a whole. */
export type Fault = { line: number; column: string | null; sentence: string };

/** Which key each column of the file is; null for one that is not read. */
export type Header = {
  kind: Kind;
  titles: string[];
  keys: (string | null)[];
  faults: Fault[];
  /** Columns without which no row can be read. */
  missing: Fault[];
};

/** Case, spaces and dashes say nothing: "Account Name" is "account_name". */
const plainHeader = (title: string): string =>
  tidy(title)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '');

const isCalled = (title: string, { header, also }: Column): boolean => [header, ...also].includes(title);

/** How many of these titles are columns of some kind: by that the separator of a file is found. */
export function knownAmong(titles: readonly string[]): number {
  const columns = KINDS.flatMap((kind) => Object.values(COLUMNS[kind]));
  return titles.filter((title) => columns.some((column) => isCalled(plainHeader(title), column))).length;
}

/** What the file is about, by its header: people are named by a user id, and partners by what they do. Null: neither these nor accounts. */
export function kindOf(titles: readonly string[]): Kind | null {
  const plain = titles.map(plainHeader);
  const has = (kind: Kind, key: string): boolean => {
    const column = COLUMNS[kind][key];
    return column !== undefined && plain.some((title) => isCalled(title, column));
  };
  if (has('people', 'userId')) return 'people';
  if (has('partners', 'does')) return 'partners';
  return has('accounts', 'name') ? 'accounts' : null;
}

/** With a fault for each column that is not known or there twice, which can be left out. */
export function readHeader(kind: Kind, line: number, titles: readonly string[]): Header {
  const columns = Object.entries(COLUMNS[kind]);
  const keyOf = (title: string) => columns.find(([, column]) => isCalled(plainHeader(title), column))?.[0] ?? null;
  const found = titles.map(keyOf);
  const faults = titles.flatMap((title, at): Fault[] => {
    const key = found[at] ?? null;
    const named = cut(tidy(title), 40) || `number ${at + 1}`;
    if (key === null) return [{ line, column: named, sentence: `This column is not known. ${columnsOf(kind)}` }];
    if (found.indexOf(key) < at) return [{ line, column: named, sentence: 'This column is there twice: keep one.' }];
    return [];
  });
  const missing = columns.filter(([key, { isNeeded }]) => isNeeded === true && !found.includes(key));
  const missed = missing.map(([, { header }]): Fault => {
    return { line, column: header, sentence: `This column is missing. ${columnsOf(kind)}` };
  });
  const keys = found.map((key, at) => (key !== null && found.indexOf(key) === at ? key : null));
  return { kind, titles: titles.map((title) => cut(tidy(title), 40)), keys, faults, missing: missed };
}

const columnsOf = (kind: Kind): string =>
  `The columns of ${kind} are: ${Object.values(COLUMNS[kind])
    .map(({ header }) => header)
    .join(', ')}.`;

/** What a row says, as the rows of its kind are kept; and what is wrong with it. */
export type RowReading = { row: Record<string, unknown>; faults: Fault[] };

/** Null for a row without a word in it, as spreadsheets leave them behind. */
export function readRow({ kind, titles, keys }: Header, line: number, cells: readonly string[]): RowReading | null {
  if (cells.every((cell) => clean(cell) === '')) return null;
  if (cells.length !== keys.length) {
    const sentence = `It has ${cells.length} cells, and the header has ${keys.length}. Put a text with the separator in it into "quotes".`;
    return { row: {}, faults: [{ line, column: null, sentence }] };
  }
  const row: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const [at, key] of keys.entries()) {
    const column = key === null ? undefined : COLUMNS[kind][key];
    if (key === null || column === undefined) continue;
    const read = column.read(cells[at] ?? '');
    if ('value' in read) row[key] = read.value;
    else faults.push({ line, column: titles[at] ?? column.header, sentence: read.fault });
  }
  return { row, faults: faults.length > 0 ? faults : contradictionsIn(kind, line, row) };
}

function contradictionsIn(kind: Kind, line: number, row: Record<string, unknown>): Fault[] {
  if (kind !== 'accounts') return [];
  const { priorityOf = [], priorityList, ...account } = row as AccountRow;
  const { opportunity, opportunityRef, opportunityStage, opportunityCreatedOn, opportunityClosedOn } = account;
  const hasOpportunity = Boolean(opportunity) || Boolean(opportunityRef);
  const fault = (key: string, sentence: string): Fault => {
    return { line, column: COLUMNS.accounts[key]?.header ?? key, sentence };
  };
  if (priorityList && priorityOf.length === 0) {
    return [fault('priorityOf', 'Say on whose priority list it stands: their Slack user ids.')];
  }
  if (!hasOpportunity && (opportunityStage || opportunityCreatedOn || opportunityClosedOn)) {
    return [fault('opportunity', 'It has a stage or a day, and no name and no id. Name the opportunity.')];
  }
  if (opportunityCreatedOn && opportunityClosedOn && opportunityClosedOn < opportunityCreatedOn) {
    return [fault('opportunityClosedOn', `It is before the day it was created (${opportunityCreatedOn}).`)];
  }
  return [];
}

/** What tells a row apart from the others of its file. People are told apart by their id, partners by their name. */
export function identityOfRow(kind: Kind, row: Record<string, unknown>): AccountIdentity {
  const named = (accountKey: string) => ({ domain: null, recordId: null, recordHost: null, accountKey });
  switch (kind) {
    case 'accounts': {
      const { name, domain = null, crmId = null } = row as AccountRow;
      return identityOf({ name, domain, crmId });
    }
    case 'partners':
      return named(nameKey((row as PartnerWords).name));
    case 'people':
      return named((row as ColleagueRow).userId);
    default:
      return kind satisfies never;
  }
}
