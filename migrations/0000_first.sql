CREATE TABLE `absences` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`stand_in` text,
	CONSTRAINT "absences_end_after_they_begin" CHECK(from_day <= to_day)
);
--> statement-breakpoint
CREATE INDEX `absences_by_end` ON `absences` (`to_day`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`partner_id` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `contacts_by_partner` ON `contacts` (`partner_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`handoff_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor` text,
	`at` integer NOT NULL,
	`detail` text,
	FOREIGN KEY (`handoff_id`) REFERENCES `handoffs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `events_by_handoff` ON `events` (`handoff_id`);--> statement-breakpoint
CREATE TABLE `handoffs` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`request_key` text NOT NULL,
	`team_id` text NOT NULL,
	`stage` text NOT NULL,
	`author` text NOT NULL,
	`classification` text NOT NULL,
	`revision_of` text,
	`created_at` integer NOT NULL,
	`ae_refusal` text,
	`ae_zone` text,
	`landed_at` integer,
	`deadline_at` integer,
	`window_length` integer NOT NULL,
	`round` integer NOT NULL,
	`calendar_version` integer,
	`reminded_at` integer,
	`snoozed_until` integer,
	`reminds_on_last_day_only` integer NOT NULL,
	`lapsed_at` integer,
	`escalated_at` integer,
	`proposed_ae` text,
	`decided_at` integer,
	`decided_by` text,
	`agreed_move` text,
	`agreed_move_by` text,
	`decline_reason` text,
	`decline_note` text,
	`better_ae` text,
	`outcome` text,
	`next_action_at` integer,
	`account` text NOT NULL,
	`why_account` text NOT NULL,
	`opportunity` text,
	`opportunity_created_on` text,
	`partner_touch_on` text NOT NULL,
	`partner` text NOT NULL,
	`partner_contact` text NOT NULL,
	`partner_contact_role` text NOT NULL,
	`why_partner` text NOT NULL,
	`customer_trigger` text NOT NULL,
	`joint_value` text NOT NULL,
	`warm_path` text NOT NULL,
	`warmth` text NOT NULL,
	`seller_move` text NOT NULL,
	`seller_move_by` text NOT NULL,
	`partner_move` text NOT NULL,
	`partner_move_by` text NOT NULL,
	`partner_agreed` integer NOT NULL,
	`conflict_note` text NOT NULL,
	`conflict_checked` integer NOT NULL,
	`evidence` text NOT NULL,
	`ae` text NOT NULL,
	`window_days` integer NOT NULL,
	`questions_to` text NOT NULL,
	FOREIGN KEY (`partner`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handoffs_request_key_unique` ON `handoffs` (`request_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `handoffs_revision_of_unique` ON `handoffs` (`revision_of`);--> statement-breakpoint
CREATE INDEX `handoffs_due` ON `handoffs` (`next_action_at`) WHERE next_action_at is not null;--> statement-breakpoint
CREATE INDEX `handoffs_by_calendar` ON `handoffs` (`calendar_version`) WHERE stage = 'awaiting';--> statement-breakpoint
CREATE INDEX `handoffs_open_by_author` ON `handoffs` (`author`) WHERE stage <> 'closed';--> statement-breakpoint
CREATE INDEX `handoffs_open_by_ae` ON `handoffs` (`ae`) WHERE stage <> 'closed';--> statement-breakpoint
CREATE TABLE `inbound` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`handoff_id` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text,
	`conversation` text NOT NULL,
	`status` text NOT NULL,
	`revision` integer NOT NULL,
	`attempts` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`claimed_at` integer,
	`problem` text,
	`channel` text,
	`ts` text,
	`sent_at` integer,
	FOREIGN KEY (`handoff_id`) REFERENCES `handoffs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_id_unique` ON `notices` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_key_unique` ON `notices` (`key`);--> statement-breakpoint
CREATE INDEX `notices_unsent` ON `notices` (`conversation`,`position`) WHERE status in ('queued', 'claimed', 'unknown', 'held');--> statement-breakpoint
CREATE INDEX `notices_by_handoff` ON `notices` (`handoff_id`);--> statement-breakpoint
CREATE TABLE `partners` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`channel_id` text NOT NULL,
	`team_id` text NOT NULL,
	`alliances_owner` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `partners_channel_id_unique` ON `partners` (`channel_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`user_id` text PRIMARY KEY NOT NULL,
	`workdays` text,
	`opens_at` text,
	`closes_at` text,
	`holiday_region` text,
	CONSTRAINT "people_hours_are_a_pair" CHECK((opens_at is null) = (closes_at is null))
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
