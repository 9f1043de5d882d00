import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Change } from '../core/packet/correction.ts';
import type { DeclineReason, Outcome, Stage } from '../core/handoff/handoff.ts';
import type { HandoffEvent } from '../core/handoff/history.ts';
import { creditColumns } from './credit/credit-columns.ts';
import { drafts } from './packet/draft-table.ts';
import type { ChannelFault } from '../core/partner/shared-channel.ts';
import type { AccountName, PartnerUpdate } from '../core/partner/telling.ts';
import { checkColumns } from './conflict-check/check-columns.ts';
import { agreements } from './agreement/agreement-table.ts';
import { helpRequestColumns } from './help-request/help-request-columns.ts';
import { moveColumns } from './outcome/move-columns.ts';
import { outcomeColumns } from './outcome/outcome-columns.ts';
import { packetColumns } from './packet/packet-columns.ts';
import { notedMessages } from './packet/noted-table.ts';
import { noticeColumns } from './notices/notice-columns.ts';
import { registrations } from './registration/registration-tables.ts';
import { settingsHistoryColumns } from './people/settings-history-columns.ts';

export { disputes, registrationEvents, registrations } from './registration/registration-tables.ts';
export { accounts, colleagues } from './directory/directory-table.ts';
export { absences, people } from './people/people-tables.ts';

/** Instants in epoch milliseconds, civil days as YYYY-MM-DD, people as Slack user ids. */

export { agreements, drafts, notedMessages };

export const handoffs = sqliteTable(
  'handoffs',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull(),
    /** The id of the form: the same form sent twice is one handoff. */
    requestKey: text('request_key').notNull().unique(),
    teamId: text('team_id').notNull(),
    stage: text('stage').notNull().$type<Stage>(),
    author: text('author').notNull(),
    ...creditColumns,
    /** The contact's id in the registry; null when the registry did not say it. */
    contactId: text('contact_id'),
    duplicateReason: text('duplicate_reason'),
    /** What the packet was worth when it was sent, as JSON; null: from before packets had a score. */
    score: text('score'),
    overrideReason: text('override_reason'),
    revisionOf: text('revision_of'),
    deal: text('deal').notNull().default(''),
    createdAt: integer('created_at').notNull(),
    /** What is the same for all ways to write the account's name. Empty only in rows that are older than it, until the next start. */
    accountKey: text('account_key').notNull().default(''),
    aeRefusal: text('ae_refusal'),
    aeZone: text('ae_zone'),
    landedAt: integer('landed_at'),
    deadlineAt: integer('deadline_at'),
    hearBy: text('hear_by'),
    lengthDays: integer('window_length').notNull(),
    round: integer('round').notNull(),
    calendarVersion: integer('calendar_version'),
    remindedAt: integer('reminded_at'),
    snoozedUntil: integer('snoozed_until'),
    remindsOnLastDayOnly: integer('reminds_on_last_day_only', { mode: 'boolean' }).notNull(),
    lapsedAt: integer('lapsed_at'),
    escalatedAt: integer('escalated_at'),
    proposedAe: text('proposed_ae'),
    decidedAt: integer('decided_at'),
    decidedBy: text('decided_by'),
    /** The version that the decision brought; null: there is none, or it is from before versions were kept. */
    decision: integer('decision'),
    undoUntil: integer('undo_until'),
    /** The account executive's grade of the packet, as JSON; null: none was given. */
    grade: text('grade'),
    agreedMove: text('agreed_move'),
    agreedMoveBy: text('agreed_move_by'),
    declineReason: text('decline_reason').$type<DeclineReason>(),
    declineNote: text('decline_note'),
    betterAe: text('better_ae'),
    comeBackOn: text('come_back_on'),
    sentenceForPartner: text('sentence_for_partner'),
    closesAt: integer('closes_at'),
    mendAskedAt: integer('mend_asked_at'),
    ...checkColumns,
    ...outcomeColumns,
    ...moveColumns,
    /** Null as long as it is open. */
    outcome: text('outcome').$type<Outcome>(),
    nextActionAt: integer('next_action_at'),
    /** When its words were taken out; null: they are there. */
    erasedAt: integer('erased_at'),
    ...packetColumns,
    partner: text('partner')
      .notNull()
      .references(() => partners.id),
  },
  (row) => [
    // Partial: closed handoffs are not in these indexes, so that they do not make the due work slower.
    index('handoffs_due').on(row.nextActionAt).where(sql`next_action_at is not null`),
    index('handoffs_undo').on(row.undoUntil).where(sql`undo_until is not null`),
    index('handoffs_by_calendar').on(row.calendarVersion).where(sql`stage = 'awaiting'`),
    index('handoffs_in_check').on(row.checkSigner).where(sql`stage in ('checking', 'returned')`),
    index('handoffs_by_account').on(row.accountKey, row.createdAt),
    index('handoffs_open_by_author').on(row.author).where(sql`outcome is null`),
    index('handoffs_open_by_ae').on(row.ae).where(sql`outcome is null`),
    index('handoffs_in_work').on(row.partner).where(sql`stage in ('accepted', 'working')`),
    index('handoffs_by_author_and_account').on(row.author, row.account, row.createdAt),
    index('handoffs_by_author').on(row.author, row.createdAt).where(sql`contact_id is not null`),
    index('handoffs_by_deal').on(row.deal),
    index('handoffs_to_be_erased').on(row.createdAt).where(sql`outcome is not null and erased_at is null`),
    uniqueIndex('handoffs_by_previous').on(row.revisionOf).where(sql`revision_of is not null`),
  ],
);

export const events = sqliteTable(
  'events',
  {
    id: integer('id').primaryKey(),
    handoffId: text('handoff_id')
      .notNull()
      .references(() => handoffs.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull().$type<HandoffEvent['kind']>(),
    actor: text('actor'),
    at: integer('at').notNull(),
    detail: text('detail'),
    reason: text('reason'),
    /** Facts that were corrected, as they were and as they became. */
    changes: text('changes', { mode: 'json' }).$type<readonly Change[]>(),
    /** The day that the partner is promised from then on. */
    hearBy: text('hear_by'),
    /** The handoff as this left it (`handoff-moment.ts`), where something tells of it; null: nothing does, or it is from before that was kept. */
    moment: text('moment'),
  },
  (row) => [index('events_by_handoff').on(row.handoffId)],
);

export const notices = sqliteTable(
  'notices',
  {
    ...noticeColumns,
    /** It is about one of these, and never about two. */
    handoffId: text('handoff_id').references(() => handoffs.id, { onDelete: 'cascade' }),
    helpRequestId: text('help_request_id').references(() => helpRequests.id, { onDelete: 'cascade' }),
    registrationId: text('registration_id').references(() => registrations.id, { onDelete: 'cascade' }),
    agreementId: text('agreement_id').references(() => agreements.id, { onDelete: 'cascade' }),
    draftId: text('draft_id').references(() => drafts.id, { onDelete: 'cascade' }),
    notedMessageId: text('noted_message_id').references(() => notedMessages.id, { onDelete: 'cascade' }),
  },
  (row) => [
    index('notices_carried').on(row.carriedBy).where(sql`carried_by is not null`),
    index('notices_unsent')
      .on(row.conversation, row.position)
      .where(sql`status in ('queued', 'claimed', 'unknown', 'held')`),
    index('notices_dead_letters').on(row.conversation).where(sql`status = 'dead_letter'`),
    index('notices_in_doubt').on(row.conversation, row.handoffId, row.position).where(sql`status = 'unknown'`),
    uniqueIndex('notices_by_handoff').on(row.handoffId, row.key),
    uniqueIndex('notices_by_help_request').on(row.helpRequestId, row.key).where(sql`help_request_id is not null`),
    uniqueIndex('notices_by_registration').on(row.registrationId, row.key).where(sql`registration_id is not null`),
    uniqueIndex('notices_by_agreement').on(row.agreementId, row.key).where(sql`agreement_id is not null`),
    uniqueIndex('notices_by_draft').on(row.draftId, row.key).where(sql`draft_id is not null`),
    uniqueIndex('notices_by_noted_message').on(row.notedMessageId, row.key).where(sql`noted_message_id is not null`),
    // A moment that nobody gave would be 0, and the notice overdue by more than fifty years.
    check('notices_are_due_at_a_moment', sql`next_try_at > 0`),
    check(
      'notices_are_about_one_thing',
      sql`(handoff_id is not null) + (help_request_id is not null) + (registration_id is not null) + (agreement_id is not null) + (draft_id is not null) + (noted_message_id is not null) = 1`,
    ),
  ],
);

export const helpRequests = sqliteTable('help_requests', helpRequestColumns, (row) => [
  // Partial, as those of handoffs: what is over costs nothing.
  index('help_requests_due').on(row.nextActionAt).where(sql`next_action_at is not null`),
  index('help_requests_by_asked').on(row.asked, row.state),
  index('help_requests_open_by_asker').on(row.asker).where(sql`state = 'open'`),
  index('help_requests_by_handoff').on(row.handoffId).where(sql`handoff_id is not null`),
]);

/**
 * Posts that were sent again because their answer was lost: until `until` Slack may take an earlier one late, and then a copy too many
 * stands where it was sent.
 */
export const lostPosts = sqliteTable('lost_posts', {
  notice: text('notice')
    .primaryKey()
    .references(() => notices.id, { onDelete: 'cascade' }),
  channel: text('channel').notNull(),
  threadTs: text('thread_ts'),
  /** When the first of them was claimed. */
  since: integer('since').notNull(),
  until: integer('until').notNull(),
});

export const partners = sqliteTable('partners', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  channelId: text('channel_id').notNull().unique(),
  teamId: text('team_id').notNull(),
  alliancesOwner: text('alliances_owner').notNull(),
  /** IANA; null: not known. */
  zone: text('zone'),
  contactAlone: integer('contact_alone', { mode: 'boolean' }).notNull().default(false),
  authorCertifies: integer('author_certifies', { mode: 'boolean' }).notNull().default(false),
  accountShownAs: text('account_shown_as').notNull().default('name').$type<AccountName>(),
  /** What they do, in a sentence; empty while nobody has said it. */
  does: text('does').notNull().default(''),
  /** Updates that are not posted. */
  leftOut: text('left_out', { mode: 'json' }).notNull().default([]).$type<PartnerUpdate[]>(),
  /** Null: it is posted to. Otherwise since when it is not, and who wanted that. */
  pausedAt: integer('paused_at'),
  pausedBy: text('paused_by'),
  /** Of its name, as `core/directory/lookup.ts` looks through them. */
  words: text('words').notNull().default(' '),
  /** When it was erased: since then it is in no list, and only its handoffs know of it. Null: it was not. */
  erasedAt: integer('erased_at'),
});

/** The last question about each partner's channel. */
export const channelQuestions = sqliteTable('channel_questions', {
  partnerId: text('partner_id')
    .primaryKey()
    .references(() => partners.id, { onDelete: 'cascade' }),
  /** Null once it is mended. */
  fault: text('fault').$type<ChannelFault>(),
  /** The id of the notice that asks. */
  notice: text('notice').notNull(),
});

export const contacts = sqliteTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    partnerId: text('partner_id')
      .notNull()
      .references(() => partners.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    role: text('role').notNull(),
    /** Null while nobody has found them in the shared channel. */
    userId: text('user_id'),
    position: integer('position').notNull(),
    /** Of their name and their partner's. */
    words: text('words').notNull().default(' '),
  },
  (row) => [index('contacts_by_partner').on(row.partnerId, row.position)],
);

/** What a workspace sets for itself, edited in Slack. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  /** JSON, because null is a value too. */
  value: text('value').notNull(),
});

/** Who changed what in the settings and the registry, oldest first. Written with the change, and never changed afterwards. */
export const settingsHistory = sqliteTable('settings_history', settingsHistoryColumns);

/**
 * The ids of what Slack delivered within the last hour. The migration makes this table WITHOUT ROWID, which drizzle cannot say: a
 * press then writes one page less.
 */
export const inbound = sqliteTable('inbound', {
  key: text('key').primaryKey(),
  at: integer('at').notNull(),
});
