ALTER TABLE `handoffs` ADD `decision` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `undo_until` integer;--> statement-breakpoint
CREATE INDEX `handoffs_undo` ON `handoffs` (`undo_until`) WHERE undo_until is not null;