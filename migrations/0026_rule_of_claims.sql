ALTER TABLE `handoffs` ADD `rule_line` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `rule_version` integer;