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
	`agreement_id` text,
	`draft_id` text,
	`noted_message_id` text,
	FOREIGN KEY (`handoff_id`) REFERENCES `handoffs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`help_request_id`) REFERENCES `help_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`noted_message_id`) REFERENCES `noted_messages`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "notices_are_due_at_a_moment" CHECK(next_try_at > 0),
	CONSTRAINT "notices_are_about_one_thing" CHECK((handoff_id is not null) + (help_request_id is not null) + (registration_id is not null) + (agreement_id is not null) + (draft_id is not null) + (noted_message_id is not null) = 1)
);
--> statement-breakpoint
-- The end of the offer to take an answer back once queued a card without a moment. It was due after it was last sent.
INSERT INTO `__new_notices`("position", "id", "key", "kind", "detail", "conversation", "status", "revision", "attempts", "next_try_at", "claimed_at", "resend_from", "problem", "channel", "ts", "sent_at", "carried_by", "handoff_id", "help_request_id", "registration_id", "agreement_id", "draft_id", "noted_message_id") SELECT "position", "id", "key", "kind", "detail", "conversation", "status", "revision", "attempts", CASE
	WHEN "next_try_at" > 0 THEN "next_try_at"
	ELSE coalesce("sent_at", "claimed_at", (SELECT "created_at" FROM `handoffs` WHERE `handoffs`.`id` = `notices`.`handoff_id`), CAST(strftime('%s', 'now') AS integer) * 1000)
	END, "claimed_at", "resend_from", "problem", "channel", "ts", "sent_at", "carried_by", "handoff_id", "help_request_id", "registration_id", "agreement_id", "draft_id", "noted_message_id" FROM `notices`;--> statement-breakpoint
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
CREATE UNIQUE INDEX `notices_by_registration` ON `notices` (`registration_id`,`key`) WHERE registration_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_agreement` ON `notices` (`agreement_id`,`key`) WHERE agreement_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_draft` ON `notices` (`draft_id`,`key`) WHERE draft_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_noted_message` ON `notices` (`noted_message_id`,`key`) WHERE noted_message_id is not null;