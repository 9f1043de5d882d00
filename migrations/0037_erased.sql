ALTER TABLE `handoffs` ADD `erased_at` integer;--> statement-breakpoint
CREATE INDEX `handoffs_to_be_erased` ON `handoffs` (`created_at`) WHERE outcome is not null and erased_at is null;--> statement-breakpoint
ALTER TABLE `partners` ADD `erased_at` integer;