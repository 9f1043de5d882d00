CREATE TABLE `lost_posts` (
	`notice` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`thread_ts` text,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	FOREIGN KEY (`notice`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `notices_in_doubt` ON `notices` (`conversation`,`handoff_id`,`position`) WHERE status = 'unknown';