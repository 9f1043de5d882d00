import type { Found } from '../../core/kernel/names-in-text.ts';

/** Where something was found, as an operator reads it: the first places with some words around, and how many there are. */

export const MOST_SHOWN = 20;
/** On each side: some words. */
const MOST_AROUND = 40;

/** `column` with its table. `excerpt`: what was found, and some words around it. */
export type Place = { column: string; excerpt: string };
export type Places = { count: number; first: Place[] };

export const nowhere = (): Places => ({ count: 0, first: [] });

export function add(places: Places, column: string, text: string, found: readonly Found[]): void {
  places.count += found.length;
  for (const one of found.slice(0, MOST_SHOWN - places.first.length))
    places.first.push({ column, excerpt: excerptOf(text, one) });
}

export function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** Whole words, in one line. */
function excerptOf(text: string, { from, to }: Found): string {
  const start = Math.max(0, from - MOST_AROUND);
  const before = start === 0 ? text.slice(0, from) : `…${text.slice(start, from).replace(/^\S*\s*/u, '')}`;
  const end = Math.min(text.length, to + MOST_AROUND);
  const behind = end === text.length ? text.slice(to) : `${withoutLastWord(text.slice(to, end))}…`;
  return `${before}${text.slice(from, to)}${behind}`.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** The last one is cut. */
function withoutLastWord(text: string): string {
  return text.slice(0, Math.max(0, text.search(/\s\S*$/u))).trimEnd();
}
