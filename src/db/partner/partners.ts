import { and, asc, count, eq, isNull, min, type SQL, sql } from 'drizzle-orm';
import { wordsOf } from '../../core/directory/lookup.ts';
import type { Contact, Partner } from '../../core/partner/partner.ts';
import { isSameName } from '../../core/kernel/text.ts';
import { lazy } from '../engine/lazy.ts';
import type { Db } from '../engine/open.ts';
import { contacts, partners } from '../schema.ts';

/** The partner registry. Each function is synchronous, and runs in the transaction that is open. */
export type PartnerRows = ReturnType<typeof createPartnerRows>;

/** One row of the join: a partner and one of its contacts. */
type Joined = { partners: typeof partners.$inferSelect; contacts: typeof contacts.$inferSelect | null };

export function createPartnerRows(db: Db) {
  const where = (condition?: SQL) =>
    lazy(() =>
      db
        .select()
        .from(partners)
        .leftJoin(contacts, eq(contacts.partnerId, partners.id))
        .where(condition)
        .orderBy(asc(contacts.position))
        .prepare(),
    );
  const isThere = isNull(partners.erasedAt);
  const all = where(isThere);
  const byId = where(eq(partners.id, sql.placeholder('id')));
  const byChannel = where(eq(partners.channelId, sql.placeholder('channel')));
  const ofContact = lazy(() =>
    db
      .select({ id: contacts.partnerId })
      .from(contacts)
      .where(eq(contacts.id, sql.placeholder('contact')))
      .prepare(),
  );
  const byWords = where(eq(partners.words, sql.placeholder('words')));
  const howMany = lazy(() => db.select({ count: count() }).from(partners).where(isThere).prepare());
  const oneOfAuthors = lazy(() =>
    db
      .select({ id: partners.id })
      .from(partners)
      .where(and(isThere, eq(partners.authorCertifies, true)))
      .limit(1)
      .prepare(),
  );
  const firstIds = lazy(() =>
    db
      .select({ id: partners.id })
      .from(partners)
      .where(isThere)
      .orderBy(asc(partners.words), asc(partners.id))
      .limit(sql.placeholder('limit'))
      .prepare(),
  );
  const ownersByName = lazy(() =>
    db
      .select({ alliancesOwner: partners.alliancesOwner })
      .from(partners)
      .where(isThere)
      .groupBy(partners.alliancesOwner)
      .orderBy(min(partners.words))
      .prepare(),
  );
  const find = (id: string): Partner | null => partnersIn(byId().all({ id }))[0] ?? null;

  return {
    all: (): Partner[] => partnersIn(all().all()).toSorted((a, b) => a.name.localeCompare(b.name)),
    find,
    /** Whether there is one for which authors check for conflicts themselves. */
    authorsCertify: (): boolean => oneOfAuthors().get() !== undefined,
    count: (): number => howMany().get()?.count ?? 0,
    /** The first by name, at most so many. */
    first: (limit: number): Partner[] =>
      firstIds()
        .all({ limit })
        .flatMap(({ id }) => find(id) ?? []),
    /** Whoever owns the relationship to a partner, nobody twice, in the order of the partners' names. */
    owners: (): Pick<Partner, 'alliancesOwner'>[] => ownersByName().all(),
    /** The one that goes by this name, however it is capitalised. */
    named(name: string): Partner | null {
      const alike = partnersIn(byWords().all({ words: wordsOf(name) }));
      return alike.find((partner) => isSameName(partner.name, name)) ?? null;
    },
    /** For whom this contact (its id) acts. */
    findByContact(contact: string): Partner | null {
      const row = ofContact().get({ contact });
      return row ? find(row.id) : null;
    },
    findByChannel: (channel: string): Partner | null => partnersIn(byChannel().all({ channel }))[0] ?? null,

    /** Writes the partner as it now is, with exactly these contacts. */
    save({ contacts: people, paused, ...partner }: Partner): void {
      const { id } = partner;
      const row = {
        ...partner,
        leftOut: [...partner.leftOut],
        pausedAt: paused?.since ?? null,
        pausedBy: paused?.by ?? null,
        words: wordsOf(partner.name),
      };
      const { id: _, ...rest } = row;
      db.insert(partners).values(row).onConflictDoUpdate({ target: partners.id, set: rest }).run();
      db.delete(contacts).where(eq(contacts.partnerId, id)).run();
      const rows = people.map((contact, position) => {
        return { ...contact, partnerId: id, position, words: wordsOf(contact.name, partner.name) };
      });
      db.insert(contacts).values(rows).run();
    },

    /** The partner's channel has another id now. */
    moveChannel(id: string, channelId: string): void {
      db.update(partners).set({ channelId }).where(eq(partners.id, id)).run();
    },
  };
}

function partnersIn(rows: Joined[]): Partner[] {
  const partnersById = new Map<string, Partner>();
  for (const { partners: row, contacts: contact } of rows) {
    const partner = partnersById.get(row.id) ?? partnerFrom(row);
    partnersById.set(row.id, partner);
    if (contact) partner.contacts.push(contactFrom(contact));
  }
  return [...partnersById.values()];
}

function partnerFrom(stored: typeof partners.$inferSelect): Partner {
  const { pausedAt, pausedBy, words: _, erasedAt: __, ...row } = stored;
  const paused = pausedAt === null || pausedBy === null ? null : { since: pausedAt, by: pausedBy };
  return { ...row, paused, contacts: [] };
}

function contactFrom({ id, name, role, userId }: typeof contacts.$inferSelect): Contact {
  return { id, name, role, userId };
}
