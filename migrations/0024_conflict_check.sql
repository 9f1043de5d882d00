ALTER TABLE `handoffs` ADD `account_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `check_signer` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `check_zone` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `check_ae_zone` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `check_window_days` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `check_asked_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `check_deadline_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `check_hear_by` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `check_reminded_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `check_lapsed_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `check_escalated_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `returned_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `returned_by` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `return_reason` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `cleared_by` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `cleared_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `found_resellers` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `found_competitors` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `found_compensation` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `found_credit` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `covered_by` text;--> statement-breakpoint
CREATE INDEX `handoffs_in_check` ON `handoffs` (`check_signer`) WHERE stage in ('checking', 'returned');--> statement-breakpoint
CREATE INDEX `handoffs_by_account` ON `handoffs` (`account_key`,`created_at`);--> statement-breakpoint
ALTER TABLE `partners` ADD `author_certifies` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `handoffs` SET `account_key` = account_key(`account`);
