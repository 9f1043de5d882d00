import { eq, inArray } from 'drizzle-orm';
import { isNameSpelled } from '../../core/kernel/names-in-text.ts';
import { DatabaseProblem } from '../engine/database-problem.ts';
import { type ErasedRows, mustBeFree, numbered, type Order } from './erasing-parts.ts';
import { usesOfNames, usesOfPerson } from './erasing-uses.ts';
import { contactNames, nearWords } from './known-names.ts';
import type { Db } from '../engine/open.ts';
import { absences, colleagues, contacts, handoffs, partners, people, registrations } from '../schema.ts';
import { scrub } from './scrubbing.ts';

/** Takes a person out: one of ours by their Slack id, or a contact of a partner's, also by name. */

type Contact = typeof contacts.$inferSelect;
/** `names`: by which they go in texts. */
type Who = { theirs: Contact[]; ids: string[]; names: string[] };

/** In the transaction that is open. */
export function erasePerson(db: Db, { id, names: others }: Order): ErasedRows {
  const { theirs, ids, names: known } = whoIs(db, id);
  const uses = ids.flatMap((one) => usesOfPerson(db, one));
  const names = [...new Set([...known, ...others])];
  mustBeFree(`${id} is still needed`, [...uses, ...usesOfNames(db, names)]);
  const leaving = theirs.map((contact) => removeContact(db, contact));
  const rows = ids.map((one) => forget(db, one)).reduce((all, some) => all + some, theirs.length);
  const scrubbed = scrub(db, {
    names: names.map((text) => ({ text, of: 'person' })),
    ids: numbered(db, ids),
  });
  const theirIds = theirs.map((contact) => contact.id);
  db.update(handoffs).set({ contactId: null }).where(inArray(handoffs.contactId, theirIds)).run();
  db.update(registrations).set({ contactId: null }).where(inArray(registrations.contactId, theirIds)).run();
  if (rows === 0 && scrubbed.names.count + scrubbed.ids.size === 0)
    throw new DatabaseProblem(`Nothing is stored of ${[id, ...others].join(' or ')}.`);
  return { handoffs: 0, rows, contacts: leaving, scrubbed };
}

/** A contact can be called as an id looks: WILL. Throws DatabaseProblem for somebody of whom nothing is known. */
function whoIs(db: Db, id: string): Who {
  const all = db.select().from(contacts).all();
  const ofId = all.filter(({ userId }) => userId === id);
  const ofName = all.filter(({ name }) => isNameSpelled(name, id));
  if (ofId.length === 0 && ofName.length > 0) return whoAre(db, ofName);
  if (/^[UW][A-Z0-9]{2,}$/.test(id)) return { ...whoAre(db, ofId), ids: [id] };
  const known = contactNames(db);
  const names = known.filter((name) => isNameSpelled(name, id));
  if (names.length > 0) return { theirs: [], ids: [], names };
  throw new DatabaseProblem(
    `${id} is no Slack id, and no contact of that name is known.${nearWords(id, known)} One of our own people goes by their Slack id, with --named "${id}" beside it for texts.`,
  );
}

/** Packets can know them by another name than the registry now has. */
function whoAre(db: Db, theirs: Contact[]): Who {
  const ids = theirs.map(({ id }) => id);
  const inPackets = db
    .selectDistinct({ name: handoffs.partner_contact })
    .from(handoffs)
    .where(inArray(handoffs.contactId, ids))
    .all();
  const registering = db
    .selectDistinct({ name: registrations.contact })
    .from(registrations)
    .where(inArray(registrations.contactId, ids))
    .all();
  const names = [...theirs, ...inPackets, ...registering].map(({ name }) => name);
  return { theirs, ids: theirs.flatMap(({ userId }) => userId ?? []), names: [...new Set(names)] };
}

/** From the registry. */
function removeContact(db: Db, { id, partnerId, name }: Contact): string {
  const others = db.select({ id: contacts.id }).from(contacts).where(eq(contacts.partnerId, partnerId)).all();
  if (others.length < 2)
    throw new DatabaseProblem(
      `${name} is the only contact of their partner: give it another one first (/handoff partners).`,
    );
  const partner = db.select({ name: partners.name }).from(partners).where(eq(partners.id, partnerId)).get();
  db.delete(contacts).where(eq(contacts.id, id)).run();
  return `${name} (${partner?.name ?? partnerId})`;
}

/** What they had set, and what an import says of them. How many rows that was. */
function forget(db: Db, id: string): number {
  const gone = [
    db.delete(people).where(eq(people.user_id, id)).run(),
    db.delete(absences).where(eq(absences.user_id, id)).run(),
    db.delete(colleagues).where(eq(colleagues.userId, id)).run(),
  ];
  return gone.reduce((all, { changes }) => all + changes, 0);
}
