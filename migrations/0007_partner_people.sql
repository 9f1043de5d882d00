ALTER TABLE `contacts` ADD `user_id` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `contact_id` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `hear_by` text;--> statement-breakpoint
UPDATE `handoffs` SET `contact_id` = (
	SELECT min(`id`) FROM `contacts`
	WHERE `contacts`.`partner_id` = `handoffs`.`partner` AND `contacts`.`name` = `handoffs`.`partner_contact`
	GROUP BY `contacts`.`partner_id` HAVING count(*) = 1
);--> statement-breakpoint
UPDATE `handoffs` SET `hear_by` = CASE
	WHEN strftime('%w', `deadline_at` / 1000, 'unixepoch', '+1 day') IN ('0', '6')
	THEN date(`deadline_at` / 1000, 'unixepoch', '+1 day', 'weekday 1')
	ELSE date(`deadline_at` / 1000, 'unixepoch', '+1 day')
END WHERE `deadline_at` IS NOT NULL;
