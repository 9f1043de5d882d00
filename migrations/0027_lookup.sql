ALTER TABLE `contacts` ADD `words` text DEFAULT ' ' NOT NULL;--> statement-breakpoint
ALTER TABLE `partners` ADD `words` text DEFAULT ' ' NOT NULL;--> statement-breakpoint
CREATE INDEX `handoffs_by_author` ON `handoffs` (`author`,`created_at`) WHERE contact_id is not null;--> statement-breakpoint
UPDATE `partners` SET `words` = words_of(`name`);--> statement-breakpoint
UPDATE `contacts` SET `words` = words_of(`name`, (SELECT `name` FROM `partners` WHERE `partners`.`id` = `contacts`.`partner_id`));
