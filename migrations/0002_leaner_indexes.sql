DROP INDEX `contacts_by_partner`;--> statement-breakpoint
CREATE INDEX `contacts_by_partner` ON `contacts` (`partner_id`,`position`);--> statement-breakpoint
DROP INDEX `handoffs_revision_of_unique`;--> statement-breakpoint
DROP INDEX `handoffs_open_by_author`;--> statement-breakpoint
DROP INDEX `handoffs_open_by_ae`;--> statement-breakpoint
CREATE UNIQUE INDEX `handoffs_by_previous` ON `handoffs` (`revision_of`) WHERE revision_of is not null;--> statement-breakpoint
CREATE INDEX `handoffs_open_by_author` ON `handoffs` (`author`) WHERE outcome is null;--> statement-breakpoint
CREATE INDEX `handoffs_open_by_ae` ON `handoffs` (`ae`) WHERE outcome is null;--> statement-breakpoint
CREATE TABLE `__new_notices` (
	`position` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`handoff_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text,
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
	FOREIGN KEY (`handoff_id`) REFERENCES `handoffs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_notices`("position", "id", "handoff_id", "key", "kind", "detail", "conversation", "status", "revision", "attempts", "next_try_at", "claimed_at", "resend_from", "problem", "channel", "ts", "sent_at") SELECT "position", "id", "handoff_id", "kind" || substr("key", length("kind") + length("handoff_id") + 2), "kind", "detail", "conversation", "status", "revision", "attempts", "next_try_at", "claimed_at", "resend_from", "problem", "channel", "ts", "sent_at" FROM `notices`;--> statement-breakpoint
DROP TABLE `notices`;--> statement-breakpoint
ALTER TABLE `__new_notices` RENAME TO `notices`;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_id_unique` ON `notices` (`id`);--> statement-breakpoint
CREATE INDEX `notices_unsent` ON `notices` (`conversation`,`position`) WHERE status in ('queued', 'claimed', 'unknown', 'held');--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_handoff` ON `notices` (`handoff_id`,`key`);--> statement-breakpoint
CREATE TABLE `__new_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`handoff_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor` text,
	`at` integer NOT NULL,
	`detail` text,
	FOREIGN KEY (`handoff_id`) REFERENCES `handoffs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_events`("id", "handoff_id", "kind", "actor", "at", "detail") SELECT "id", "handoff_id", "kind", "actor", "at", "detail" FROM `events`;--> statement-breakpoint
DROP TABLE `events`;--> statement-breakpoint
ALTER TABLE `__new_events` RENAME TO `events`;--> statement-breakpoint
CREATE INDEX `events_by_handoff` ON `events` (`handoff_id`);--> statement-breakpoint
CREATE TABLE `__new_inbound` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_inbound`("key", "at") SELECT "key", "at" FROM `inbound`;--> statement-breakpoint
DROP TABLE `inbound`;--> statement-breakpoint
ALTER TABLE `__new_inbound` RENAME TO `inbound`;
