import { integer, text } from 'drizzle-orm/sqlite-core';
import type { Notice, NoticeKind } from '../../core/notices/notice.ts';

/**
 * `dead_letter`: waits for a person. `unknown`: nobody knows whether Slack has it. `held`: it waits until its reader is there, or is a
 * card that is to be drawn once more. `carried`: it is said in the message of another notice (`carriedBy`) and shares its fate.
 */
export type NoticeStatus = 'queued' | 'claimed' | 'unknown' | 'held' | 'carried' | 'sent' | 'dropped' | 'dead_letter';

/** Of a notice, whatever it is about. */
export const noticeColumns = {
  /** Order of queueing. */
  position: integer('position').primaryKey(),
  /** Opaque and random: it travels to Slack as the message's metadata, where partners can read it. */
  id: text('id').notNull().unique(),
  /** What makes two notices about the same the same notice. */
  key: text('key').notNull(),
  kind: text('kind').notNull().$type<NoticeKind>(),
  notice: text('detail', { mode: 'json' }).notNull().$type<Notice>(),
  /** The id of the event that brought it first; null: none did, or it is from before that was kept. */
  event: integer('event'),
  /** `person:U…`, `partner:…` or `channel:sales`: order is kept within one. */
  conversation: text('conversation').notNull(),
  status: text('status').notNull().$type<NoticeStatus>(),
  /** Grows each time a card is queued again, so that a change during delivery is not taken for delivered. */
  revision: integer('revision').notNull(),
  attempts: integer('attempts').notNull(),
  nextTryAt: integer('next_try_at').notNull(),
  claimedAt: integer('claimed_at'),
  /** Until when Slack may take a change of this card late whose answer was lost: so long it is drawn once more. */
  resendFrom: integer('resend_from'),
  problem: text('problem'),
  channel: text('channel'),
  ts: text('ts'),
  sentAt: integer('sent_at'),
  /** The id of the notice in whose message this one is said; it is to the same person. */
  carriedBy: text('carried_by'),
};
