PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_notices` (
	`position` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`handoff_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	`conversation` text NOT NULL,
	`status` text NOT NULL,
	`revision` integer NOT NULL,
	`attempts` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`claimed_at` integer,
	`resend_from` integer,
	`problem` text,
	`channel` text,
	`ts` text,
	`sent_at` integer,
	FOREIGN KEY (`handoff_id`) REFERENCES `handoffs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_notices`("position", "id", "handoff_id", "key", "kind", "detail", "conversation", "status", "revision", "attempts", "next_try_at", "claimed_at", "resend_from", "problem", "channel", "ts", "sent_at") SELECT "position", "id", "handoff_id", "key", "kind", case
		when "kind" = 'ae_card' then json_object('kind', "kind", 'person', substr("conversation", 8))
		when "kind" in ('partner_delay', 'lapse_ae', 'lapse_author', 'escalation') then json_object('kind', "kind", 'deadlineAt', cast("detail" as integer))
		when "kind" = 'reminder' then json_object('kind', "kind", 'reminder', substr("detail", 1, instr("detail", ':') - 1), 'at', cast(substr("detail", instr("detail", ':') + 1) as integer))
		when "detail" like 'lapsed:%' then json_object('kind', "kind", 'about', 'lapsed', 'deadlineAt', cast(substr("detail", 8) as integer))
		when "detail" like 'proposed:%' then json_object('kind', "kind", 'about', 'proposed', 'version', cast(substr("detail", 10) as integer))
		when "detail" like 'ae_gone:%' then json_object('kind', "kind", 'about', 'ae_gone', 'round', cast(substr("detail", 9) as integer))
		when "kind" = 'ae_news' then json_object('kind', "kind", 'news', substr("detail", 1, instr("detail", ':') - 1), 'version', cast(substr("detail", instr("detail", ':') + 1) as integer), 'person', substr("conversation", 8))
		when "kind" in ('author_news', 'partner_news') then json_object('kind', "kind", 'news', substr("detail", 1, instr("detail", ':') - 1), 'version', cast(substr("detail", instr("detail", ':') + 1) as integer))
		when "kind" = 'undeliverable' then json_object('kind', "kind", 'person', substr("conversation", 8), 'notice', "detail", 'since', 0)
		when "kind" = 'partner_channel' then json_object('kind', "kind", 'person', substr("conversation", 8), 'change', "detail", 'occasion', substr("key", 17, length("key") - length("conversation") - 10))
		when "kind" = 'stalled' then json_object('kind', "kind", 'person', substr("conversation", 8), 'stall', "detail", 'day', cast(substr("key", length("detail") + 10) as integer))
		else json_object('kind', "kind") end, "conversation", case "status" when 'parked' then 'dead_letter' else "status" end, "revision", "attempts", "next_try_at", "claimed_at", "resend_from", "problem", "channel", "ts", "sent_at" FROM `notices`;--> statement-breakpoint
DROP TABLE `notices`;--> statement-breakpoint
ALTER TABLE `__new_notices` RENAME TO `notices`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_id_unique` ON `notices` (`id`);--> statement-breakpoint
CREATE INDEX `notices_unsent` ON `notices` (`conversation`,`position`) WHERE status in ('queued', 'claimed', 'unknown', 'held');--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_handoff` ON `notices` (`handoff_id`,`key`);--> statement-breakpoint
UPDATE `people` SET `workdays` = '[' || `workdays` || ']' WHERE `workdays` is not null;
