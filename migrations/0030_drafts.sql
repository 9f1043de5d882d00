CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`author` text NOT NULL,
	`typed` text NOT NULL,
	`revision_of` text,
	`help_request` text,
	`started_at` integer NOT NULL,
	`touched_at` integer,
	`stamp` integer NOT NULL,
	`sent_as` text
);
--> statement-breakpoint
CREATE INDEX `drafts_by_author` ON `drafts` (`author`,`touched_at`);