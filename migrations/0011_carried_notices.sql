ALTER TABLE `notices` ADD `carried_by` text;--> statement-breakpoint
CREATE INDEX `notices_carried` ON `notices` (`carried_by`) WHERE carried_by is not null;