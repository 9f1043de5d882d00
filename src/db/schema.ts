import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Change } from '../core/correction.ts';
import type { Classification } from '../core/credit.ts';
import type { DeclineReason, Outcome, Stage } from '../core/handoff.ts';
import type { HandoffEvent } from '../core/history.ts';
import type { Notice, NoticeKind } from '../core/notice.ts';
import type { PacketKey, Warmth } from '../core/packet.ts';
import { outcomeColumns } from './outcome-columns.ts';
import type { ChannelFault } from '../core/shared-channel.ts';
import type { AccountName, PartnerUpdate } from '../core/telling.ts';
import { helpRequestColumns } from './help-request-columns.ts';
import { moveColumns } from './move-columns.ts';
import { settingsHistoryColumns } from './settings-history-columns.ts';

/** Instants in epoch milliseconds, civil days as YYYY-MM-DD, people as Slack user ids. */

/**
 * The packet's fields, each under its own key: the same in the form, the row and the export. A field that comes later needs a default
 * for the rows that are there already.
 */
const packetColumns = {
  account: text().notNull(),
  why_account: text().notNull(),
  opportunity: text(),
  opportunity_created_on: text(),
  partner_touch_on: text().notNull(),
  partner: text()
    .notNull()
    .references(() => partners.id),
  partner_contact: text().notNull(),
  partner_contact_role: text().notNull(),
  why_partner: text().notNull(),
  customer_trigger: text().notNull(),
  joint_value: text().notNull(),
  warm_path: text().notNull(),
  warmth: text().notNull().$type<Warmth>(),
  seller_move: text().notNull(),
  seller_move_by: text().notNull(),
  partner_move: text().notNull(),
  partner_move_by: text().notNull(),
  partner_agreed: integer({ mode: 'boolean' }).notNull().$type<true>(),
  conflict_note: text().notNull(),
  conflict_checked: integer({ mode: 'boolean' }).notNull().$type<true>(),
  evidence: text().notNull(),
  ae: text().notNull(),
  window_days: integer().notNull(),
  questions_to: text().notNull(),
} satisfies Record<PacketKey, unknown>;

export const handoffs = sqliteTable(
  'handoffs',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull(),
    /** The id of the form: the same form sent twice is one handoff. */
    requestKey: text('request_key').notNull().unique(),
    teamId: text('team_id').notNull(),
    stage: text('stage').notNull().$type<Stage>(),
    author: text('author').notNull(),
    classification: text('classification').notNull().$type<Classification>(),
    /** The contact's id in the registry; null when the registry did not say it. */
    contactId: text('contact_id'),
    revisionOf: text('revision_of'),
    deal: text('deal').notNull().default(''),
    createdAt: integer('created_at').notNull(),
    aeRefusal: text('ae_refusal'),
    aeZone: text('ae_zone'),
    landedAt: integer('landed_at'),
    deadlineAt: integer('deadline_at'),
    hearBy: text('hear_by'),
    lengthDays: integer('window_length').notNull(),
    round: integer('round').notNull(),
    calendarVersion: integer('calendar_version'),
    remindedAt: integer('reminded_at'),
    snoozedUntil: integer('snoozed_until'),
    remindsOnLastDayOnly: integer('reminds_on_last_day_only', { mode: 'boolean' }).notNull(),
    lapsedAt: integer('lapsed_at'),
    escalatedAt: integer('escalated_at'),
    proposedAe: text('proposed_ae'),
    decidedAt: integer('decided_at'),
    decidedBy: text('decided_by'),
    /** The version that the decision brought; null: there is none, or it is from before versions were kept. */
    decision: integer('decision'),
    undoUntil: integer('undo_until'),
    agreedMove: text('agreed_move'),
    agreedMoveBy: text('agreed_move_by'),
    declineReason: text('decline_reason').$type<DeclineReason>(),
    declineNote: text('decline_note'),
    betterAe: text('better_ae'),
    comeBackOn: text('come_back_on'),
    sentenceForPartner: text('sentence_for_partner'),
    closesAt: integer('closes_at'),
    mendAskedAt: integer('mend_asked_at'),
    ...outcomeColumns,
    ...moveColumns,
    /** Null as long as it is open. */
    outcome: text('outcome').$type<Outcome>(),
    nextActionAt: integer('next_action_at'),
    ...packetColumns,
  },
  (row) => [
    // Partial: closed handoffs are not in these indexes, so that they do not make the due work slower.
    index('handoffs_due').on(row.nextActionAt).where(sql`next_action_at is not null`),
    index('handoffs_undo').on(row.undoUntil).where(sql`undo_until is not null`),
    index('handoffs_by_calendar').on(row.calendarVersion).where(sql`stage = 'awaiting'`),
    index('handoffs_open_by_author').on(row.author).where(sql`outcome is null`),
    index('handoffs_open_by_ae').on(row.ae).where(sql`outcome is null`),
    index('handoffs_by_author_and_account').on(row.author, row.account, row.createdAt),
    index('handoffs_by_deal').on(row.deal),
    uniqueIndex('handoffs_by_previous').on(row.revisionOf).where(sql`revision_of is not null`),
  ],
);

export const events = sqliteTable(
  'events',
  {
    id: integer('id').primaryKey(),
    handoffId: text('handoff_id')
      .notNull()
      .references(() => handoffs.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull().$type<HandoffEvent['kind']>(),
    actor: text('actor'),
    at: integer('at').notNull(),
    detail: text('detail'),
    reason: text('reason'),
    /** Facts that were corrected, as they were and as they became. */
    changes: text('changes', { mode: 'json' }).$type<readonly Change[]>(),
    /** The day that the partner is promised from then on. */
    hearBy: text('hear_by'),
  },
  (row) => [index('events_by_handoff').on(row.handoffId)],
);

/**
 * `dead_letter`: waits for a person. `unknown`: nobody knows whether Slack has it. `held`: it waits until its reader is there, or is a
 * card that is to be drawn once more. `carried`: it is said in the message of another notice (`carriedBy`) and shares its fate.
 */
export type NoticeStatus = 'queued' | 'claimed' | 'unknown' | 'held' | 'carried' | 'sent' | 'dropped' | 'dead_letter';

export const notices = sqliteTable(
  'notices',
  {
    /** Order of queueing. */
    position: integer('position').primaryKey(),
    /** Opaque and random: it travels to Slack as the message's metadata, where partners can read it. */
    id: text('id').notNull().unique(),
    /** It is about a handoff or a help request, and never about both. */
    handoffId: text('handoff_id').references(() => handoffs.id, { onDelete: 'cascade' }),
    helpRequestId: text('help_request_id').references(() => helpRequests.id, { onDelete: 'cascade' }),
    /** What makes two notices about the same the same notice. */
    key: text('key').notNull(),
    kind: text('kind').notNull().$type<NoticeKind>(),
    notice: text('detail', { mode: 'json' }).notNull().$type<Notice>(),
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
  },
  (row) => [
    index('notices_carried').on(row.carriedBy).where(sql`carried_by is not null`),
    index('notices_unsent')
      .on(row.conversation, row.position)
      .where(sql`status in ('queued', 'claimed', 'unknown', 'held')`),
    index('notices_dead_letters').on(row.conversation).where(sql`status = 'dead_letter'`),
    index('notices_in_doubt').on(row.conversation, row.handoffId, row.position).where(sql`status = 'unknown'`),
    uniqueIndex('notices_by_handoff').on(row.handoffId, row.key),
    uniqueIndex('notices_by_help_request').on(row.helpRequestId, row.key).where(sql`help_request_id is not null`),
    check('notices_are_about_one_thing', sql`(handoff_id is null) <> (help_request_id is null)`),
  ],
);

export const helpRequests = sqliteTable('help_requests', helpRequestColumns, (row) => [
  // Partial, as those of handoffs: what is over costs nothing.
  index('help_requests_due').on(row.nextActionAt).where(sql`next_action_at is not null`),
  index('help_requests_by_asked').on(row.asked, row.state),
  index('help_requests_open_by_asker').on(row.asker).where(sql`state = 'open'`),
  index('help_requests_by_handoff').on(row.handoffId).where(sql`handoff_id is not null`),
]);

/**
 * Posts that were sent again because their answer was lost: until `until` Slack may take an earlier one late, and then a copy too many
 * stands where it was sent.
 */
export const lostPosts = sqliteTable('lost_posts', {
  notice: text('notice')
    .primaryKey()
    .references(() => notices.id, { onDelete: 'cascade' }),
  channel: text('channel').notNull(),
  threadTs: text('thread_ts'),
  /** When the first of them was claimed. */
  since: integer('since').notNull(),
  until: integer('until').notNull(),
});

export const partners = sqliteTable('partners', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  channelId: text('channel_id').notNull().unique(),
  teamId: text('team_id').notNull(),
  alliancesOwner: text('alliances_owner').notNull(),
  /** IANA; null: not known. */
  zone: text('zone'),
  contactAlone: integer('contact_alone', { mode: 'boolean' }).notNull().default(false),
  accountShownAs: text('account_shown_as').notNull().default('name').$type<AccountName>(),
  /** Updates that are not posted. */
  leftOut: text('left_out', { mode: 'json' }).notNull().default([]).$type<PartnerUpdate[]>(),
  /** Null: it is posted to. Otherwise since when it is not, and who wanted that. */
  pausedAt: integer('paused_at'),
  pausedBy: text('paused_by'),
});

/** The last question about each partner's channel. */
export const channelQuestions = sqliteTable('channel_questions', {
  partnerId: text('partner_id')
    .primaryKey()
    .references(() => partners.id, { onDelete: 'cascade' }),
  /** Null once it is mended. */
  fault: text('fault').$type<ChannelFault>(),
  /** The id of the notice that asks. */
  notice: text('notice').notNull(),
});

export const contacts = sqliteTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    partnerId: text('partner_id')
      .notNull()
      .references(() => partners.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    role: text('role').notNull(),
    /** Null while nobody has found them in the shared channel. */
    userId: text('user_id'),
    position: integer('position').notNull(),
  },
  (row) => [index('contacts_by_partner').on(row.partnerId, row.position)],
);

/** What a workspace sets for itself, edited in Slack. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  /** JSON, because null is a value too. */
  value: text('value').notNull(),
});

/** Who changed what in the settings and the registry, oldest first. Written with the change, and never changed afterwards. */
export const settingsHistory = sqliteTable('settings_history', settingsHistoryColumns);

/** One person's own settings; null: follows the workspace. Keys as in the form. */
export const people = sqliteTable(
  'people',
  {
    user_id: text().primaryKey(),
    /** ISO weekdays. */
    workdays: text({ mode: 'json' }).$type<number[]>(),
    opens_at: text(),
    closes_at: text(),
    holiday_region: text(),
    cards_in_hours: integer({ mode: 'boolean' }).notNull().default(false),
  },
  () => [check('people_hours_are_a_pair', sql`(opens_at is null) = (closes_at is null)`)],
);

/** Days out of office, both ends included. Keys as in the form. */
export const absences = sqliteTable(
  'absences',
  {
    id: text().primaryKey(),
    user_id: text().notNull(),
    from_day: text().notNull(),
    to_day: text().notNull(),
    stand_in: text(),
  },
  (row) => [index('absences_by_end').on(row.to_day), check('absences_end_after_they_begin', sql`from_day <= to_day`)],
);

/**
 * The ids of what Slack delivered within the last hour. The migration makes this table WITHOUT ROWID, which drizzle cannot say: a
 * press then writes one page less.
 */
export const inbound = sqliteTable('inbound', {
  key: text('key').primaryKey(),
  at: integer('at').notNull(),
});
