import { integer, text } from 'drizzle-orm/sqlite-core';
import type { NotWorthReason } from '../../core/outcome/end.ts';

/** What came of an accepted handoff: columns of `handoffs`. */
export const outcomeColumns = {
  /** When the account executive said that it is worth working. */
  qualifiedAt: integer('qualified_at'),
  /** The opportunity that was opened; its three columns are null before. */
  openedLink: text('opened_link'),
  openedOn: text('opened_on'),
  openedAmount: text('opened_amount'),
  /** How it ended after it was accepted. */
  endedAt: integer('ended_at'),
  notWorth: text('not_worth').$type<NotWorthReason>(),
  amount: text('amount'),
  partnerDid: text('partner_did'),
  endReason: text('end_reason'),
};
