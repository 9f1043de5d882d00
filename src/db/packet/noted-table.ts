import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Partners' messages of which the partner hears that they are noted. A row stays: a message is noted once, whatever becomes of the draft. */
export const notedMessages = sqliteTable(
  'noted_messages',
  {
    id: text('id').primaryKey(),
    partner: text('partner').notNull(),
    channel: text('channel').notNull(),
    ts: text('ts').notNull(),
    threadTs: text('thread_ts').notNull(),
    teamId: text('team_id').notNull(),
    author: text('author').notNull(),
    /** The draft may be gone long before. */
    draft: text('draft').notNull(),
    at: integer('at').notNull(),
  },
  (row) => [uniqueIndex('noted_messages_by_message').on(row.channel, row.ts)],
);
