ALTER TABLE `drafts` ADD `proposal` text;--> statement-breakpoint
CREATE INDEX `drafts_by_proposal` ON `drafts` (`id`) WHERE proposal is not null;