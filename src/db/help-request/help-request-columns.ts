import { integer, text } from 'drizzle-orm/sqlite-core';
import type { HelpState } from '../../core/help-request/help-request.ts';

/** Of a help request: what was asked of whom, and all its moments (epoch ms), so that it can be counted later. Ids of people are Slack's. */
export const helpRequestColumns = {
  id: text('id').primaryKey(),
  version: integer('version').notNull(),
  teamId: text('team_id').notNull(),
  state: text('state').notNull().$type<HelpState>(),
  asker: text('asker').notNull(),
  account: text('account').notNull(),
  help: text('help').notNull(),
  /** The id of a partner; not a reference, since what was once registered can be gone. */
  partner: text('partner'),
  asked: text('asked').notNull(),
  askedAt: integer('asked_at').notNull(),
  remindAt: integer('remind_at').notNull(),
  escalateAfter: integer('escalate_after').notNull(),
  remindedAt: integer('reminded_at'),
  escalatedAt: integer('escalated_at'),
  endedAt: integer('ended_at'),
  endedBy: text('ended_by'),
  /** Why not now. */
  words: text('words'),
  /** The handoff that was made of it. */
  handoffId: text('handoff_id'),
  nextActionAt: integer('next_action_at'),
};
