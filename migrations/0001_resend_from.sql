ALTER TABLE `notices` ADD `resend_from` integer;--> statement-breakpoint
UPDATE `notices` SET `resend_from` = `claimed_at` + 3600000 WHERE `claimed_at` IS NOT NULL;
