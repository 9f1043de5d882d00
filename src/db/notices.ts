import { and, asc, count, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import { CARD_KINDS, IN_DOUBT, type NoticeKind } from '../core/notices.ts';
import type { Db } from './open.ts';
import { oncePer, prepare } from './prepared.ts';
import { notices } from './schema.ts';

/** The outbox: notices saved with the state that made them necessary, until Slack has them. */

export type NoticeRow = Omit<typeof notices.$inferSelect, 'kind' | 'status'> & {
  kind: NoticeKind;
  status: NoticeStatus;
};
export type NoticeStatus = 'queued' | 'claimed' | 'unknown' | 'held' | 'sent' | 'dropped' | 'parked';

/** `next_try_at` is when it is queued (epoch ms). */
export type NewNotice = Pick<NoticeRow, (typeof SAID)[number]>;

// Written out, not bound: only then does SQLite see that the partial index holds all that is asked for.
const isUnsent = sql`status in ('queued', 'claimed', 'unknown', 'held')`;
/** A reminder that is held until working hours holds up nothing behind it. */
const isOnItsWay = sql`${isUnsent} and status <> 'held'`;

/** Slack may have taken it before it was parked: it is looked up before it is sent again. */
const isParkedInDoubt = sql`${notices.status} = 'parked' and ${notices.claimed_at} is not null and ${notices.ts} is null`;

/** A card whose delivery is under way keeps its status: the higher revision makes delivery queue it again afterwards. */
const isResting = sql`${notices.status} in ('sent', 'dropped', 'parked', 'queued')`;

/** The columns that are said of a new one, in the order of their table. */
const SAID = ['id', 'handoff_id', 'key', 'kind', 'detail', 'conversation', 'next_try_at'] as const;

/** Queues as many of them at once. A card that is there already is queued again, in its old place; a post is left as it is. */
function prepareQueueing(db: Db, length: number) {
  const rows = Array.from({ length }, (_, row) => ({
    ...Object.fromEntries(SAID.map((column) => [column, sql.placeholder(`${column} ${row}`)])),
    status: 'queued',
    revision: 1,
    attempts: 0,
  }));
  return prepare(
    db,
    db
      .insert(notices)
      // Every column that must be said is said or has its value above.
      .values(rows as Record<keyof typeof notices.$inferInsert, never>[])
      .onConflictDoUpdate({
        target: [notices.handoff_id, notices.key],
        setWhere: inArray(sql`excluded.kind`, [...CARD_KINDS]),
        set: {
          revision: sql`${notices.revision} + 1`,
          status: sql`case when ${isParkedInDoubt} then 'unknown' when ${isResting} then 'queued' else ${notices.status} end`,
          next_try_at: sql`case when ${isResting} then excluded.next_try_at else ${notices.next_try_at} end`,
          attempts: sql`case when ${isResting} then 0 else ${notices.attempts} end`,
        },
      }),
  );
}

const statements = oncePer((db) => {
  const first = (condition: SQL) =>
    sql`(select position from ${notices} where conversation = step.conversation and ${condition} order by position limit 1)`;
  return {
    heads: db.$client.prepare(
      textOf(sql`
        with recursive step(conversation) as (
          select min(conversation) from ${notices} where ${isOnItsWay}
          union all
          select (select min(conversation) from ${notices} where ${isOnItsWay} and conversation > step.conversation)
          from step where step.conversation is not null
        )
        select ${notices}.* from ${notices} where position in (
          select ${first(isOnItsWay)} from step
          union all
          select ${first(sql`${isOnItsWay} and ts is null`)} from step where conversation like 'person:%'
        )
        order by position`),
    ),
    /** By how many. */
    queueing: new Map<number, ReturnType<typeof prepareQueueing>>(),
  };
});

/** What has no values in it. */
const textOf = (query: SQL): string => new SQLiteSyncDialect().sqlToQuery(query).sql;

/** Queues each of them once, in this order. A card that is there already is queued again, in its old place; a post is left as it is. */
export function queueNotices(db: Db, added: NewNotice[]): void {
  if (added.length === 0) return;
  const { queueing } = statements(db);
  const queue = queueing.get(added.length) ?? prepareQueueing(db, added.length);
  queueing.set(added.length, queue);
  const values: Record<string, unknown> = {};
  for (const [row, notice] of added.entries()) {
    for (const column of SAID) values[`${column} ${row}`] = notice[column];
  }
  queue.run(values);
}

/**
 * The first unsent notice of each conversation, in order of queueing; held reminders aside. Where a person reads, also the first new
 * message, when that is another one: changes of what stands there wait for limits of their own. Steps from conversation to
 * conversation in the index, so that a long queue in one of them costs no more than a short one.
 */
export function headsOfConversations(db: Db): NoticeRow[] {
  return statements(db).heads.all() as NoticeRow[];
}

export function placesOfPeople(db: Db, among: number): { conversation: string; channel: string }[] {
  return db.all(sql`
    select distinct conversation, channel
    from (select conversation, channel from ${notices} order by position desc limit ${among})
    where channel is not null and conversation like 'person:%'`);
}

export function findNotice(db: Db, id: string): NoticeRow | null {
  return (db.select().from(notices).where(eq(notices.id, id)).get() as NoticeRow | undefined) ?? null;
}

/** The notice of a handoff with this key, once it was queued. */
export function findNoticeByKey(db: Db, handoffId: string, key: string): NoticeRow | null {
  const isIt = and(eq(notices.handoff_id, handoffId), eq(notices.key, key));
  return (db.select().from(notices).where(isIt).get() as NoticeRow | undefined) ?? null;
}

export function noticesOf(db: Db, handoffId: string): NoticeRow[] {
  const rows = db.select().from(notices).where(eq(notices.handoff_id, handoffId)).orderBy(asc(notices.position)).all();
  return rows as NoticeRow[];
}

/** A notice as this process last read or wrote it. */
type AsRead = Pick<NoticeRow, 'id' | 'status' | 'attempts' | 'claimed_at'>;

/** Another process on the same database may have gone on with it meanwhile: what that decided stands. */
function isAsRead({ id, status, attempts, claimed_at: claimedAt }: AsRead): SQL | undefined {
  return and(
    eq(notices.id, id),
    eq(notices.status, status),
    eq(notices.attempts, attempts),
    sql`${notices.claimed_at} is ${claimedAt}`,
  );
}

/** The notice as claimed; null when it is no longer queued as it was read. */
export function claimNotice(db: Db, notice: NoticeRow, now: number, resendFrom: number): NoticeRow | null {
  const claim = { status: 'claimed', claimed_at: now, resend_from: resendFrom } as const;
  const result = db
    .update(notices)
    .set(claim)
    .where(and(isAsRead(notice), eq(notices.status, 'queued')))
    .run();
  return result.changes === 1 ? { ...notice, ...claim } : null;
}

export type Sent = { channel: string; ts: string; now: number; revision: number };

/** Slack has it. A card that changed while it was on its way is queued again. */
export function markSent(db: Db, id: string, { channel, ts, now, revision }: Sent): void {
  db.update(notices)
    .set({
      status: sql`case when ${notices.revision} = ${revision} then 'sent' else 'queued' end`,
      channel,
      ts,
      sent_at: now,
      problem: null,
    })
    .where(eq(notices.id, id))
    .run();
}

export type Later = { status: 'queued' | 'unknown' | 'held' | 'parked'; nextTryAt: number; problem: string };

/** False when it is no longer as it was read. */
export function markForLater(db: Db, notice: AsRead, { status, nextTryAt, problem }: Later): boolean {
  const result = db
    .update(notices)
    .set({ status, next_try_at: nextTryAt, problem, attempts: sql`${notices.attempts} + 1` })
    .where(isAsRead(notice))
    .run();
  return result.changes === 1;
}

/** Held reminders whose moment has come are on their way again. */
export function releaseHeld(db: Db, now: number): void {
  db.update(notices)
    .set({ status: 'queued' })
    .where(and(isUnsent, sql`status = 'held'`, lte(notices.next_try_at, now)))
    .run();
}

/** There is nothing left to say, such as a reminder of what has been answered. */
export function dropNotice(db: Db, notice: AsRead, now: number): void {
  db.update(notices).set({ status: 'dropped', sent_at: now }).where(isAsRead(notice)).run();
}

/** The message is gone from Slack: the next delivery posts the card anew. */
export function forgetMessage(db: Db, notice: AsRead, now: number): void {
  db.update(notices)
    .set({ status: 'queued', channel: null, ts: null, claimed_at: null, next_try_at: now })
    .where(isAsRead(notice))
    .run();
}

/** Notices whose delivery was cut short by the end of a process: nobody knows whether Slack has them. */
export function releaseClaimed(db: Db, nextTryAt: number): void {
  db.update(notices)
    .set({ status: 'unknown', next_try_at: nextTryAt, problem: 'the process ended during delivery' })
    .where(eq(notices.status, 'claimed'))
    .run();
}

/** Gives parked notices of one conversation another go; says how many. */
export function requeueParked(db: Db, conversation: string, now: number): number {
  const status = sql`case when ${isParkedInDoubt} then 'unknown' else 'queued' end`;
  return db
    .update(notices)
    .set({ status, next_try_at: now, resend_from: now })
    .where(and(eq(notices.conversation, conversation), eq(notices.status, 'parked')))
    .run().changes;
}

/** Those in doubt of one conversation are looked for now, and sent again when they are not there; says how many. */
export function believeNextLook(db: Db, conversation: string, now: number): number {
  return db
    .update(notices)
    .set({ next_try_at: now, resend_from: now })
    .where(and(eq(notices.conversation, conversation), eq(notices.status, 'unknown'), eq(notices.problem, IN_DOUBT)))
    .run().changes;
}

/** True when another notice of this handoff to the same conversation is parked for the same reason. */
export function isParkedAlready(db: Db, { handoff_id: handoffId, conversation }: NoticeRow, problem: string): boolean {
  const isSame = and(
    eq(notices.handoff_id, handoffId),
    eq(notices.conversation, conversation),
    eq(notices.status, 'parked'),
    eq(notices.problem, problem),
  );
  return db.select({ id: notices.id }).from(notices).where(isSame).limit(1).get() !== undefined;
}

export function countUnsent(db: Db): number {
  const row = db.select({ unsent: count() }).from(notices).where(isUnsent).get();
  return row?.unsent ?? 0;
}
