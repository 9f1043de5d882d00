import { asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Partner } from '../core/partner.ts';
import type { Db } from './open.ts';
import { oncePer, prepare } from './prepared.ts';
import { contacts, partners } from './schema.ts';

/** The partner registry. */

/** A partner beside one of its contacts: read at once, because somebody waits for it. */
type Joined = typeof partners.$inferSelect & {
  contact_id: string | null;
  contact_name: string;
  contact_role: string;
};

const statements = oncePer((db) => {
  const where = (condition?: SQL) =>
    prepare<Joined>(
      db,
      db
        .select({
          ...getTableColumns(partners),
          contact_id: sql`${contacts.id} as contact_id`,
          contact_name: sql`${contacts.name} as contact_name`,
          contact_role: sql`${contacts.role} as contact_role`,
        })
        .from(partners)
        .leftJoin(contacts, eq(contacts.partner_id, partners.id))
        .where(condition)
        .orderBy(asc(contacts.position)),
    );
  return {
    all: where(),
    byId: where(eq(partners.id, sql.placeholder('id'))),
    byChannel: where(eq(partners.channel_id, sql.placeholder('channel'))),
  };
});

export function allPartners(db: Db): Partner[] {
  return toPartners(statements(db).all.all()).toSorted((a, b) => a.name.localeCompare(b.name));
}

export function findPartner(db: Db, id: string): Partner | null {
  return toPartners(statements(db).byId.all({ id }))[0] ?? null;
}

export function findPartnerByChannel(db: Db, channel: string): Partner | null {
  return toPartners(statements(db).byChannel.all({ channel }))[0] ?? null;
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

function toPartners(rows: Joined[]): Partner[] {
  const found = new Map<string, Partner>();
  for (const row of rows) {
    const { id, name, channel_id: channelId, team_id: teamId, alliances_owner: alliancesOwner } = row;
    const partner = found.get(id) ?? { id, name, channelId, teamId, alliancesOwner, contacts: [] };
    found.set(id, partner);
    const { contact_id: contactId, contact_name: contactName, contact_role: role } = row;
    if (contactId !== null) partner.contacts.push({ id: contactId, name: contactName, role });
  }
  return [...found.values()];
}
