import { and, eq, getTableName, isNull, like, ne } from 'drizzle-orm';
import { isOpen, isOpenRequest, isUnsent } from './raw-sql.js';
import { drafts, handoffs, helpRequests, notices, partners, registrations } from './schema.js';
import { placesOf } from './scrubbing.js';
/** What keeps somebody or something from being erased, each with what to do about it. */
const isUnwritten = and(isNull(drafts.sentAs), isNull(drafts.away));
export function usesOfHandoff(db, { id, outcome }) {
    const isOfIt = eq(notices.handoffId, id);
    const drafted = db
        .select({ id: drafts.id })
        .from(drafts)
        .where(and(eq(drafts.revisionOf, id), isUnwritten))
        .all();
    const unsent = db
        .select({ id: notices.id })
        .from(notices)
        .where(and(isOfIt, isUnsent, ne(notices.status, 'held')))
        .all();
    return [
        ...(outcome === null ? ['it is open: withdraw it, or say how it ended'] : []),
        ...(drafted.length > 0 ? ['somebody goes on with it in a draft: let them send it or throw it away'] : []),
        ...(unsent.length > 0 ? ['it has messages that are not sent yet: let the bot send them'] : []),
    ];
}
export function usesOfPartner(db, { id }) {
    const open = db
        .select({ id: handoffs.id })
        .from(handoffs)
        .where(and(isOpen, eq(handoffs.partner, id)))
        .all();
    const isLive = and(eq(registrations.partner, id), eq(registrations.state, 'live'));
    const live = db.select({ id: registrations.id }).from(registrations).where(isLive).all();
    const asked = db
        .select({ id: helpRequests.id })
        .from(helpRequests)
        .where(and(isOpenRequest, eq(helpRequests.partner, id)))
        .all();
    const drafted = db
        .select({ id: drafts.id })
        .from(drafts)
        .where(and(isUnwritten, like(drafts.typed, `%${id}%`)))
        .all();
    return [
        ...(open.length > 0 ? [`${listed(open)}: withdraw them, or say how they ended`] : []),
        ...(live.length > 0 ? [`${live.length} registrations hold: withdraw them`] : []),
        ...(asked.length > 0 ? [`${asked.length} help requests wait for an answer`] : []),
        ...(drafted.length > 0 ? [`${drafted.length} drafts name it: let their authors send them or throw them away`] : []),
    ];
}
/** `id` is a Slack id. */
export function usesOfPerson(db, id) {
    const places = new Map(placesOf(db, id).map(({ table, rows }) => [getTableName(table), rows]));
    const rowsOf = (name) => places.get(name) ?? [];
    const open = rowsOf('handoffs').filter((row) => row.outcome === null);
    const roles = rowsOf('settings').filter(({ key }) => key !== 'lost');
    const owned = rowsOf('partners').filter((row) => row.alliancesOwner === id && row.erasedAt === null);
    const agreed = rowsOf('agreements').filter((row) => row.replacedBy === null);
    const signs = rowsOf('disputes').filter(({ state }) => state === 'open');
    const asked = rowsOf('help_requests').filter(({ state }) => state === 'open');
    const writes = rowsOf('drafts').filter((row) => row.author === id && row.sentAs === null && row.away === null);
    const isTheirs = eq(notices.conversation, `person:${id}`);
    const unsent = db.select({ id: notices.id }).from(notices).where(and(isTheirs, isUnsent)).all();
    return [
        ...(open.length > 0
            ? [`${listed(open)} are theirs, or were: give them to somebody else, and wait until they are over`]
            : []),
        ...(roles.length > 0 ? [`they have a role: /handoff settings (${roles.map(({ key }) => key).join(', ')})`] : []),
        ...(owned.length > 0 ? [`they own ${owned.length} partners: /handoff partners`] : []),
        ...(agreed.length > 0 ? ['they stand in the working agreement that holds: /handoff agreement'] : []),
        ...(signs.length + asked.length > 0 ? ['a dispute or a help request waits for them'] : []),
        ...(writes.length > 0 ? [`they have ${writes.length} drafts: throw them away`] : []),
        ...(unsent.length > 0 ? ['messages wait for them: let the bot send them'] : []),
    ];
}
const listed = (rows) => rows.map(({ id }) => id).join(', ');
