import { conversationKey, noticeKey, type NoticeKind } from '../core/notices.ts';
import type { Stall } from '../core/stalls.ts';
import { headsOfConversations, queueNotices } from './notices.ts';
import type { Db } from './open.ts';

/** What the auditor reads. What it costs follows the open work and what is new, never what is over. */
export type AuditRows = ReturnType<typeof createAuditRows>;

/** Something that happened, with the kinds of the messages of its handoff so far. */
export type AuditedEvent = { id: number; handoff: string; kind: string; told: Set<string> };

/** At most this many of anything: a thousand stalls are not clearer than a hundred. */
const AT_MOST = 100;
const EVENTS_AT_ONCE = 500;

export function createAuditRows(db: Db, transact: <T>(work: () => T) => T, newId: () => string) {
  // Prepared: they run each minute, and the planner sees the partial indexes in their literal words.
  const { $client: client } = db;
  const ids = (source: string) => client.prepare(source).pluck();
  const openCount = ids(`select count(*) from handoffs where outcome is null`);
  const lastEvent = ids('select coalesce(max(id), 0) from events');
  const forgotten = ids(
    `select id from handoffs where outcome is null and next_action_at is null
       and ((stage = 'awaiting' and escalated_at is null) or (stage = 'draft' and ae_refusal is null)) limit ${AT_MOST}`,
  );
  const overdue = ids(
    `select id from handoffs where next_action_at is not null
       and next_action_at <= case stage when 'draft' then @draft else @other end limit ${AT_MOST}`,
  );
  const withoutCard = ids(
    `select id from handoffs where stage = 'awaiting' and outcome is null and not (${[
      `'ae_card:' || ae`,
      `'author_card'`,
      `'partner_card'`,
    ]
      .map(
        (key) =>
          `exists (select 1 from notices where handoff_id = handoffs.id and key = ${key} and status <> 'dropped')`,
      )
      .join(' and ')}) limit ${AT_MOST}`,
  );
  const eventsSince = client.prepare(
    `select id, handoff_id as handoff, kind, exists (select 1 from events kept where kept.handoff_id = events.handoff_id
       and kept.kind = 'kept' and kept.id < events.id) as was_kept from events where id > ? order by id limit ${EVENTS_AT_ONCE}`,
  );
  const toldOf = ids('select distinct kind from notices where handoff_id = ?');
  const lastSent = ids('select max(sent_at) from (select sent_at from notices order by position desc limit 200)');

  return {
    /** Where a first look begins: how many are open, and the newest thing that happened. */
    async begin(): Promise<{ open: number; lastEvent: number }> {
      return transact(() => ({ open: Number(openCount.get()), lastEvent: Number(lastEvent.get()) }));
    },

    /** All at one moment. `draft` and `other` are the moments (epoch ms) since which something due is overdue. */
    async look(since: { event: number; draft: number; other: number }) {
      return transact(() => {
        const events = eventsSince.all(since.event) as {
          id: number;
          handoff: string;
          kind: string;
          was_kept: number;
        }[];
        return {
          open: Number(openCount.get()),
          isUpToDate: events.length < EVENTS_AT_ONCE,
          // A draft is counted when it is kept, not once more when it lands.
          created: events.filter(({ kind, was_kept }) => kind === 'kept' || (kind === 'sent' && was_kept === 0)).length,
          closed: events.filter(({ kind }) => kind === 'declined' || kind === 'withdrawn').length,
          events: events.map(
            ({ id, handoff, kind }): AuditedEvent => ({
              id,
              handoff,
              kind,
              told: new Set(toldOf.all(handoff) as string[]),
            }),
          ),
          forgotten: forgotten.all() as string[],
          overdue: overdue.all({ draft: since.draft, other: since.other }) as string[],
          withoutCard: withoutCard.all() as string[],
          heads: headsOfConversations(db),
          lastSentAt: Number(lastSent.get() ?? 0),
        };
      });
    },

    /** The kinds of the messages of a handoff so far. */
    async told(handoffId: string): Promise<string[]> {
      return toldOf.all(handoffId) as string[];
    },

    /** Queues word of it to `person` (a Slack user id), once for one handoff, stall and `occasion`. */
    async tell(handoffId: string, stall: Stall, person: string, occasion: string, now: number): Promise<void> {
      const kind: NoticeKind = 'stalled';
      transact(() =>
        queueNotices(db, [
          {
            id: newId(),
            handoff_id: handoffId,
            key: noticeKey({ kind, detail: `${stall}:${occasion}` }),
            kind,
            detail: stall,
            conversation: conversationKey({ to: 'person', userId: person }),
            next_try_at: now,
          },
        ]),
      );
    },
  };
}
