CREATE INDEX `requests_of_team` ON `requests` (`team`,`state`,`settled_at`);--> statement-breakpoint
CREATE INDEX `requests_of_giver` ON `requests` (`giver`,`state`);--> statement-breakpoint
CREATE INDEX `requests_of_asker` ON `requests` (`asked_by`,`state`);--> statement-breakpoint
CREATE INDEX `requests_of_taker` ON `requests` (`taker`,`opened_at`);