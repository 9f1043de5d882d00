import { integer, text } from 'drizzle-orm/sqlite-core';
import type { PacketKey } from '../../core/packet/packet.ts';
import type { Warmth } from '../../core/packet/packet-field.ts';

/**
 * The packet's fields, each under its own key: the same in the form, the row and the export. A field that comes later needs a default
 * for the rows that are there already. The partner's stands where its table is.
 */
export const packetColumns = {
  account: text().notNull(),
  account_ref: text().notNull().default(''),
  why_account: text().notNull(),
  opportunity: text(),
  opportunity_created_on: text(),
  opportunity_closed_on: text(),
  partner_touch_on: text().notNull(),
  partner_touch_source: text().notNull().default(''),
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
  partner_agreed: integer({ mode: 'boolean' }).notNull(),
  conflict_note: text().notNull(),
  conflict_checked: integer({ mode: 'boolean' }).notNull(),
  evidence: text().notNull(),
  ae: text().notNull(),
  window_days: integer().notNull(),
  window_reason: text(),
  questions_to: text().notNull(),
} satisfies Record<Exclude<PacketKey, 'partner'>, unknown>;
