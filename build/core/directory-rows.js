import { identityOf } from './account.js';
import { COLUMNS, KINDS, } from './directory-columns.js';
import { clean } from './directory-cells.js';
import { cut, tidy } from './text.js';
/** Case, spaces and dashes say nothing: "Account Name" is "account_name". */
const plainHeader = (title) => tidy(title)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '');
const isCalled = (title, { header, also }) => [header, ...also].includes(title);
/** How many of these titles are columns of some kind: by that the separator of a file is found. */
export function knownAmong(titles) {
    const columns = KINDS.flatMap((kind) => Object.values(COLUMNS[kind]));
    return titles.filter((title) => columns.some((column) => isCalled(plainHeader(title), column))).length;
}
/** What the file is about, by its header: people are named by a user id, and partners by what they do. Null: neither these nor accounts. */
export function kindOf(titles) {
    const plain = titles.map(plainHeader);
    const has = (kind, key) => {
        const column = COLUMNS[kind][key];
        return column !== undefined && plain.some((title) => isCalled(title, column));
    };
    if (has('people', 'userId'))
        return 'people';
    if (has('partners', 'does'))
        return 'partners';
    return has('accounts', 'name') ? 'accounts' : null;
}
/** With a fault for each column that is not known or there twice, which can be left out. */
export function readHeader(kind, line, titles) {
    const columns = Object.entries(COLUMNS[kind]);
    const keyOf = (title) => columns.find(([, column]) => isCalled(plainHeader(title), column))?.[0] ?? null;
    const found = titles.map(keyOf);
    const faults = titles.flatMap((title, at) => {
        const key = found[at] ?? null;
        const named = cut(tidy(title), 40) || `number ${at + 1}`;
        if (key === null)
            return [{ line, column: named, sentence: `This column is not known. ${columnsOf(kind)}` }];
        if (found.indexOf(key) < at)
            return [{ line, column: named, sentence: 'This column is there twice: keep one.' }];
        return [];
    });
    const missing = columns.filter(([key, { isNeeded }]) => isNeeded === true && !found.includes(key));
    const missed = missing.map(([, { header }]) => {
        return { line, column: header, sentence: `This column is missing. ${columnsOf(kind)}` };
    });
    const keys = found.map((key, at) => (key !== null && found.indexOf(key) === at ? key : null));
    return { kind, titles: titles.map((title) => cut(tidy(title), 40)), keys, faults, missing: missed };
}
const columnsOf = (kind) => `The columns of ${kind} are: ${Object.values(COLUMNS[kind])
    .map(({ header }) => header)
    .join(', ')}.`;
/** Null for a row without a word in it, as spreadsheets leave them behind. */
export function readRow({ kind, titles, keys }, line, cells) {
    if (cells.every((cell) => clean(cell) === ''))
        return null;
    if (cells.length !== keys.length) {
        const sentence = `It has ${cells.length} cells, and the header has ${keys.length}. Put a text with the separator in it into "quotes".`;
        return { row: {}, faults: [{ line, column: null, sentence }] };
    }
    const row = {};
    const faults = [];
    for (const [at, key] of keys.entries()) {
        const column = key === null ? undefined : COLUMNS[kind][key];
        if (key === null || column === undefined)
            continue;
        const read = column.read(cells[at] ?? '');
        if ('value' in read)
            row[key] = read.value;
        else
            faults.push({ line, column: titles[at] ?? column.header, sentence: read.fault });
    }
    return { row, faults: faults.length > 0 ? faults : contradictionsIn(kind, line, row) };
}
function contradictionsIn(kind, line, row) {
    if (kind !== 'accounts')
        return [];
    const { priorityOf = [], priorityList, ...account } = row;
    const { opportunity, opportunityRef, opportunityStage, opportunityCreatedOn, opportunityClosedOn } = account;
    const hasOpportunity = Boolean(opportunity) || Boolean(opportunityRef);
    const fault = (key, sentence) => {
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
export function identityOfRow(kind, row) {
    const named = (accountKey) => ({ domain: null, recordId: null, recordHost: null, accountKey });
    switch (kind) {
        case 'accounts': {
            const { name, domain = null, crmId = null } = row;
            return identityOf({ name, domain, crmId });
        }
        case 'partners':
            return named(row.name.toLowerCase());
        case 'people':
            return named(row.userId);
        default:
            return kind;
    }
}
