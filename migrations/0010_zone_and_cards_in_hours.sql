ALTER TABLE `partners` ADD `zone` text;--> statement-breakpoint
ALTER TABLE `people` ADD `cards_in_hours` integer DEFAULT false NOT NULL;