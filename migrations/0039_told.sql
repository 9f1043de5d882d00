ALTER TABLE `events` ADD `moment` text;--> statement-breakpoint
ALTER TABLE `notices` ADD `event` integer;--> statement-breakpoint
UPDATE `notices` SET `detail` = json_set(`detail`, '$.version', coalesce((SELECT `decision` FROM `handoffs` WHERE `handoffs`.`id` = `notices`.`handoff_id`), 0)) WHERE `kind` = 'author_card';
--> statement-breakpoint
UPDATE `notices` SET `key` = 'author_card:' || json_extract(`detail`, '$.version') WHERE `kind` = 'author_card';
