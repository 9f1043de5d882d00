import { type Column, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { SUBJECT_COLUMNS, SUBJECT_KINDS, type SubjectKind } from '../../core/notices/subject.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Db } from './open.ts';
import { handoffs, lostPosts, notices } from '../schema.ts';

/** What drizzle's query builder cannot say. Everything else is written with the builder. */

// SQLite uses a partial index only when the query repeats its condition literally; drizzle would bind the values.
// https://sqlite.org/partialindex.html
export const isOpen = sql`outcome is null`;
/** A handoff that is over, with its words. */
export const isToBeErased = sql`outcome is not null and erased_at is null`;
/** Written as the index of them has it, so that SQLite takes that. */
export const isInWork = sql`stage in ('accepted', 'working')`;
export const isAwaiting = sql`stage = 'awaiting'`;
/** Its conflict check is open, or was not cleared. */
export const isInCheck = sql`stage in ('checking', 'returned')`;
export const isOpenRequest = sql`state = 'open'`;
export const isLive = sql`state = 'live'`;
export const isOpenDispute = sql`state = 'open'`;
/** The builder sums columns, and not what holds. */
export const howManyAwaiting = sql<number>`sum(${isAwaiting})`;
export const namesContact = sql`contact_id is not null`;
export const isUnsent = sql`status in ('queued', 'claimed', 'unknown', 'held')`;
export const isDeadLetter = sql`status = 'dead_letter'`;
/** Nobody knows whether Slack has it. */
const isInDoubt = sql`status = 'unknown'`;
/** What is held must not block the notices behind it. */
const isOnItsWay = sql`${isUnsent} and status <> 'held'`;

/** The conditions of the partial unique indexes by what a notice is about; the index by handoff is not partial, and takes any. */
export const isOneOf = {
  handoff: sql`handoff_id is not null`,
  help_request: sql`help_request_id is not null`,
  registration: sql`registration_id is not null`,
  agreement: sql`agreement_id is not null`,
  draft: sql`draft_id is not null`,
  noted_message: sql`noted_message_id is not null`,
} satisfies Record<SubjectKind, SQL>;

// The builder has no CASE, and no `excluded` (the row that an insert could not add).

export const addedKind = sql`excluded.kind`;
export const addedNextTryAt = sql`excluded.next_try_at`;
/** Every one of these columns as that row has it. */
export function asAdded<Key extends string>(columns: Record<Key, Column>): Record<Key, SQL> {
  const added = Object.entries<Column>(columns).map(([key, { name }]) => [key, sql`excluded.${sql.identifier(name)}`]);
  // The same keys: Object.fromEntries does not know them.
  return Object.fromEntries(added) as Record<Key, SQL>;
}

/** Slack may have taken it before it became a dead letter: it is looked up before it is sent again. */
const isDeadInDoubt = sql`${notices.status} = 'dead_letter' and ${notices.claimedAt} is not null and ${notices.ts} is null`;
/** A card whose delivery is under way keeps its status: the higher revision makes delivery queue it again afterwards. */
const isResting = sql`${notices.status} in ('sent', 'dropped', 'dead_letter', 'queued', 'held')`;

/** Its own claim, and `at` where it has none or a later one: it is looked for from then on. The builder has no min() of two. */
export const claimedBy = (at: EpochMs) => sql`min(coalesce(${notices.claimedAt}, ${at}), ${at})`;

export const nextRevision = sql`${notices.revision} + 1`;

/** What becomes of a message that is queued again: when it is to go, in epoch ms or as the row has it that could not be added. */
export const queuedAgain = (nextTryAt: EpochMs | typeof addedNextTryAt) => ({
  revision: nextRevision,
  status: sql`case when ${isDeadInDoubt} then 'unknown' when ${isResting} then 'queued' else ${notices.status} end`,
  nextTryAt: sql`case when ${isResting} then ${nextTryAt} else ${notices.nextTryAt} end`,
  attempts: sql`case when ${isResting} then 0 else ${notices.attempts} end`,
});
/** A message that Slack has, or may have: a post that is still to be said is drawn from the latest state anyhow. */
export const isSaidOrClaimed = sql`(${notices.ts} is not null or ${notices.status} in ('claimed', 'unknown'))`;

/** The status of a dead letter that is tried again. */
export const revived = sql`case when ${isDeadInDoubt} then 'unknown' else 'queued' end`;

/** Sent `now`, or held until it is drawn once more; queued, to go at once, when the card has changed since that revision. */
export function restingAtRevision(revision: number, drawnAgainAt: EpochMs | null, now: EpochMs) {
  const isThat = sql`${notices.revision} = ${revision}`;
  const restsUntil = drawnAgainAt ?? notices.nextTryAt;
  return {
    status:
      drawnAgainAt === null
        ? sql`case when ${isThat} then 'sent' else 'queued' end`
        : sql`case when ${isThat} then 'held' else 'queued' end`,
    nextTryAt: sql`case when ${isThat} then ${restsUntil} else ${now} end`,
  };
}

/** The later of its own moment and this one. The builder has no max() of two. */
export const untilAtLeast = (until: number) => sql`max(${lostPosts.until}, ${until})`;

/** Equal, and null equals null. The builder has no IS. */
export function isSame(column: typeof notices.claimedAt | typeof notices.ts, value: number | string | null): SQL {
  return sql`${column} is ${value}`;
}

/** The key of the present account executive's card. The builder cannot join texts. */
export const keyOfAeCard = sql`'ae_card:' || ${handoffs.ae}`;

const dealOf = (notice: 'doubt' | 'notices'): SQL =>
  sql`(select deal from ${handoffs} where handoffs.id = ${sql.raw(notice)}.handoff_id)`;

const NAMES = SUBJECT_KINDS.map((about) => notices[SUBJECT_COLUMNS[about]].name);

/** True when both notices are about the same, whatever that is: what is not in a column of both equals nothing. */
const isAboutTheSame = (one: 'doubt' | 'carried'): SQL =>
  sql.raw(`(${NAMES.map((name) => `${one}.${name} = notices.${name}`).join(' or ')})`);

/** What belongs to one handoff, or whatever it is about, keeps its order in a conversation; it is only behind its own that a message waits, and in the partner's channel behind what belongs to its deal. */
const followsADoubt = sql`exists (
  select 1 from ${notices} as doubt
  where doubt.status = 'unknown' and doubt.conversation = notices.conversation and doubt.position < notices.position and (
    ${isAboutTheSame('doubt')}
    or (doubt.conversation like 'partner:%' and ${dealOf('doubt')} = ${dealOf('notices')})
    or exists (select 1 from ${notices} as carried where carried.carried_by = doubt.id and ${isAboutTheSame('carried')})
  )
)`;

const firstWhere = (condition: SQL) =>
  sql`(
    select position from ${notices}
    where conversation = step.conversation and ${condition} and not ${isInDoubt} and not ${followsADoubt}
    order by position limit 1
  )`;

/** Slack's limits let fewer be looked for in two minutes. */
const DOUBTS_AT_ONCE = '100';

/**
 * What is in doubt and is looked for next, the first notice of each conversation that may go whatever becomes of that, and in a person's conversation also
 * the first such new message. Steps through the index from conversation to conversation, so that a long queue costs no more than a
 * short one. The builder has no recursive WITH.
 */
const positionsOfHeads = sql`
  with recursive step(conversation) as (
    select min(conversation) from ${notices} where ${isOnItsWay}
    union all
    select (select min(conversation) from ${notices} where ${isOnItsWay} and conversation > step.conversation)
    from step where step.conversation is not null
  )
  select position from (select position from ${notices} where ${isInDoubt} order by next_try_at limit ${sql.raw(DOUBTS_AT_ONCE)})
  union all
  select ${firstWhere(isOnItsWay)} from step
  union all
  select ${firstWhere(sql`${isOnItsWay} and ts is null`)} from step where conversation like 'person:%'`;

/** For the builder's `where`. */
export const isHead = sql`${notices.position} in (${positionsOfHeads})`;

/** Whether these words hold that part, and whether they begin with it. The builder has no instr(). */
export const holds = (words: Column, part: Placeholder): SQL => sql`instr(${words}, ${part}) > 0`;
export const startsWith = (words: Column, part: Placeholder): SQL => sql`instr(${words}, ${part}) = 1`;

/** For the rows of a file that is imported (`directory-table.ts`). The builder makes no tables. */
export const makeStaging = sql`create temp table staged (
  line integer primary key, domain text, record_id text, record_host text, account_key text not null, row text not null
)`;
/** Once all rows are there: each index is then sorted once. */
export const indexStaging = [
  sql`create index temp.staged_by_domain on staged (domain, record_id)`,
  sql`create index temp.staged_by_record on staged (record_id)`,
  sql`create index temp.staged_by_key on staged (account_key, line)`,
];
/** Behind the row with this key and line. The builder compares no rows. */
export const sortsBehind = (key: Column, line: Column): SQL =>
  sql`(${key}, ${line}) > (${sql.placeholder('key')}, ${sql.placeholder('line')})`;

/** Writes the file anew without the pages that it no longer uses, which still hold what stood there, and empties its log. https://sqlite.org/lang_vacuum.html */
export function freePages({ $client }: Db): void {
  $client.exec('VACUUM');
  $client.pragma('wal_checkpoint(TRUNCATE)');
}
