-- What nobody sees in a name says nothing about it any more: what is stored is found by the new keys. Erased names keep theirs.
UPDATE `handoffs` SET `account_key` = account_key(`account`) WHERE `account_key` <> account_key(`account`);--> statement-breakpoint
UPDATE `accounts` SET `account_key` = account_key(`name`), `words` = words_of(`name`, coalesce(`domain`, ''))
	WHERE `account_key` <> account_key(`name`) OR `words` <> words_of(`name`, coalesce(`domain`, ''));--> statement-breakpoint
UPDATE `registrations` SET `account_key` = account_key(`account`)
	WHERE `account_key` NOT LIKE 'erased %' AND `account_key` <> account_key(`account`);--> statement-breakpoint
UPDATE OR IGNORE `disputes` SET `account_key` = account_key(`account`)
	WHERE `account_key` NOT LIKE 'erased %' AND `account_key` <> account_key(`account`);--> statement-breakpoint
UPDATE `partners` SET `words` = words_of(`name`) WHERE `erased_at` IS NULL;--> statement-breakpoint
UPDATE `contacts` SET `words` = words_of(`name`, (SELECT `name` FROM `partners` WHERE `partners`.`id` = `contacts`.`partner_id`));
