import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { RegistrationEvent, Ruling, Warning } from '../../core/registration/registration.ts';

/**
 * What partners have registered, its history, and what is disputed about it. Moments are epoch ms, days are civil ones in the registration's
 * `zone`, people are Slack user ids.
 */

export const registrations = sqliteTable(
  'registrations',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull(),
    teamId: text('team_id').notNull(),
    /** The id of a partner. */
    partner: text('partner').notNull(),
    state: text('state').notNull().$type<'live' | 'ended' | 'withdrawn'>(),
    /** The contact's id in the registry; null when the registry does not say it. */
    contactId: text('contact_id'),
    contact: text('contact').notNull(),
    contactRole: text('contact_role').notNull(),
    account: text('account').notNull(),
    /** What the names of one account have in common. */
    accountKey: text('account_key').notNull(),
    need: text('need').notNull(),
    touchOn: text('touch_on').notNull(),
    evidence: text('evidence').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    zone: text('zone').notNull(),
    registeredBy: text('registered_by').notNull(),
    registeredAt: integer('registered_at').notNull(),
    /** How many days before its end was said last. */
    warned: integer('warned').$type<Warning>(),
    extendedAt: integer('extended_at'),
    extendedBy: text('extended_by'),
    letEndAt: integer('let_end_at'),
    letEndBy: text('let_end_by'),
    /** The id of the last dispute about it, and what that said of it. */
    dispute: text('dispute'),
    ruling: text('ruling').$type<Ruling>(),
    endedAt: integer('ended_at'),
    /** Who has withdrawn it, and why. */
    withdrawnBy: text('withdrawn_by'),
    reason: text('reason'),
    nextActionAt: integer('next_action_at'),
  },
  (row) => [
    // Partial: what is over costs nothing.
    index('registrations_due').on(row.nextActionAt).where(sql`next_action_at is not null`),
    index('registrations_live').on(row.accountKey).where(sql`state = 'live'`),
    index('registrations_by_account').on(row.accountKey, row.registeredAt),
    index('registrations_by_dispute').on(row.dispute).where(sql`dispute is not null`),
  ],
);

/** What happened to registrations, and never changed afterwards. */
export const registrationEvents = sqliteTable(
  'registration_events',
  {
    id: integer('id').primaryKey(),
    kind: text('kind').notNull().$type<RegistrationEvent['kind']>(),
    /** Null: the clock. */
    actor: text('actor'),
    at: integer('at').notNull(),
    detail: text('detail'),
    registrationId: text('registration_id')
      .notNull()
      .references(() => registrations.id, { onDelete: 'cascade' }),
  },
  (row) => [index('registration_events_by_registration').on(row.registrationId)],
);

/** Two partners claim one account, and the rule does not say whose it is: a person decides. */
export const disputes = sqliteTable(
  'disputes',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull(),
    teamId: text('team_id').notNull(),
    state: text('state').notNull().$type<'open' | 'ruled' | 'moot'>(),
    account: text('account').notNull(),
    accountKey: text('account_key').notNull(),
    adjudicator: text('adjudicator').notNull(),
    openedAt: integer('opened_at').notNull(),
    remindAt: integer('remind_at').notNull(),
    decideBy: integer('decide_by').notNull(),
    /** The day by which the partners hear. */
    hearBy: text('hear_by').notNull(),
    remindedAt: integer('reminded_at'),
    escalatedAt: integer('escalated_at'),
    endedAt: integer('ended_at'),
    ruledBy: text('ruled_by'),
    /** The id of the registration that holds; null: neither. */
    winner: text('winner'),
    reason: text('reason'),
    nextActionAt: integer('next_action_at'),
  },
  (row) => [
    index('disputes_due').on(row.nextActionAt).where(sql`next_action_at is not null`),
    uniqueIndex('disputes_open').on(row.accountKey).where(sql`state = 'open'`),
  ],
);
