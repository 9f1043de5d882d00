ALTER TABLE `handoffs` ADD `score` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `override_reason` text;