CREATE TABLE `help_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`team_id` text NOT NULL,
	`state` text NOT NULL,
	`asker` text NOT NULL,
	`account` text NOT NULL,
	`help` text NOT NULL,
	`partner` text,
	`asked` text NOT NULL,
	`asked_at` integer NOT NULL,
	`remind_at` integer NOT NULL,
	`escalate_after` integer NOT NULL,
	`reminded_at` integer,
	`escalated_at` integer,
	`ended_at` integer,
	`ended_by` text,
	`words` text,
	`handoff_id` text,
	`next_action_at` integer
);
--> statement-breakpoint
CREATE INDEX `help_requests_due` ON `help_requests` (`next_action_at`) WHERE next_action_at is not null;--> statement-breakpoint
CREATE INDEX `help_requests_by_asked` ON `help_requests` (`asked`,`state`);--> statement-breakpoint
CREATE INDEX `help_requests_open_by_asker` ON `help_requests` (`asker`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `help_requests_by_handoff` ON `help_requests` (`handoff_id`) WHERE handoff_id is not null;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_notices` (
	`position` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`handoff_id` text,
	`help_request_id` text,
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
	FOREIGN KEY (`handoff_id`) REFERENCES `handoffs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`help_request_id`) REFERENCES `help_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "notices_are_about_one_thing" CHECK((handoff_id is null) <> (help_request_id is null))
);
--> statement-breakpoint
INSERT INTO `__new_notices`("position", "id", "handoff_id", "help_request_id", "key", "kind", "detail", "conversation", "status", "revision", "attempts", "next_try_at", "claimed_at", "resend_from", "problem", "channel", "ts", "sent_at", "carried_by") SELECT "position", "id", "handoff_id", NULL, "key", "kind", "detail", "conversation", "status", "revision", "attempts", "next_try_at", "claimed_at", "resend_from", "problem", "channel", "ts", "sent_at", "carried_by" FROM `notices`;--> statement-breakpoint
DROP TABLE `notices`;--> statement-breakpoint
ALTER TABLE `__new_notices` RENAME TO `notices`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_id_unique` ON `notices` (`id`);--> statement-breakpoint
CREATE INDEX `notices_carried` ON `notices` (`carried_by`) WHERE carried_by is not null;--> statement-breakpoint
CREATE INDEX `notices_unsent` ON `notices` (`conversation`,`position`) WHERE status in ('queued', 'claimed', 'unknown', 'held');--> statement-breakpoint
CREATE INDEX `notices_dead_letters` ON `notices` (`conversation`) WHERE status = 'dead_letter';--> statement-breakpoint
CREATE INDEX `notices_in_doubt` ON `notices` (`conversation`,`handoff_id`,`position`) WHERE status = 'unknown';--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_handoff` ON `notices` (`handoff_id`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_help_request` ON `notices` (`help_request_id`,`key`) WHERE help_request_id is not null;