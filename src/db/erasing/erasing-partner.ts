import { and, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import { conversationKey } from '../../core/notices/conversations.ts';
import { ERASED } from '../../core/people/erased.ts';
import { isNameSpelled } from '../../core/kernel/names-in-text.ts';
import type { RegistrationEvent } from '../../core/registration/registration.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { DatabaseProblem } from '../engine/database-problem.ts';
import { type ErasedRows, mustBeFree, numbered, type Order } from './erasing-parts.ts';
import { usesOfNames, usesOfPartner } from './erasing-uses.ts';
import { dropUnsent, eraseHandoff } from '../handoff/handoff-words.ts';
import { nearWords } from './known-names.ts';
import type { Db } from '../engine/open.ts';
import {
  contacts,
  disputes,
  handoffs,
  helpRequests,
  notedMessages,
  notices,
  partners,
  registrationEvents,
  registrations,
  settingsHistory,
} from '../schema.ts';
import { type Name, scrub, type Scrubbed } from './scrubbing.ts';
import { REGISTRATION_DETAIL } from './text-by-kind.ts';

/** Takes a partner out: its words, its people, and its name wherever others wrote it. Its handoffs count on. */

type Contact = typeof contacts.$inferSelect;

/** In the transaction that is open. */
export function erasePartner(db: Db, { id: typed, names }: Order, now: EpochMs): ErasedRows {
  const there = db.select().from(partners).where(isNull(partners.erasedAt)).all();
  const partner = there.find(({ id, name }) => id === typed || isNameSpelled(name, typed));
  if (!partner) {
    const near = nearWords(
      typed,
      there.map(({ name }) => name),
    );
    throw new DatabaseProblem(`There is no partner ${typed}.${near} Its name stands in /handoff partners.`);
  }
  mustBeFree(`${partner.name} is still in use`, usesOfPartner(db, partner));
  const rows = db.select().from(handoffs).where(eq(handoffs.partner, partner.id)).all();
  dropUnsent(db, eq(notices.conversation, conversationKey({ to: 'partner', partnerId: partner.id })));
  for (const row of rows) if (row.erasedAt === null) eraseHandoff(db, row, now);
  eraseRegistrations(db, partner.id);
  const asked = { account: ERASED, help: ERASED, words: null };
  db.update(helpRequests).set(asked).where(eq(helpRequests.partner, partner.id)).run();
  db.delete(notedMessages).where(eq(notedMessages.partner, partner.id)).run();
  const others = there.filter(({ id }) => id !== partner.id).map(({ name }) => name);
  const known = namesOf(db, partner.name).filter((name) => !others.includes(name));
  db.delete(settingsHistory).where(inArray(settingsHistory.partner, known)).run();
  const theirs = db.select().from(contacts).where(eq(contacts.partnerId, partner.id)).all();
  db.delete(contacts).where(eq(contacts.partnerId, partner.id)).run();
  const nowhere = { channelId: `erased:${partner.id}`, teamId: '', zone: null, does: '', words: '' };
  const nothing = { name: ERASED, authorCertifies: false, contactAlone: false, erasedAt: now };
  db.update(partners)
    .set({ ...nowhere, ...nothing })
    .where(eq(partners.id, partner.id))
    .run();
  const gone = theirs.map(({ name }) => `${name} (${partner.name})`);
  return {
    handoffs: rows.length,
    rows: theirs.length,
    contacts: gone,
    scrubbed: scrubbedOf(db, [...known, ...names], theirs),
  };
}

/** Who acts for another partner too is still its contact. */
function scrubbedOf(db: Db, known: readonly string[], theirs: readonly Contact[]): Scrubbed {
  const others = db.select().from(contacts).all();
  const isElsewhere = ({ userId }: Contact) => userId !== null && others.some((one) => one.userId === userId);
  const alone = theirs.filter((contact) => !isElsewhere(contact));
  const people = alone.map(({ name }) => name).filter((name) => !others.some((one) => isNameSpelled(one.name, name)));
  const names: Name[] = [
    ...known.map((text) => ({ text, of: 'partner' as const })),
    ...people.map((text) => ({ text, of: 'person' as const })),
  ];
  mustBeFree('It is still in use', usesOfNames(db, [...known, ...people]));
  const ids = numbered(
    db,
    alone.flatMap(({ userId }) => userId ?? []),
  );
  return scrub(db, { names, ids });
}

/** Of the others it is a day or a number. Object.keys types keys as plain text. */
const SAID_IN_WORDS = (Object.keys(REGISTRATION_DETAIL) as RegistrationEvent['kind'][]).filter(
  (kind) => REGISTRATION_DETAIL[kind] === 'words',
);

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
    const isSaid = and(
      eq(registrationEvents.registrationId, id),
      isNotNull(registrationEvents.detail),
      inArray(registrationEvents.kind, SAID_IN_WORDS),
    );
    db.update(registrationEvents).set({ detail: ERASED }).where(isSaid).run();
    if (dispute === null) continue;
    const disputed = { account: ERASED, accountKey: `erased ${dispute}`, reason: ERASED };
    // One that is still open is about the claims of others.
    db.update(disputes)
      .set(disputed)
      .where(and(eq(disputes.id, dispute), ne(disputes.state, 'open')))
      .run();
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
