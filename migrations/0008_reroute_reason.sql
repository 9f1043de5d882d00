ALTER TABLE `events` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `come_back_on` text;--> statement-breakpoint
UPDATE `events` SET `reason` = `detail`, `detail` = NULL WHERE `kind` IN ('extended', 'withdrawn');
