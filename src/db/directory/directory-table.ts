import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The directory of accounts and of our own people: what an import brings. Days as YYYY-MM-DD, people as Slack user ids. */

/** Of an account: what tells it apart, each in the form in which two of them are compared. */
const identityColumns = {
  /** The part of its host that its owner registered. */
  domain: text('domain'),
  /** The id of its CRM record, and the host of the link to it, where a link was given. */
  recordId: text('record_id'),
  recordHost: text('record_host'),
  /** What is the same for all ways to write its name. */
  accountKey: text('account_key').notNull(),
};

export const accounts = sqliteTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    ...identityColumns,
    /** As it was given: an id or a link. */
    crmId: text('crm_id'),
    owner: text('owner'),
    /** On whose priority lists it stands, and which lists these are. */
    priorityOf: text('priority_of', { mode: 'json' }).notNull().default([]).$type<string[]>(),
    priorityList: text('priority_list').notNull().default(''),
    /** Why it matters, in a sentence. */
    why: text('why').notNull().default(''),
    opportunity: text('opportunity').notNull().default(''),
    opportunityRef: text('opportunity_ref').notNull().default(''),
    opportunityStage: text('opportunity_stage').notNull().default(''),
    opportunityCreatedOn: text('opportunity_created_on'),
    opportunityClosedOn: text('opportunity_closed_on'),
    /** Of its name and its domain, as `core/directory/lookup.ts` looks through them. */
    words: text('words').notNull(),
  },
  (row) => [
    // In the order in which accounts are shown: a search stops at the hundredth.
    index('accounts_by_words').on(row.words, row.id),
    index('accounts_by_domain').on(row.domain, row.recordId),
    index('accounts_by_record').on(row.recordId),
    index('accounts_by_key').on(row.accountKey, row.recordId),
  ],
);

/** Our own people, as the directory knows them. What they set for themselves is in `people`. */
export const colleagues = sqliteTable('colleagues', {
  userId: text('user_id').primaryKey(),
  role: text('role').notNull().default(''),
  manager: text('manager'),
  /** Of the public holidays where they work: DE, DE-BE. */
  region: text('region'),
});

/**
 * The rows of a file while it is imported, in a table that only this connection sees and that is kept in a file of its own: a hundred thousand of
 * them take no memory. Made by `makeStaging` of `raw-sql.ts`.
 */
export const staged = sqliteTable('staged', {
  /** Where the row begins in its file, from 1. */
  line: integer('line').primaryKey(),
  ...identityColumns,
  /** JSON: what of it is to be saved. */
  row: text('row', { mode: 'json' }).notNull().$type<unknown>(),
});
