ALTER TABLE `events` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `rerouted_by` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `rerouted_why` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `come_back_on` text;