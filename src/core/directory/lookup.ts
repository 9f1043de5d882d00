import { plainLetters } from './account-name.ts';
import type { UserId } from '../people/member.ts';
import type { Contact, Partner } from '../partner/partner.ts';

/**
 * How partners and contacts are found while somebody types: each word that is typed begins a word of the name, in any order. Case and
 * accents say nothing. A name that begins with all that is typed comes first, then the others by name.
 */

/** More than one menu can show. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select */
export const MOST_FOUND = 100;
/** Of those whom somebody used last, shown first while nothing is typed. */
export const MOST_USED = 10;
/** More words find no other name than these. */
export const MOST_WORDS = 5;
/** Nobody types more to find a name of 75 characters. */
const MOST_TYPED = 200;

/** So many are listed where partners are edited; the others are looked up. */
export const LISTED = 20;
export type PartnerList = { count: number; first: Partner[] };

/** What somebody looks for. */
export type Search = { typed: string; by: UserId };

export type FoundPartner = Pick<Partner, 'id' | 'name'>;
export type FoundContact = Pick<Contact, 'id' | 'name' | 'role'> & { partner: string };

/** Names as they are looked through: their words in plain letters, each behind a space, so that every word begins with one. */
export function wordsOf(...names: string[]): string {
  return ` ${plainWords(names.join(' ')).join(' ')}`;
}

/** What must stand in the words of a name that is found: each of these, and `beginning` at their beginning in one that comes first. */
export type Wanted = { words: string[]; beginning: string };

/** What is typed, to be found in words of names; null when nothing is, or nothing that can be looked for. */
export function wantedIn(typed: string): Wanted | null {
  const words = plainWords(typed.slice(0, MOST_TYPED));
  if (words.length === 0) return null;
  return { words: words.slice(0, MOST_WORDS).map((word) => ` ${word}`), beginning: ` ${words.join(' ')}` };
}

/** Those used last, then the rest; nobody twice, and no more than a menu shows. */
export function usedFirst<Found extends { id: string }>(used: readonly Found[], all: readonly Found[]): Found[] {
  const first = used.slice(0, MOST_USED);
  const ids = new Set(first.map(({ id }) => id));
  return [...first, ...all.filter(({ id }) => !ids.has(id))].slice(0, MOST_FOUND);
}

function plainWords(text: string): string[] {
  return plainLetters(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}
