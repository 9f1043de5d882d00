CREATE TABLE `disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`team_id` text NOT NULL,
	`state` text NOT NULL,
	`account` text NOT NULL,
	`account_key` text NOT NULL,
	`adjudicator` text NOT NULL,
	`opened_at` integer NOT NULL,
	`remind_at` integer NOT NULL,
	`decide_by` integer NOT NULL,
	`hear_by` text NOT NULL,
	`reminded_at` integer,
	`escalated_at` integer,
	`ended_at` integer,
	`ruled_by` text,
	`winner` text,
	`reason` text,
	`next_action_at` integer
);
--> statement-breakpoint
CREATE INDEX `disputes_due` ON `disputes` (`next_action_at`) WHERE next_action_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `disputes_open` ON `disputes` (`account_key`) WHERE state = 'open';--> statement-breakpoint
CREATE TABLE `registration_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`actor` text,
	`at` integer NOT NULL,
	`detail` text,
	`registration_id` text NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `registration_events_by_registration` ON `registration_events` (`registration_id`);--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`team_id` text NOT NULL,
	`partner` text NOT NULL,
	`state` text NOT NULL,
	`contact_id` text,
	`contact` text NOT NULL,
	`contact_role` text NOT NULL,
	`account` text NOT NULL,
	`account_key` text NOT NULL,
	`need` text NOT NULL,
	`touch_on` text NOT NULL,
	`evidence` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`zone` text NOT NULL,
	`registered_by` text NOT NULL,
	`registered_at` integer NOT NULL,
	`warned` integer,
	`extended_at` integer,
	`extended_by` text,
	`let_end_at` integer,
	`let_end_by` text,
	`dispute` text,
	`ruling` text,
	`ended_at` integer,
	`withdrawn_by` text,
	`reason` text,
	`next_action_at` integer
);
--> statement-breakpoint
CREATE INDEX `registrations_due` ON `registrations` (`next_action_at`) WHERE next_action_at is not null;--> statement-breakpoint
CREATE INDEX `registrations_live` ON `registrations` (`account_key`) WHERE state = 'live';--> statement-breakpoint
CREATE INDEX `registrations_by_account` ON `registrations` (`account_key`,`registered_at`);--> statement-breakpoint
CREATE INDEX `registrations_by_dispute` ON `registrations` (`dispute`) WHERE dispute is not null;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_notices` (
	`position` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	`conversation` text NOT NULL,
	`status` text NOT NULL,
	`revision` integer NOT NULL,
	`attempts` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`claimed_at` integer,
	`resend_from` integer,
	`problem` text,
	`channel` text,
	`ts` text,
	`sent_at` integer,
	`carried_by` text,
	`handoff_id` text,
	`help_request_id` text,
	`registration_id` text,
	FOREIGN KEY (`handoff_id`) REFERENCES `handoffs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`help_request_id`) REFERENCES `help_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "notices_are_about_one_thing" CHECK((handoff_id is not null) + (help_request_id is not null) + (registration_id is not null) = 1)
);
--> statement-breakpoint
INSERT INTO `__new_notices`("position", "id", "key", "kind", "detail", "conversation", "status", "revision", "attempts", "next_try_at", "claimed_at", "resend_from", "problem", "channel", "ts", "sent_at", "carried_by", "handoff_id", "help_request_id", "registration_id") SELECT "position", "id", "key", "kind", "detail", "conversation", "status", "revision", "attempts", "next_try_at", "claimed_at", "resend_from", "problem", "channel", "ts", "sent_at", "carried_by", "handoff_id", "help_request_id", NULL FROM `notices`;--> statement-breakpoint
DROP TABLE `notices`;--> statement-breakpoint
ALTER TABLE `__new_notices` RENAME TO `notices`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_id_unique` ON `notices` (`id`);--> statement-breakpoint
CREATE INDEX `notices_carried` ON `notices` (`carried_by`) WHERE carried_by is not null;--> statement-breakpoint
CREATE INDEX `notices_unsent` ON `notices` (`conversation`,`position`) WHERE status in ('queued', 'claimed', 'unknown', 'held');--> statement-breakpoint
CREATE INDEX `notices_dead_letters` ON `notices` (`conversation`) WHERE status = 'dead_letter';--> statement-breakpoint
CREATE INDEX `notices_in_doubt` ON `notices` (`conversation`,`handoff_id`,`position`) WHERE status = 'unknown';--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_handoff` ON `notices` (`handoff_id`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_help_request` ON `notices` (`help_request_id`,`key`) WHERE help_request_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_registration` ON `notices` (`registration_id`,`key`) WHERE registration_id is not null;