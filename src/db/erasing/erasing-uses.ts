import { and, eq, isNull, like, ne } from 'drizzle-orm';
import { createNameFinder } from '../../core/kernel/names-in-text.ts';
import type { Db } from '../engine/open.ts';
import { isOpen, isOpenDispute, isOpenRequest, isUnsent } from '../engine/raw-sql.ts';
import { disputes, drafts, handoffs, helpRequests, notices, partners, registrations } from '../schema.ts';
import { rowsOfUser } from './scrubbing.ts';
import type { TableName } from './text-columns.ts';

/** What keeps somebody or something from being erased, each with what to do about it. */

const isUnwritten = and(isNull(drafts.sentAs), isNull(drafts.away));

export function usesOfHandoff(db: Db, { id, outcome }: Pick<typeof handoffs.$inferSelect, 'id' | 'outcome'>): string[] {
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

export function usesOfPartner(db: Db, { id }: Pick<typeof partners.$inferSelect, 'id'>): string[] {
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
export function usesOfPerson(db: Db, id: string): string[] {
  const places = rowsOfUser(db, id);
  const rowsOf = (name: TableName) => places.get(name) ?? [];
  const open = rowsOf('handoffs').filter((row) => row.outcome === null) as { id: string }[];
  const roles = rowsOf('settings').filter(({ key }) => key !== 'lost');
  const owned = rowsOf('partners').filter((row) => row.alliancesOwner === id && row.erasedAt === null);
  const agreed = rowsOf('agreements').filter((row) => row.replacedBy === null);
  const signs = rowsOf('disputes').filter(({ state }) => state === 'open');
  const asked = rowsOf('helpRequests').filter(({ state }) => state === 'open');
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

/** `names`: what is to be taken out of texts. */
export function usesOfNames(db: Db, names: readonly string[]): string[] {
  const finder = createNameFinder(names);
  const open = db.select({ account: disputes.account }).from(disputes).where(isOpenDispute).all();
  const named = open.filter(({ account }) => finder.in(account).length > 0);
  return named.map(({ account }) => `a dispute about ${account} is open: decide it (/handoff registrations)`);
}

const listed = (rows: readonly { id: string }[]): string => rows.map(({ id }) => id).join(', ');
