CREATE TABLE `agreements` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`target_accounts` text,
	`acceptance` text NOT NULL,
	`window_days` integer NOT NULL,
	`influence` text NOT NULL,
	`leads_customer` text NOT NULL,
	`leads_fit` text NOT NULL,
	`leads_close` text NOT NULL,
	`conflict_rule` text NOT NULL,
	`team_id` text,
	`saved_at` integer,
	`saved_by` text,
	`partnerships_owner` text,
	`partnerships_confirmed_at` integer,
	`partnerships_remind_at` integer,
	`sales_owner` text,
	`sales_confirmed_at` integer,
	`sales_remind_at` integer,
	`since` integer,
	`reviewed_at` integer,
	`reviewed_by` text,
	`review_at` integer,
	`asked_at` integer,
	`replaced_by` integer,
	`next_action_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreements_version_unique` ON `agreements` (`version`);--> statement-breakpoint
CREATE INDEX `agreements_due` ON `agreements` (`next_action_at`) WHERE next_action_at is not null;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_notices` (
	`position` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
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
	`carried_by` text,
	`handoff_id` text,
	`help_request_id` text,
	`registration_id` text,
	`agreement_id` text,
	FOREIGN KEY (`handoff_id`) REFERENCES `handoffs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`help_request_id`) REFERENCES `help_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "notices_are_about_one_thing" CHECK((handoff_id is not null) + (help_request_id is not null) + (registration_id is not null) + (agreement_id is not null) = 1)
);
--> statement-breakpoint
INSERT INTO `__new_notices`("position", "id", "key", "kind", "detail", "conversation", "status", "revision", "attempts", "next_try_at", "claimed_at", "resend_from", "problem", "channel", "ts", "sent_at", "carried_by", "handoff_id", "help_request_id", "registration_id", "agreement_id") SELECT "position", "id", "key", "kind", "detail", "conversation", "status", "revision", "attempts", "next_try_at", "claimed_at", "resend_from", "problem", "channel", "ts", "sent_at", "carried_by", "handoff_id", "help_request_id", "registration_id", NULL FROM `notices`;--> statement-breakpoint
DROP TABLE `notices`;--> statement-breakpoint
ALTER TABLE `__new_notices` RENAME TO `notices`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_id_unique` ON `notices` (`id`);--> statement-breakpoint
CREATE INDEX `notices_carried` ON `notices` (`carried_by`) WHERE carried_by is not null;--> statement-breakpoint
CREATE INDEX `notices_unsent` ON `notices` (`conversation`,`position`) WHERE status in ('queued', 'claimed', 'unknown', 'held');--> statement-breakpoint
CREATE INDEX `notices_dead_letters` ON `notices` (`conversation`) WHERE status = 'dead_letter';--> statement-breakpoint
CREATE INDEX `notices_in_doubt` ON `notices` (`conversation`,`handoff_id`,`position`) WHERE status = 'unknown';--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_handoff` ON `notices` (`handoff_id`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_help_request` ON `notices` (`help_request_id`,`key`) WHERE help_request_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_registration` ON `notices` (`registration_id`,`key`) WHERE registration_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_agreement` ON `notices` (`agreement_id`,`key`) WHERE agreement_id is not null;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `window_reason` text;
--> statement-breakpoint
-- Hand-written: what the settings held is the first version, which nobody has confirmed.
INSERT INTO `agreements` (`id`, `version`, `state`, `acceptance`, `window_days`, `influence`, `leads_customer`, `leads_fit`, `leads_close`, `conflict_rule`)
VALUES (
	'agreement-0',
	0,
	'start',
	'You take the next move by its day, the partner keeps the agreed role, you report what came of it.',
	coalesce((SELECT json_extract(`value`, '$') FROM `settings` WHERE `key` = 'default_window_days'), 3),
	'Partner-sourced: the partner’s touch came before the opportunity, or there is none. Partner-influenced: it came on the day or later. Both are reported, and never blended.',
	coalesce((SELECT json_extract(`value`, '$') FROM `settings` WHERE `key` = 'leads_customer'), 'ae'),
	coalesce((SELECT json_extract(`value`, '$') FROM `settings` WHERE `key` = 'leads_fit'), 'partner'),
	coalesce((SELECT json_extract(`value`, '$') FROM `settings` WHERE `key` = 'leads_close'), 'ae'),
	'1. A live, complete registration comes before none.' || char(10)
		|| '2. Of two, the earlier complete one.' || char(10)
		|| '3. On the same day, the earlier touch with evidence.' || char(10)
		|| '4. Else the adjudicator decides, within 2 business days.'
);
--> statement-breakpoint
DELETE FROM `settings` WHERE `key` IN ('default_window_days', 'leads_customer', 'leads_fit', 'leads_close');
