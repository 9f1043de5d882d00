-- The author's card comes with the decision. Cards from before it are forgotten, and what told the decision is the author's card now.
DELETE FROM `lost_posts` WHERE `notice` IN (
	SELECT `id` FROM `notices`
	WHERE `kind` = 'author_card' AND (
		`handoff_id` IN (SELECT `id` FROM `handoffs` WHERE `decided_at` IS NULL)
		OR `handoff_id` IN (SELECT `handoff_id` FROM `notices` WHERE `kind` = 'author_decision')
	)
);--> statement-breakpoint
DELETE FROM `notices` WHERE `kind` = 'author_card' AND (
	`handoff_id` IN (SELECT `id` FROM `handoffs` WHERE `decided_at` IS NULL)
	OR `handoff_id` IN (SELECT `handoff_id` FROM `notices` WHERE `kind` = 'author_decision')
);--> statement-breakpoint
-- A dead letter is tried once more: a person may have been told of it under the card that is forgotten.
UPDATE `notices` SET
	`kind` = 'author_card',
	`key` = 'author_card',
	`detail` = json_object('kind', 'author_card'),
	`attempts` = CASE `status` WHEN 'dead_letter' THEN 0 ELSE `attempts` END,
	`status` = CASE
		WHEN `status` <> 'dead_letter' THEN `status`
		WHEN `claimed_at` IS NOT NULL AND `ts` IS NULL THEN 'unknown'
		ELSE 'queued'
	END
WHERE `kind` = 'author_decision';
