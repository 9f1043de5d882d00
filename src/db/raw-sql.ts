import { type SQL, sql } from 'drizzle-orm';
import { handoffs, notices } from './schema.ts';

/** What drizzle has no words for. Everything else is written with its query builder. */

// SQLite uses a partial index only for a condition that stands in the query in the index's own words; drizzle would bind the values.
export const isOpen = sql`outcome is null`;
export const isAwaiting = sql`stage = 'awaiting'`;
export const isUnsent = sql`status in ('queued', 'claimed', 'unknown', 'held')`;
/** A reminder that is held until working hours holds up nothing behind it. */
const isOnItsWay = sql`${isUnsent} and status <> 'held'`;

// The builder has no CASE, and no word for the row that an insert could not add.

/** Slack may have taken it before it became a dead letter: it is looked up before it is sent again. */
const isDeadInDoubt = sql`${notices.status} = 'dead_letter' and ${notices.claimedAt} is not null and ${notices.ts} is null`;
/** A card whose delivery is under way keeps its status: the higher revision makes delivery queue it again afterwards. */
const isResting = sql`${notices.status} in ('sent', 'dropped', 'dead_letter', 'queued')`;

/** What becomes of a card that is queued again. */
export const queuedAgain = {
  revision: sql`${notices.revision} + 1`,
  status: sql`case when ${isDeadInDoubt} then 'unknown' when ${isResting} then 'queued' else ${notices.status} end`,
  nextTryAt: sql`case when ${isResting} then excluded.next_try_at else ${notices.nextTryAt} end`,
  attempts: sql`case when ${isResting} then 0 else ${notices.attempts} end`,
};
export const addedKind = sql`excluded.kind`;

/** The status with which a dead letter gets another go. */
export const revived = sql`case when ${isDeadInDoubt} then 'unknown' else 'queued' end`;

/** Sent, unless the card has changed since that revision. */
export function sentAtRevision(revision: number): SQL {
  return sql`case when ${notices.revision} = ${revision} then 'sent' else 'queued' end`;
}

/** Equal, where nothing is equal to nothing. The builder has no IS. */
export function isSame(column: typeof notices.claimedAt, value: number | null): SQL {
  return sql`${column} is ${value}`;
}

/** The key of the card of whoever has the handoff now. The builder joins no texts. */
export const keyOfAeCard = sql`'ae_card:' || ${handoffs.ae}`;

const firstWhere = (condition: SQL) =>
  sql`(select position from ${notices} where conversation = step.conversation and ${condition} order by position limit 1)`;

/**
 * The first unsent notice of each conversation, and where a person reads also the first new message. Steps from conversation to
 * conversation in the index, so that a long queue in one of them costs no more than a short one: the builder has no recursive WITH.
 */
const positionsOfHeads = sql`
  with recursive step(conversation) as (
    select min(conversation) from ${notices} where ${isOnItsWay}
    union all
    select (select min(conversation) from ${notices} where ${isOnItsWay} and conversation > step.conversation)
    from step where step.conversation is not null
  )
  select ${firstWhere(isOnItsWay)} from step
  union all
  select ${firstWhere(sql`${isOnItsWay} and ts is null`)} from step where conversation like 'person:%'`;

/** For the builder's `where`. */
export const isHead = sql`${notices.position} in (${positionsOfHeads})`;
