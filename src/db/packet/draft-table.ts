import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Away, Typed, TypedWhere, TakenUpMessage, ContactProposal } from '../../core/packet/packet-draft.ts';

/** Packets while they are written: what was typed is one value, since nothing in it is looked for. */
export const drafts = sqliteTable(
  'drafts',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id').notNull(),
    author: text('author').notNull(),
    typed: text('typed', { mode: 'json' }).notNull().$type<Typed>(),
    typedWhere: text('typed_where', { mode: 'json' }).notNull().default({}).$type<TypedWhere>(),
    revisionOf: text('revision_of'),
    helpRequest: text('help_request'),
    partnerMessage: text('partner_message', { mode: 'json' }).$type<TakenUpMessage>(),
    proposal: text('proposal', { mode: 'json' }).$type<ContactProposal>(),
    startedAt: integer('started_at').notNull(),
    touchedAt: integer('touched_at'),
    stamp: integer('stamp').notNull(),
    sentAs: text('sent_as'),
    aliveAt: integer('alive_at').notNull().default(0),
    wakesOn: text('wakes_on'),
    askedAt: integer('asked_at'),
    touchAskedAt: integer('touch_asked_at'),
    warnedAt: integer('warned_at'),
    away: text('away').$type<Away>(),
    awayAt: integer('away_at'),
    overtakenBy: text('overtaken_by'),
    zone: text('zone'),
    nextActionAt: integer('next_action_at'),
  },
  (row) => [
    index('drafts_by_author').on(row.author, row.touchedAt),
    // Partial: few drafts have one.
    index('drafts_by_proposal').on(row.id).where(sql`proposal is not null`),
    // Partial: what is over costs nothing.
    index('drafts_due').on(row.nextActionAt).where(sql`next_action_at is not null`),
  ],
);
