ALTER TABLE `letters` ADD `asked` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `letters` ADD `limited` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `tells_of` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `until` integer;--> statement-breakpoint
ALTER TABLE `letters` ADD `concerns` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `carried_in` text;--> statement-breakpoint
CREATE INDEX `letters_carried_in` ON `letters` (`carried_in`) WHERE "letters"."carried_in" is not null;--> statement-breakpoint
CREATE INDEX `letters_waiting_about` ON `letters` (`concerns`) WHERE "letters"."state" = 'queued' and "letters"."concerns" is not null;--> statement-breakpoint
CREATE INDEX `letters_to_address` ON `letters` (`address`,`made_at`);--> statement-breakpoint
ALTER TABLE `addresses` ADD `away_since` integer;--> statement-breakpoint
ALTER TABLE `rooms` ADD `outsiders` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `rooms` ADD `gone_at` integer;--> statement-breakpoint
ALTER TABLE `rooms` ADD `reported_at` integer;