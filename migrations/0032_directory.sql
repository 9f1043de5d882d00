CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`domain` text,
	`record_id` text,
	`record_host` text,
	`account_key` text NOT NULL,
	`crm_id` text,
	`owner` text,
	`priority_of` text DEFAULT '[]' NOT NULL,
	`priority_list` text DEFAULT '' NOT NULL,
	`why` text DEFAULT '' NOT NULL,
	`opportunity` text DEFAULT '' NOT NULL,
	`opportunity_ref` text DEFAULT '' NOT NULL,
	`opportunity_stage` text DEFAULT '' NOT NULL,
	`opportunity_created_on` text,
	`opportunity_closed_on` text,
	`words` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `accounts_by_words` ON `accounts` (`words`,`id`);--> statement-breakpoint
CREATE INDEX `accounts_by_domain` ON `accounts` (`domain`,`record_id`);--> statement-breakpoint
CREATE INDEX `accounts_by_record` ON `accounts` (`record_id`);--> statement-breakpoint
CREATE INDEX `accounts_by_key` ON `accounts` (`account_key`,`record_id`);--> statement-breakpoint
CREATE TABLE `colleagues` (
	`user_id` text PRIMARY KEY NOT NULL,
	`role` text DEFAULT '' NOT NULL,
	`manager` text,
	`region` text
);
--> statement-breakpoint
ALTER TABLE `partners` ADD `does` text DEFAULT '' NOT NULL;