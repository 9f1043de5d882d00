ALTER TABLE `drafts` ADD `typed_where` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `drafts` ADD `overtaken_by` text;