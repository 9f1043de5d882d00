CREATE TABLE `channel_questions` (
	`partner_id` text PRIMARY KEY NOT NULL,
	`fault` text,
	`notice` text NOT NULL,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `partners` ADD `account_shown_as` text DEFAULT 'name' NOT NULL;--> statement-breakpoint
ALTER TABLE `partners` ADD `left_out` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `partners` ADD `paused_at` integer;--> statement-breakpoint
ALTER TABLE `partners` ADD `paused_by` text;--> statement-breakpoint
-- What is wrong with a channel has one name, whether Slack told of it or a message met it. When was not kept: their place tells them apart.
UPDATE `notices` SET `key` = 'partner_channel:' || `position` || ':' || json_extract(`detail`, '$.person'), `detail` = json_object(
	'kind', 'partner_channel',
	'person', json_extract(`detail`, '$.person'),
	'fault', CASE json_extract(`detail`, '$.change')
		WHEN 'archived' THEN 'archived'
		WHEN 'left' THEN 'bot_absent'
		WHEN 'unshared' THEN 'not_shared'
		ELSE 'company_added'
	END,
	'at', `position`
) WHERE `kind` = 'partner_channel';
