import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { and, eq, inArray, isNotNull, isNull, or, TransactionRollbackError } from 'drizzle-orm';
import { conversationKey } from '../core/conversations.ts';
import { ERASED, erasedPerson } from '../core/erased.ts';
import { isSameName } from '../core/text.ts';
import type { EpochMs } from '../core/time/instant.ts';
import { BACKUP_NAME } from './backups.ts';
import { openBeside } from './beside.ts';
import { DatabaseProblem } from './database-problem.ts';
import { dropUnsent, eraseHandoff } from './handoff-words.ts';
import { usesOfHandoff, usesOfPartner, usesOfPerson } from './erasing-uses.ts';
import { fileOf } from './files.ts';
import { holdFile } from './hold.ts';
import { lastBackupOf } from './last-backup.ts';
import type { Db } from './open.ts';
import {
  absences,
  colleagues,
  contacts,
  disputes,
  handoffs,
  helpRequests,
  notedMessages,
  notices,
  partners,
  people,
  registrationEvents,
  registrations,
  settingsHistory,
} from './schema.ts';
import { freePages } from './raw-sql.ts';
import { type Scrub, scrub } from './scrubbing.ts';
import { createSettingRows } from './settings.ts';

/**
 * Erases somebody or something for good, while the bot does not run: from every table, from the log of the database and from the pages that it no
 * longer uses. What figures are made of stays.
 */

export const ERASABLE = ['person', 'partner', 'handoff'] as const;
/** `id`: of a person their Slack id, or a contact's name; of a partner its name; of a handoff its reference. `names`: other words by which a person goes in texts. */
export type Order = { what: (typeof ERASABLE)[number]; id: string; names: readonly string[] };
/** `handoffs`: whose words are gone. `places`: where a name or an id was replaced. `copies`: files that still hold it. */
export type Erased = { handoffs: number; places: number; copies: string[] };

type Contact = typeof contacts.$inferSelect;

/**
 * Only looks, unless `isMeant`. Throws DatabaseProblem, also while the bot runs, and when there is nothing of that name or it is still in use.
 */
export function erase(url: string, order: Order, { now, isMeant }: { now: EpochMs; isMeant: boolean }): Erased {
  const file = fileOf(url);
  if (!existsSync(file)) throw new DatabaseProblem(`There is no database ${file}.`);
  const hold = holdFile(file);
  if (hold === null) throw new DatabaseProblem(`The bot runs on ${file}. Stop it, erase, and start it again.`);
  try {
    const db = openBeside(url);
    try {
      db.$client.pragma('secure_delete = ON');
      const erased = inTransaction(db, () => eraseIn(db, order, now), isMeant);
      if (isMeant) freePages(db);
      return { ...erased, copies: copiesOf(file) };
    } finally {
      db.$client.close();
    }
  } finally {
    hold.release();
  }
}

/** What `work` returns, of which nothing is kept unless it is meant. */
function inTransaction<Result>(db: Db, work: () => Result, isMeant: boolean): Result {
  let result: { of: Result } | undefined;
  try {
    db.transaction((transaction) => {
      result = { of: work() };
      if (!isMeant) transaction.rollback();
    });
  } catch (error) {
    if (!(error instanceof TransactionRollbackError)) throw error;
  }
  if (!result) throw new Error('The transaction ended before its work.');
  return result.of;
}

function eraseIn(db: Db, { what, id, names }: Order, now: EpochMs): Omit<Erased, 'copies'> {
  switch (what) {
    case 'handoff':
      return eraseOne(db, id, now);
    case 'partner':
      return erasePartner(db, id, now);
    case 'person':
      return erasePerson(db, id, names);
    default:
      return what satisfies never;
  }
}

function eraseOne(db: Db, id: string, now: EpochMs): Omit<Erased, 'copies'> {
  const row = db.select().from(handoffs).where(eq(handoffs.id, id.toUpperCase())).get();
  if (!row) throw new DatabaseProblem(`There is no handoff ${id}.`);
  mustBeFree(`${row.id} is still in use`, usesOfHandoff(db, row));
  eraseHandoff(db, row, now);
  return { handoffs: 1, places: 0 };
}

function erasePartner(db: Db, name: string, now: EpochMs): Omit<Erased, 'copies'> {
  const there = db.select().from(partners).where(isNull(partners.erasedAt)).all();
  const partner = there.find((one) => one.id === name || isSameName(one.name, name));
  if (!partner) throw new DatabaseProblem(`There is no partner ${name}.`);
  mustBeFree(`${partner.name} is still in use`, usesOfPartner(db, partner));
  const rows = db.select().from(handoffs).where(eq(handoffs.partner, partner.id)).all();
  dropUnsent(db, eq(notices.conversation, conversationKey({ to: 'partner', partnerId: partner.id })));
  for (const row of rows) if (row.erasedAt === null) eraseHandoff(db, row, now);
  eraseRegistrations(db, partner.id);
  const asked = { account: ERASED, help: ERASED, words: null };
  db.update(helpRequests).set(asked).where(eq(helpRequests.partner, partner.id)).run();
  db.delete(notedMessages).where(eq(notedMessages.partner, partner.id)).run();
  const theirs = db.select().from(contacts).where(eq(contacts.partnerId, partner.id)).all();
  const known = namesOf(db, partner.name);
  db.delete(settingsHistory).where(inArray(settingsHistory.partner, known)).run();
  db.delete(contacts).where(eq(contacts.partnerId, partner.id)).run();
  const nowhere = { channelId: `erased:${partner.id}`, teamId: '', zone: null, does: '', words: '' };
  const nothing = { name: ERASED, authorCertifies: false, contactAlone: false, erasedAt: now };
  db.update(partners)
    .set({ ...nowhere, ...nothing })
    .where(eq(partners.id, partner.id))
    .run();
  const scrubs = [...known.map((text) => ({ text, by: ERASED })), ...theirs.flatMap((one) => scrubsOf(db, one))];
  return { handoffs: rows.length, places: scrub(db, scrubs) };
}

function eraseRegistrations(db: Db, partnerId: string): void {
  const theirs = db.select().from(registrations).where(eq(registrations.partner, partnerId)).all();
  for (const { id, dispute, reason } of theirs) {
    const contact = { contactId: null, contact: ERASED, contactRole: ERASED };
    const words = { account: ERASED, accountKey: `erased ${id}`, need: ERASED, evidence: ERASED };
    const why = reason === null ? null : ERASED;
    db.update(registrations)
      .set({ ...contact, ...words, reason: why })
      .where(eq(registrations.id, id))
      .run();
    const isSaid = and(eq(registrationEvents.registrationId, id), isNotNull(registrationEvents.detail));
    db.update(registrationEvents).set({ detail: ERASED }).where(isSaid).run();
    if (dispute === null) continue;
    const disputed = { account: ERASED, accountKey: `erased ${dispute}`, reason: ERASED };
    db.update(disputes).set(disputed).where(eq(disputes.id, dispute)).run();
  }
}

/** By what the partner goes, and went before. */
function namesOf(db: Db, name: string): string[] {
  const known = new Set([name]);
  const renamed = db.select().from(settingsHistory).where(eq(settingsHistory.what, 'name')).all().toReversed();
  for (const { before, after } of renamed) {
    if (typeof before === 'string' && typeof after === 'string' && known.has(after)) known.add(before);
  }
  return [...known];
}

function erasePerson(db: Db, id: string, names: readonly string[]): Omit<Erased, 'copies'> {
  const isSlackId = /^[UW][A-Z0-9]{2,}$/.test(id);
  const theirs = db
    .select()
    .from(contacts)
    .all()
    .filter(({ userId, name }) => (isSlackId ? userId === id : isSameName(name, id)));
  const ids = isSlackId ? [id] : theirs.flatMap(({ userId }) => userId ?? []);
  mustBeFree(
    `${id} is still needed`,
    ids.flatMap((one) => usesOfPerson(db, one)),
  );
  for (const contact of theirs) removeContact(db, contact);
  for (const one of ids) {
    db.delete(people).where(eq(people.user_id, one)).run();
    db.delete(absences).where(eq(absences.user_id, one)).run();
    db.delete(colleagues).where(eq(colleagues.userId, one)).run();
  }
  const scrubs = [
    ...theirs.flatMap((contact) => scrubsOf(db, contact)),
    ...(isSlackId && theirs.length === 0 ? [{ text: id, by: nextErased(db), isId: true }] : []),
    ...names.map((text) => ({ text, by: ERASED })),
    ...(isSlackId ? [] : [{ text: id, by: ERASED }]),
  ];
  const places = scrub(db, scrubs);
  if (places === 0 && theirs.length === 0) throw new DatabaseProblem(`Nothing is stored of ${id}.`);
  return { handoffs: 0, places };
}

/** From the registry; what packets say of their role goes with them. */
function removeContact(db: Db, { id, partnerId, name }: Contact): void {
  const others = db.select({ id: contacts.id }).from(contacts).where(eq(contacts.partnerId, partnerId)).all();
  if (others.length < 2)
    throw new DatabaseProblem(
      `${name} is the only contact of their partner: give it another one first (/handoff partners).`,
    );
  const isTheirs = or(
    eq(handoffs.contactId, id),
    and(eq(handoffs.partner, partnerId), eq(handoffs.partner_contact, name)),
  );
  db.update(handoffs).set({ contactId: null, partner_contact_role: ERASED }).where(isTheirs).run();
  const isNamed = or(
    eq(registrations.contactId, id),
    and(eq(registrations.partner, partnerId), eq(registrations.contact, name)),
  );
  db.update(registrations).set({ contactId: null, contactRole: ERASED }).where(isNamed).run();
  db.delete(contacts).where(eq(contacts.id, id)).run();
}

/** With their role first, as the history of settings has them. */
function scrubsOf(db: Db, { name, role, userId }: Contact): Scrub[] {
  const words = [`${name}, ${role}`, name].map((text) => ({ text, by: ERASED }));
  return userId === null ? words : [...words, { text: userId, by: nextErased(db), isId: true }];
}

function nextErased(db: Db): string {
  const settings = createSettingRows(db);
  const number = settings.read().erased_people + 1;
  settings.write('erased_people', number);
  return erasedPerson(number);
}

function mustBeFree(sentence: string, uses: readonly string[]): void {
  if (uses.length > 0) throw new DatabaseProblem(`${sentence}: ${uses.join('; ')}.`);
}

/** Copies of the database that this machine knows of: all were made before. */
function copiesOf(file: string): string[] {
  const beside = readdirSync(dirname(file))
    .filter((name) => name.startsWith(`${basename(file)}.before-`))
    .map((name) => join(dirname(file), name));
  const folder = lastBackupOf(file)?.folder;
  const backups =
    folder !== undefined && existsSync(folder) ? readdirSync(folder).filter((name) => BACKUP_NAME.test(name)) : [];
  return [...beside, ...backups.map((name) => join(folder ?? '', name))];
}
