import { integer, text } from 'drizzle-orm/sqlite-core';
import type { RuleLine } from '../../core/registration/claims.ts';

/** Of a handoff: its conflict check, what came of it, and what it found. Instants in epoch milliseconds, days as YYYY-MM-DD. */
export const checkColumns = {
  /** Null: no check is open, or was when it ended. */
  checkSigner: text('check_signer'),
  checkZone: text('check_zone'),
  checkAeZone: text('check_ae_zone'),
  checkWindowDays: integer('check_window_days'),
  checkAskedAt: integer('check_asked_at'),
  checkDeadlineAt: integer('check_deadline_at'),
  checkHearBy: text('check_hear_by'),
  checkRemindedAt: integer('check_reminded_at'),
  checkLapsedAt: integer('check_lapsed_at'),
  checkEscalatedAt: integer('check_escalated_at'),
  returnedAt: integer('returned_at'),
  returnedBy: text('returned_by'),
  returnReason: text('return_reason'),
  clearedBy: text('cleared_by'),
  clearedAt: integer('cleared_at'),
  foundResellers: text('found_resellers'),
  foundCompetitors: text('found_competitors'),
  foundCompensation: text('found_compensation'),
  foundCredit: text('found_credit'),
  /** By which line of the rule of claims, and in which version of the rule. */
  ruleLine: text('rule_line').$type<RuleLine>(),
  ruleVersion: integer('rule_version'),
  /** The day that was promised before it landed. */
  coveredBy: text('covered_by'),
};
