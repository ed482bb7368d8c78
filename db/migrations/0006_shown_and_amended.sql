ALTER TABLE `offers` ADD `taken` integer;--> statement-breakpoint
ALTER TABLE `offers` ADD `closing` text;--> statement-breakpoint
ALTER TABLE `offers` ADD `shown_in` text;--> statement-breakpoint
ALTER TABLE `offers` ADD `shown_as` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `offers` ADD `times_amended` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `offers` ADD `amend_tries` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `offers` ADD `amend_after` integer;--> statement-breakpoint
CREATE INDEX `offers_shown_otherwise` ON `offers` (`id`) WHERE shown_in is not null and (shown_as = 'open') <> (used_in is null and closed_because is null);--> statement-breakpoint
ALTER TABLE `letters` ADD `thread` text;