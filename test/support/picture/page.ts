import { readdirSync } from 'node:fs';

/** One thing on a page; `picture` is null where there is nothing to show. */
export type Look = { title: string; picture: string | null };

/** Pictures one after another. What looks the same is shown once, under all its titles; what is nothing comes last. */
export function page(looks: readonly Look[]): string {
  const titlesOf = new Map<string, string[]>();
  for (const { title, picture } of looks) {
    if (picture !== null) titlesOf.set(picture, [...(titlesOf.get(picture) ?? []), title]);
  }
  const told = [...titlesOf].map(([picture, titles]): [string, string] => [headline(titles, looks), picture]);
  const seen = new Map<string, Set<string>>();
  const shown = told.map(([title, picture]) => `=== ${title}\n${withoutRepeats(picture, seen)}\n`);
  const isSilent = looks.some(({ picture }) => picture === null);
  return [...shown, ...(isSilent ? ['=== in any other state\nnothing\n'] : [])].join('\n');
}

function headline(titles: readonly string[], looks: readonly Look[]): string {
  return titles.length === looks.length && looks.length > 1 ? 'in every state' : titles.join(', ');
}

const LONG = 6;

/** A long part that stands on the page already is not shown again, as long as its first line says which one is meant. */
function withoutRepeats(picture: string, seen: Map<string, Set<string>>): string {
  const rows = picture.split(/\n(?=\S)/);
  return rows.map((row) => (row.split('\n').length < LONG ? row : onceOnly(row, seen))).join('\n');
}

function onceOnly(row: string, seen: Map<string, Set<string>>): string {
  const [first = ''] = row.split('\n');
  const alike = seen.get(first) ?? new Set();
  const isRepeat = alike.has(row);
  seen.set(first, alike.add(row));
  return isRepeat && alike.size === 1 ? `${first} ‹and so on, as above›` : row;
}

/** The files of a folder that belong to none of these pages any more. */
export function leftOver(folder: URL, pages: readonly string[]): string[] {
  return readdirSync(folder).filter((file) => !pages.some((name) => file === `${name}.txt`));
}
