ALTER TABLE `handoffs` ADD `partner_due_on` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `partner_asked_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `partner_said` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `partner_done_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `partner_reminded_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `partner_slipped_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `seller_agreed_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `seller_asked_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `seller_done_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `seller_slipped_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `seller_failure` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `introduced_at` integer;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `leads_customer` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `leads_fit` text;--> statement-breakpoint
ALTER TABLE `handoffs` ADD `leads_close` text;--> statement-breakpoint
ALTER TABLE `partners` ADD `contact_alone` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `handoffs` SET
	`partner_due_on` = `partner_move_by`,
	`partner_asked_at` = `decided_at`,
	`partner_reminded_at` = `decided_at`,
	`seller_agreed_at` = `decided_at`,
	`seller_asked_at` = `decided_at`,
	`leads_customer` = 'ae',
	`leads_fit` = 'partner',
	`leads_close` = 'ae'
WHERE `agreed_move` IS NOT NULL;
