ALTER TABLE `handoffs` ADD `said_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `stall_asked_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `update_asked_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `word_for_partner` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `word_version` integer;--> statement-breakpoint
UPDATE `handoffs` SET `said_at` = COALESCE(
	(SELECT MAX(`at`) FROM `events` WHERE `events`.`handoff_id` = `handoffs`.`id` AND `events`.`actor` IS NOT NULL),
	`decided_at`
)
WHERE `agreed_move` IS NOT NULL;--> statement-breakpoint
UPDATE `handoffs` SET `partner_slipped_at` = `said_at`
WHERE `stage` IN ('accepted', 'working') AND `next_action_at` IS NULL
	AND `partner_done_at` IS NULL AND `partner_slipped_at` IS NULL AND `partner_due_on` < date('now', '-4 days');--> statement-breakpoint
UPDATE `handoffs` SET `seller_slipped_at` = `said_at`
WHERE `stage` IN ('accepted', 'working') AND `next_action_at` IS NULL
	AND `seller_done_at` IS NULL AND `seller_slipped_at` IS NULL AND `agreed_move_by` < date('now', '-4 days');--> statement-breakpoint
UPDATE `handoffs` SET `next_action_at` = `said_at` WHERE `stage` IN ('accepted', 'working');
