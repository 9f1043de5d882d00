import { eq } from 'drizzle-orm';
import { ERASED } from '../../core/people/erased.ts';
import { wordsOf } from '../../core/directory/lookup.ts';
import type { Db } from '../engine/open.ts';
import { contacts, handoffs, registrations, settingsHistory } from '../schema.ts';

/** The names that are known here, for a sentence about one that is not. */

const MOST_NEAR = 5;
/** So many letters at its beginning make a word near to another one. */
const BEGINNING = 3;

/** Contacts of partners, and those who were one: packets, registrations and the history of settings still name them. */
export function contactNames(db: Db): string[] {
  const now = db.select({ name: contacts.name }).from(contacts).all();
  const inPackets = db.selectDistinct({ name: handoffs.partner_contact }).from(handoffs).all();
  const registering = db.selectDistinct({ name: registrations.contact }).from(registrations).all();
  const changed = db.select().from(settingsHistory).where(eq(settingsHistory.what, 'contacts')).all();
  const lines = changed.flatMap(({ before, after }) => [before, after].flat()).filter((one) => typeof one === 'string');
  const former = lines.map((line) => line.split(',')[0] ?? '');
  const known = new Set([...now, ...inPackets, ...registering].map(({ name }) => name).concat(former));
  known.delete(ERASED);
  return [...known];
}

/** Names with a word that begins like a word of what was typed, those with the most of them first. */
export function nearTo(typed: string, known: readonly string[]): string[] {
  const beginnings = wordsOf(typed)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ` ${word.slice(0, BEGINNING)}`);
  const near = known.map((name) => ({ name, common: beginnings.filter((one) => wordsOf(name).includes(one)).length }));
  return near
    .filter(({ common }) => common > 0)
    .toSorted((a, b) => b.common - a.common)
    .slice(0, MOST_NEAR)
    .map(({ name }) => name);
}

export function nearWords(typed: string, known: readonly string[]): string {
  const near = nearTo(typed, known);
  return near.length === 0 ? '' : ` Near to it are: ${near.map((name) => `“${name}”`).join(', ')}.`;
}
