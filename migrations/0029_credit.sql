ALTER TABLE `handoffs` ADD `credit_line` text DEFAULT 'no_opportunity' NOT NULL;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `credit_word_by` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `credit_word_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `duplicate_reason` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `account_ref` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `opportunity_closed_on` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `partner_touch_source` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `handoffs_in_work` ON `handoffs` (`partner`) WHERE stage in ('accepted', 'working');--> statement-breakpoint
UPDATE `handoffs` SET `credit_line` = CASE
	WHEN `opportunity_created_on` IS NULL THEN 'no_opportunity'
	WHEN `classification` = 'partner_sourced' THEN 'touch_first'
	ELSE 'opportunity_first'
END;
