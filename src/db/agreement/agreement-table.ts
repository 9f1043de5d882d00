import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { VersionState } from '../../core/agreement/agreement.ts';
import type { TermKey } from '../../core/agreement/agreement-terms.ts';
import type { Lead } from '../../core/outcome/joint-roles.ts';

/** The versions of the working agreement, each kept whole. Moments in epoch ms, people as Slack user ids. */

/** What it says, each under its own key, as in the form. */
const termColumns = {
  target_accounts: text(),
  acceptance: text().notNull(),
  window_days: integer().notNull(),
  influence: text().notNull(),
  leads_customer: text().notNull().$type<Lead>(),
  leads_fit: text().notNull().$type<Lead>(),
  leads_close: text().notNull().$type<Lead>(),
  conflict_rule: text().notNull(),
} satisfies Record<TermKey, unknown>;

export const agreements = sqliteTable(
  'agreements',
  {
    id: text('id').primaryKey(),
    /** Unique: of two who save at the same moment the second is refused. */
    version: integer('version').notNull().unique(),
    state: text('state').notNull().$type<VersionState>(),
    ...termColumns,
    /** From here on null in the first version, which nobody has saved. */
    teamId: text('team_id'),
    savedAt: integer('saved_at'),
    savedBy: text('saved_by'),
    partnershipsOwner: text('partnerships_owner'),
    partnershipsConfirmedAt: integer('partnerships_confirmed_at'),
    partnershipsRemindAt: integer('partnerships_remind_at'),
    salesOwner: text('sales_owner'),
    salesConfirmedAt: integer('sales_confirmed_at'),
    salesRemindAt: integer('sales_remind_at'),
    since: integer('since'),
    reviewedAt: integer('reviewed_at'),
    reviewedBy: text('reviewed_by'),
    reviewAt: integer('review_at'),
    askedAt: integer('asked_at'),
    replacedBy: integer('replaced_by'),
    nextActionAt: integer('next_action_at'),
  },
  (row) => [index('agreements_due').on(row.nextActionAt).where(sql`next_action_at is not null`)],
);
