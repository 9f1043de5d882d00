import { and, asc, count, eq, isNull, min, sql } from 'drizzle-orm';
import { wordsOf } from '../core/lookup.js';
import { once } from './once.js';
import { contacts, partners } from './schema.js';
export function createPartnerRows(db) {
    const where = (condition) => once(() => db
        .select()
        .from(partners)
        .leftJoin(contacts, eq(contacts.partnerId, partners.id))
        .where(condition)
        .orderBy(asc(contacts.position))
        .prepare());
    const isThere = isNull(partners.erasedAt);
    const all = where(isThere);
    const byId = where(eq(partners.id, sql.placeholder('id')));
    const byChannel = where(eq(partners.channelId, sql.placeholder('channel')));
    const ofContact = once(() => db
        .select({ id: contacts.partnerId })
        .from(contacts)
        .where(eq(contacts.id, sql.placeholder('contact')))
        .prepare());
    const byWords = where(eq(partners.words, sql.placeholder('words')));
    const howMany = once(() => db.select({ count: count() }).from(partners).where(isThere).prepare());
    const oneOfAuthors = once(() => db
        .select({ id: partners.id })
        .from(partners)
        .where(and(isThere, eq(partners.authorCertifies, true)))
        .limit(1)
        .prepare());
    const firstIds = once(() => db
        .select({ id: partners.id })
        .from(partners)
        .where(isThere)
        .orderBy(asc(partners.words), asc(partners.id))
        .limit(sql.placeholder('limit'))
        .prepare());
    const ownersByName = once(() => db
        .select({ alliancesOwner: partners.alliancesOwner })
        .from(partners)
        .where(isThere)
        .groupBy(partners.alliancesOwner)
        .orderBy(min(partners.words))
        .prepare());
    const find = (id) => partnersIn(byId().all({ id }))[0] ?? null;
    return {
        all: () => partnersIn(all().all()).toSorted((a, b) => a.name.localeCompare(b.name)),
        find,
        /** Whether there is one for which authors check for conflicts themselves. */
        authorsCertify: () => oneOfAuthors().get() !== undefined,
        count: () => howMany().get()?.count ?? 0,
        /** The first by name, at most so many. */
        first: (limit) => firstIds()
            .all({ limit })
            .flatMap(({ id }) => find(id) ?? []),
        /** Whoever owns the relationship to a partner, nobody twice, in the order of the partners' names. */
        owners: () => ownersByName().all(),
        /** The one that goes by this name, however it is capitalised. */
        named(name) {
            const wanted = name.toLowerCase();
            const alike = partnersIn(byWords().all({ words: wordsOf(name) }));
            return alike.find((partner) => partner.name.toLowerCase() === wanted) ?? null;
        },
        /** For whom this contact (its id) acts. */
        findByContact(contact) {
            const row = ofContact().get({ contact });
            return row ? find(row.id) : null;
        },
        findByChannel: (channel) => partnersIn(byChannel().all({ channel }))[0] ?? null,
        /** Writes the partner as it now is, with exactly these contacts. */
        save({ contacts: people, paused, ...partner }) {
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
        moveChannel(id, channelId) {
            db.update(partners).set({ channelId }).where(eq(partners.id, id)).run();
        },
    };
}
function partnersIn(rows) {
    const partnersById = new Map();
    for (const { partners: row, contacts: contact } of rows) {
        const partner = partnersById.get(row.id) ?? partnerFrom(row);
        partnersById.set(row.id, partner);
        if (contact)
            partner.contacts.push(contactFrom(contact));
    }
    return [...partnersById.values()];
}
function partnerFrom(stored) {
    const { pausedAt, pausedBy, words: _, erasedAt: __, ...row } = stored;
    const paused = pausedAt === null || pausedBy === null ? null : { since: pausedAt, by: pausedBy };
    return { ...row, paused, contacts: [] };
}
function contactFrom({ id, name, role, userId }) {
    return { id, name, role, userId };
}
