ALTER TABLE `handoffs` ADD `qualified_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `opened_link` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `opened_on` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `opened_amount` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `ended_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `not_worth` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `amount` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `partner_did` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `end_reason` text;