import { integer, text } from 'drizzle-orm/sqlite-core';
import type { Lead } from '../../core/outcome/joint-roles.ts';

/** Of a handoff from acceptance on: how far both moves are, and who leads what. Instants in epoch milliseconds, days as YYYY-MM-DD. */
export const moveColumns = {
  partnerDueOn: text('partner_due_on'),
  partnerAskedAt: integer('partner_asked_at'),
  partnerSaid: text('partner_said'),
  partnerDoneAt: integer('partner_done_at'),
  partnerRemindedAt: integer('partner_reminded_at'),
  partnerSlippedAt: integer('partner_slipped_at'),
  sellerAgreedAt: integer('seller_agreed_at'),
  sellerAskedAt: integer('seller_asked_at'),
  sellerDoneAt: integer('seller_done_at'),
  sellerSlippedAt: integer('seller_slipped_at'),
  sellerFailure: text('seller_failure'),
  introducedAt: integer('introduced_at'),
  saidAt: integer('said_at'),
  stallAskedAt: integer('stall_asked_at'),
  updateAskedAt: integer('update_asked_at'),
  wordForPartner: text('word_for_partner'),
  wordVersion: integer('word_version'),
  leadsCustomer: text('leads_customer').$type<Lead>(),
  leadsFit: text('leads_fit').$type<Lead>(),
  leadsClose: text('leads_close').$type<Lead>(),
};
