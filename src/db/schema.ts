import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * Text and integers only: instants in epoch milliseconds, days as YYYY-MM-DD, yes and no as 1 and 0. The same tables can
 * stand on another engine.
 */
export const handoffs = sqliteTable(
  'handoffs',
  {
    id: text().primaryKey(),
    version: integer().notNull(),
    /** The form it came from: the same form sent twice is one handoff. */
    request_key: text().notNull().unique(),
    team_id: text().notNull(),
    stage: text().notNull(),
    author: text().notNull(),
    classification: text().notNull(),
    revision_of: text(),
    created_at: integer().notNull(),
    ae_refusal: text(),
    ae_zone: text(),
    landed_at: integer(),
    deadline_at: integer(),
    window_length: integer().notNull(),
    round: integer().notNull(),
    calendar_version: integer(),
    reminded_at: integer(),
    snoozed_until: integer(),
    reminds_on_last_day_only: integer().notNull(),
    lapsed_at: integer(),
    escalated_at: integer(),
    proposed_ae: text(),
    decided_at: integer(),
    decided_by: text(),
    agreed_move: text(),
    agreed_move_by: text(),
    decline_reason: text(),
    decline_note: text(),
    better_ae: text(),
    outcome: text(),
    next_action_at: integer(),

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
    warmth: text().notNull(),
    seller_move: text().notNull(),
    seller_move_by: text().notNull(),
    partner_move: text().notNull(),
    partner_move_by: text().notNull(),
    partner_agreed: integer().notNull(),
    conflict_note: text().notNull(),
    conflict_checked: integer().notNull(),
    evidence: text().notNull(),
    ae: text().notNull(),
    window_days: integer().notNull(),
    questions_to: text().notNull(),
  },
  (row) => [
    // Partial: what is over never slows the minute's scan down, however much of it there is.
    index('handoffs_due').on(row.next_action_at).where(sql`next_action_at is not null`),
    index('handoffs_by_calendar').on(row.calendar_version).where(sql`stage = 'awaiting'`),
    index('handoffs_open_by_author').on(row.author).where(sql`outcome is null`),
    index('handoffs_open_by_ae').on(row.ae).where(sql`outcome is null`),
    uniqueIndex('handoffs_by_previous').on(row.revision_of).where(sql`revision_of is not null`),
  ],
);

export const events = sqliteTable(
  'events',
  {
    id: integer().primaryKey(),
    handoff_id: text()
      .notNull()
      .references(() => handoffs.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    actor: text(),
    at: integer().notNull(),
    detail: text(),
  },
  (row) => [index('events_by_handoff').on(row.handoff_id)],
);

export const notices = sqliteTable(
  'notices',
  {
    /** Order of queueing. */
    position: integer().primaryKey(),
    /** Opaque and random: it travels to Slack as the message's metadata, where partners can read it. */
    id: text().notNull().unique(),
    handoff_id: text()
      .notNull()
      .references(() => handoffs.id, { onDelete: 'cascade' }),
    /** What makes two notices of one handoff the same notice. */
    key: text().notNull(),
    kind: text().notNull(),
    detail: text(),
    /** `person:U…` or `partner:…`: order is kept within one. */
    conversation: text().notNull(),
    /** queued, claimed, unknown, held, sent, dropped or parked. */
    status: text().notNull(),
    /** Grows each time a card is queued again, so that a change during delivery is not taken for delivered. */
    revision: integer().notNull(),
    attempts: integer().notNull(),
    next_try_at: integer().notNull(),
    claimed_at: integer(),
    /** When nobody knows whether Slack has it: from here on, a look that does not find it is believed, and it is sent again. */
    resend_from: integer(),
    problem: text(),
    channel: text(),
    ts: text(),
    sent_at: integer(),
  },
  (row) => [
    index('notices_unsent')
      .on(row.conversation, row.position)
      .where(sql`status in ('queued', 'claimed', 'unknown', 'held')`),
    uniqueIndex('notices_by_handoff').on(row.handoff_id, row.key),
  ],
);

export const partners = sqliteTable('partners', {
  id: text().primaryKey(),
  name: text().notNull(),
  channel_id: text().notNull().unique(),
  team_id: text().notNull(),
  alliances_owner: text().notNull(),
});

export const contacts = sqliteTable(
  'contacts',
  {
    id: text().primaryKey(),
    partner_id: text()
      .notNull()
      .references(() => partners.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    role: text().notNull(),
    position: integer().notNull(),
  },
  (row) => [index('contacts_by_partner').on(row.partner_id, row.position)],
);

/** What a workspace sets for itself, edited in Slack. */
export const settings = sqliteTable('settings', {
  key: text().primaryKey(),
  value: text().notNull(),
});

/** What one person has of their own; null: as the workspace has it. */
export const people = sqliteTable(
  'people',
  {
    user_id: text().primaryKey(),
    /** ISO weekdays apart by commas. */
    workdays: text(),
    opens_at: text(),
    closes_at: text(),
    holiday_region: text(),
  },
  () => [check('people_hours_are_a_pair', sql`(opens_at is null) = (closes_at is null)`)],
);

/** Days out of office, both ends included. */
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
 * What Slack has delivered within the last hour, by what tells one delivery from another. Its migration makes it WITHOUT ROWID: one
 * page a press.
 */
export const inbound = sqliteTable('inbound', {
  key: text().primaryKey(),
  at: integer().notNull(),
});
