import { accountRefFrom } from './account-ref.ts';
import { dayRule } from '../time/day-rule.ts';
import type { UserId } from '../people/member.ts';
import { cut, saysSomething, tidy } from '../kernel/text.ts';
import type { Day } from '../time/instant.ts';

/** How one cell of a file is read into the directory: into a value, or into a sentence about what is wrong with it and what to do. */

export type Reading<Value> = { value: Value } | { fault: string };
export type Reader<Value> = (cell: string) => Reading<Value>;

/** Most cells are tidy already, and there are a million of them. */
export const clean = (cell: string): string => (PLAIN.test(cell) ? cell : tidy(cell));
const PLAIN = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;

const SHOWN = 40;
const quoted = (text: string): string => `“${cut(text.replaceAll('\n', ' '), SHOWN)}”`;

/**
 * What a spreadsheet would run as a formula when somebody opens an export in it.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^(?:[=+@]|-\s*\p{L})/u;

function wordsIn(cell: string, max: number): Reading<string> {
  const text = clean(cell);
  if (FORMULA.test(text)) {
    return { fault: `${quoted(text)} begins as a formula does: take the “${text[0]}” in front away.` };
  }
  if (text.length > max) return { fault: `It has ${text.length} characters: keep it to ${max}.` };
  return { value: saysSomething(text) ? text : '' };
}

/** Words, '' for none. `max` in UTF-16 units, as everywhere in forms. */
export function wordsIfAny(max: number): Reader<string> {
  return (cell) => wordsIn(cell, max);
}

/** Words that must be there; `missing` says what to do. */
export function someWords(max: number, missing: string): Reader<string> {
  return (cell) => {
    const read = wordsIn(cell, max);
    return 'value' in read && read.value === '' ? { fault: missing } : read;
  };
}

const USER_ID = /^[UW][A-Z0-9]{2,30}$/;
const WHERE_IT_IS = 'in Slack open their profile, ⋮, Copy member ID';

/** A person of ours. Null for none. */
export const personIfAny: Reader<UserId | null> = (cell) => {
  const text = clean(cell);
  if (text === '') return { value: null };
  if (USER_ID.test(text)) return { value: text };
  const isMail = text.includes('@') && text.includes('.');
  const why = isMail ? 'is an e-mail address, which the bot may not look up' : 'is no Slack user id';
  return { fault: `${quoted(text)} ${why}. Write their user id, for example U012AB3CD (${WHERE_IT_IS}).` };
};

export const somePerson: Reader<UserId> = (cell) => {
  const read = personIfAny(cell);
  if ('fault' in read) return read;
  return read.value === null ? { fault: `Write their Slack user id (${WHERE_IT_IS}).` } : { value: read.value };
};

const MOST_PEOPLE = 10;

/** Several, with a space, a comma or a semicolon between. */
export const peopleIfAny: Reader<UserId[]> = (cell) => {
  const ids = clean(cell)
    .split(/[\s,;]+/)
    .filter((id) => id !== '');
  const fault = ids.map(personIfAny).find((read) => 'fault' in read);
  if (fault && 'fault' in fault) return fault;
  if (ids.length > MOST_PEOPLE) return { fault: `It names ${ids.length} people: keep it to ${MOST_PEOPLE}.` };
  return { value: [...new Set(ids)] };
};

const civilDay = dayRule('');

/** Null for none. */
export const dayIfAny: Reader<Day | null> = (cell) => {
  const text = clean(cell);
  if (text === '') return { value: null };
  if (civilDay.safeParse(text).success) return { value: text };
  return { fault: `${quoted(text)} is no day that is read. Write year, month and day: 2026-11-24.` };
};

/** A host or a page of a site, as the domain that its owner registered. Null for none. */
export const domainIfAny: Reader<string | null> = (cell) => {
  const text = clean(cell);
  if (text === '') return { value: null };
  const ref = accountRefFrom(text);
  if (ref?.kind === 'domain') return { value: ref.domain };
  const why = ref ? 'is a record, or a page of somebody else’s site' : 'is no website';
  return { fault: `${quoted(text)} ${why}. Write the domain alone, for example fabrikam.com.` };
};

/** The id of a CRM record, or the link to it. Null for none. */
export function recordIfAny(max: number): Reader<string | null> {
  return (cell) => {
    const text = clean(cell);
    if (text === '') return { value: null };
    if (text.length > max) return { fault: `It has ${text.length} characters: keep it to ${max}.` };
    if (accountRefFrom(text)?.kind === 'record') return { value: text };
    return { fault: `${quoted(text)} is no id of a CRM record: it needs a digit, and no space. Or give its link.` };
  };
}

/** Where public holidays are looked up: DE, DE-BE. Null for none. */
export const regionIfAny: Reader<string | null> = (cell) => {
  const text = clean(cell).toUpperCase();
  if (text === '') return { value: null };
  if (/^[A-Z]{2}(-[A-Z0-9]{1,3}){0,2}$/.test(text)) return { value: text };
  return {
    fault: `${quoted(text)} is no region. Write the country’s two letters, with a part of it if need be: DE, DE-BE.`,
  };
};
