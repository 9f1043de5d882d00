CREATE TABLE `settings_history` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text,
	`what` text NOT NULL,
	`partner` text,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `notices_dead_letters` ON `notices` (`conversation`) WHERE status = 'dead_letter';