import { asc, eq, sql } from 'drizzle-orm';
import type { Partner } from '../core/partner.ts';
import type { Db } from './open.ts';
import { oncePer, prepare } from './prepared.ts';
import { contacts, partners } from './schema.ts';

/** The partner registry. */

type PartnerRow = typeof partners.$inferSelect;
type ContactRow = typeof contacts.$inferSelect;

export function allPartners(db: Db): Partner[] {
  return db
    .select()
    .from(partners)
    .all()
    .map((row) => withContacts(db, row))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

const statements = oncePer((db) => {
  const id = sql.placeholder('id');
  return {
    byId: prepare<PartnerRow>(db, db.select().from(partners).where(eq(partners.id, id))),
    contactsOf: prepare<ContactRow>(
      db,
      db.select().from(contacts).where(eq(contacts.partner_id, id)).orderBy(asc(contacts.position)),
    ),
  };
});

export function findPartner(db: Db, id: string): Partner | null {
  const row = statements(db).byId.get({ id });
  return row ? withContacts(db, row) : null;
}

export function findPartnerByChannel(db: Db, channelId: string): Partner | null {
  const row = db.select().from(partners).where(eq(partners.channel_id, channelId)).get();
  return row ? withContacts(db, row) : null;
}

/** Writes the partner as it now is, with exactly these contacts. */
export function savePartner(db: Db, partner: Partner): void {
  const row = {
    id: partner.id,
    name: partner.name,
    channel_id: partner.channelId,
    team_id: partner.teamId,
    alliances_owner: partner.alliancesOwner,
  };
  const { id: _, ...rest } = row;
  db.insert(partners).values(row).onConflictDoUpdate({ target: partners.id, set: rest }).run();
  db.delete(contacts).where(eq(contacts.partner_id, partner.id)).run();
  const rows = partner.contacts.map((contact, position) => ({ ...contact, partner_id: partner.id, position }));
  db.insert(contacts).values(rows).run();
}

function withContacts(db: Db, row: PartnerRow): Partner {
  const people = statements(db).contactsOf.all({ id: row.id });
  return {
    id: row.id,
    name: row.name,
    channelId: row.channel_id,
    teamId: row.team_id,
    alliancesOwner: row.alliances_owner,
    contacts: people.map(({ id, name, role }) => ({ id, name, role })),
  };
}
