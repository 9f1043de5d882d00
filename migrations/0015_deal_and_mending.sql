ALTER TABLE `events` ADD `hear_by` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `deal` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `sentence_for_partner` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `closes_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `mend_asked_at` integer;--> statement-breakpoint
CREATE INDEX `handoffs_by_deal` ON `handoffs` (`deal`);--> statement-breakpoint
-- Handoffs that were there before are deals of their own: each has its own thread in the partner's channel.
UPDATE `handoffs` SET `deal` = `id`;
