import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Typed } from '../core/packet-draft.ts';

/** Packets while they are written: what was typed is one value, since nothing in it is looked for. */
export const drafts = sqliteTable(
  'drafts',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id').notNull(),
    author: text('author').notNull(),
    typed: text('typed', { mode: 'json' }).notNull().$type<Typed>(),
    revisionOf: text('revision_of'),
    helpRequest: text('help_request'),
    startedAt: integer('started_at').notNull(),
    touchedAt: integer('touched_at'),
    stamp: integer('stamp').notNull(),
    sentAs: text('sent_as'),
  },
  (row) => [index('drafts_by_author').on(row.author, row.touchedAt)],
);
